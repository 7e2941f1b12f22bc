// `holdings/table.js` → papers and what each guide needs; `render/holdings.rs` writes it.

// Base 45, the lowest digit first; the last digit is one of the first 45 symbols.
function unpack(packed) {
  const values = [];
  let value = 0;
  let place = 1;
  for (let i = 0; i < packed.length; i += 1) {
    const sign = packed.charCodeAt(i);
    const code = sign - (sign > 92 ? 36 : 35);
    value += (code % 45) * place;
    place *= 45;
    if (code < 45) {
      values.push(value);
      value = 0;
      place = 1;
    }
  }
  return values;
}

const lines = (text) => (text ? text.split('\n') : []);

function readTable({ papers, words, needs, guides, chunk, names }) {
  const said = lines(`\n${words}`);
  const numbers = new Map();
  const read = lines(papers).map((text, number) => {
    const [key, name, , flags, aliases] = text.split('\t');
    numbers.set(key, number);
    return { key, name, hasPage: (flags & 1) > 0, isElectronic: (flags & 2) > 0, words: plain(name + aliases), uses: 0 };
  });
  const packed = unpack(needs);
  const found = [];
  let at = 0;
  const need = () => {
    const code = packed[at++];
    const kind = code % 8;
    const hasWords = [1, 2, 3, 6].includes(kind);
    const paper = (code - kind) / 8;
    read[paper].uses += 1;
    return { paper, kind, words: hasWords ? said[packed[at++]] : '' };
  };
  while (found.length < guides) found.push(Array.from({ length: packed[at++] }, need));
  return { papers: read, numbers, guides: found, chunk, names: lines(names) };
}

// The names of guides, from the table or from the file that has them.
function nameReader(table, root, mark) {
  const files = new Map();
  const waiting = new Map();
  const take = (number, names) => waiting.get(number)(lines(names));
  const load = (number) => new Promise((done, fail) => {
    const script = document.createElement('script');
    waiting.set(`${number}`, done);
    script.onerror = fail;
    script.src = `${root}holdings/names-${number}.js?v=${mark}`;
    document.head.append(script);
  });
  const file = (number) => {
    if (!files.has(number)) files.set(number, load(number));
    return files.get(number);
  };
  const named = (text) => {
    const [id, title] = text.split('\t');
    return { title, address: `guides/${id}.html` };
  };
  const name = async (guide) => {
    if (!table.chunk) return named(table.names[guide]);
    const number = Math.floor(guide / table.chunk);
    return named((await file(number))[guide % table.chunk]);
  };
  return { take, name };
}
