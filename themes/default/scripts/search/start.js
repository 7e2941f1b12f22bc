// Runs what the other parts define; in node, where there is no page, the tests take the ranking.
if (typeof document === 'undefined') {
  module.exports = engine;
} else {
  const portal = portalSearch(document.currentScript.dataset);
  portal.recent = memory('recent', 8);
  // For the bundles that only some pages load.
  window.mingbaiPortal = Object.assign(portal, { make, mark, set, words, typed, understood, memory, unpack, lines });
  if (!document.querySelector('[data-search-results]')) {
    document.querySelectorAll('[data-search]').forEach((form) => searchBox(form, portal));
  }
}
