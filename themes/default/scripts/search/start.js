// Runs what the other parts define; in node, where there is no page, the tests take the ranking.
if (typeof document === 'undefined') {
  module.exports = engine;
} else {
  const portal = portalSearch(document.currentScript.dataset);
  // For the bundles that only some pages load.
  window.mingbaiPortal = Object.assign(portal, { recent: window.mingbaiMemory('recent', 8), make, mark, set, words, typed, guessed, unpack });
  document.querySelectorAll('[data-suggest]').forEach((form) => searchBox(form, portal));
}
