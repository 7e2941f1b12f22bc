// The situation of a guide that a query names: 代办 → “别人代办”. As in `pages/search/option.rs`: the longest word decides.
// In: the options of a guide as `facets.js` has them. Out: the one that is named, or nothing.

function named(options, query) {
  const plain = query.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  let best;
  let most = 0;
  if (options) options.split('|').forEach((option) => {
    const [fragment, label, words] = option.split('\t');
    words.split(' ').forEach((word) => {
      if (word.length > most && plain.includes(word)) {
        most = word.length;
        best = { fragment, label };
      }
    });
  });
  return best;
}
