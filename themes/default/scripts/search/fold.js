// Text → the form in which names and queries are compared, its terms, and what is packed in the search files.
// The same as src/lang/fold.rs and src/render/search/{token,pack}.rs; tests/search.rs holds the two against each other.
const SIGNS = '\\u2160-\\u2188\\u2460-\\u249b\\u3007\\u3400-\\u9fff\\u{20000}-\\u{323ff}';
const LETTERS = '0-9a-z\\xc0-\\u1fff';
const every = (pattern) => new RegExp(pattern, 'gu');
const RUNS = every(`[${SIGNS}]+|[${LETTERS}]+`);
const GAPS = every(`[^\\n\\t${SIGNS}${LETTERS}]+`);
const BLANKS = every(`([${LETTERS}] )(?=[${LETTERS}])| `);
const UNITS = every(`[${SIGNS}]|[${LETTERS}]+`);
const LETTER = new RegExp(`^[${LETTERS}]`);
const isLetter = (text) => LETTER.test(text);
// Whether a cut at `i` would part a word.
const cuts = (text, i) => isLetter(text[i - 1]) && isLetter(text[i]);
const pairs = (chars) => chars.slice(1).map((c, i) => chars[i] + c);
// FNV-1a over UTF-16 units.
const hash = (term) => term.split('').reduce((mixed, c) => Math.imul(mixed ^ c.charCodeAt(), 0x01000193), 0x811c9dc5) >>> 0;
const add = (map, key, value) => map.set(key, value + (map.get(key) || 0));
const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) || 0));

const fold = (text) => text.replace(/[A-Z\uff01-\uff5e]/g, (c) => c.normalize('NFKC').toLowerCase());
const clean = (text) => fold(text).replace(GAPS, ' ');
const normal = (text) => clean(text).replace(BLANKS, '$1');
const split = (text, singles) => [].concat(...(text.match(RUNS) || []).map((run) => {
  const chars = [...run];
  return isLetter(run) ? run : pairs(chars).concat(singles || !chars[1] ? chars : []);
}));
const unpack = (text) => (text.match(/[^#-O]*[#-O]/g) || []).map((n) => [...n].reduceRight((high, c) => (
  high * 45 + ((c.charCodeAt() - 35 - (c > '\\')) % 45)
), 0));
const syllables = (text, take) => text.replace(/([a-z]+)([^a-z]+)/g, (_, sound, chars) => take(sound, chars));
// tantivy keeps the length of a field as one of 256 steps.
const step = (i) => (i < 40 ? i : 24 + ((8 | (i & 7)) << ((i >> 3) - 4)));
const rounded = (length, i = 0) => (step(i + 1) > length ? step(i) : rounded(length, i + 1));
