// Text → the form in which names and queries are compared, its terms, and what is packed in the search files.
// The same as src/render/search/{fold,token,pack}.rs; tests/search.rs holds the two against each other.
const SIGNS = '\\u2160-\\u2188\\u2460-\\u249b\\u3007\\u3400-\\u9fff\\u{20000}-\\u{323ff}';
const LETTERS = '0-9a-z\\xc0-\\u1fff';
const every = (pattern) => new RegExp(pattern, 'gu');
const RUNS = every(`[${SIGNS}]+|[${LETTERS}]+`);
const GAPS = every(`[^\\n\\t${SIGNS}${LETTERS}]+`);
const BLANKS = every(`([${LETTERS}] )(?=[${LETTERS}])| `);
const LETTER = new RegExp(`^[${LETTERS}]`);
const isLetter = (text) => LETTER.test(text);
const lines = (text) => text.split('\n');
const flat = (lists) => [].concat(...lists);
const firsts = (list) => list.map((entry) => entry[0]);
// FNV-1a over UTF-16 units.
const hash = (term) => term.split('').reduce((sum, c) => Math.imul(sum ^ c.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0;
const add = (map, key, value) => map.set(key, value + (map.get(key) || 0));
const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) || 0));

const fold = (text) => text.replace(/[A-Z\uff01-\uff5e]/g, (c) => (
  String.fromCharCode(c.charCodeAt(0) - (c > 'Z' ? 0xfee0 : 0)).toLowerCase()
));
const clean = (text) => fold(text).replace(GAPS, ' ');
const normal = (text) => clean(text).replace(BLANKS, '$1');
const split = (text, singles) => flat((text.match(RUNS) || []).map((run) => {
  const chars = [...run];
  return isLetter(run) ? run : chars.slice(1).map((c, i) => chars[i] + c).concat(singles || !chars[1] ? chars : []);
}));
const unpack = (text) => (text.match(/[^#-O]*[#-O]/g) || []).map((n) => [...n].reduceRight((sum, c) => (
  sum * 45 + ((c.charCodeAt(0) - (c > '\\' ? 36 : 35)) % 45)
), 0));
const syllables = (text, take) => text.replace(/([a-z]+)([^a-z]+)/g, (_, sound, chars) => take(sound, chars));
// tantivy keeps the length of a field as one of 256 steps.
const step = (i) => (i < 40 ? i : 24 + ((8 | (i & 7)) << ((i >> 3) - 4)));
const rounded = (length, i = 0) => (step(i + 1) > length ? step(i) : rounded(length, i + 1));
