// Runs what the other parts define; in node, where there is no page, the tests take the ranking.
if (typeof document === 'undefined') {
  module.exports = engine;
} else {
  const root = document.currentScript.dataset.root || '';
  const search = portalSearch(root);
  document.querySelectorAll('[data-search]').forEach((form) => searchBox(form, root, search));
  view();
}
