// Runs on a page; in node, where there is none, the tests take the arithmetic and the sentences.
if (typeof document === 'undefined') {
  module.exports = { calendar, place, sayings, dayOf, isoOf };
} else {
  showHours(document.currentScript.dataset);
}
