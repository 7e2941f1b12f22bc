// All names as long texts that a query is looked up in by plain scanning: src/render/search/names.rs in the browser.
// In: `search/t1.js`. Out: where a string stands, what letters spell, what sounds alike, and what is shown of a document.

const compareCounts = (a, b) => b[1] - a[1] || (a < b ? -1 : 1);
const common = (found, most) => firsts([...found].sort(compareCounts).slice(0, most));
const groupsOf = (data) => flat(data.groups.map((group) => Array(group[3]).fill(group)));

function side(texts, field) {
  const text = `\n${normal(texts)}\n`;
  const parts = lines(text);
  const lengths = [];
  return {
    text,
    length: (doc) => lengths[doc] || (lengths[doc] = rounded(split(parts[doc + 1], true).length)),
    find(name) {
      const found = [];
      let spot = [];
      let doc = -1;
      let end = 0;
      for (let i = name ? text.indexOf(name) : -1; i >= 0; i = text.indexOf(name, i + 1)) {
        while (end < i) end += parts[(doc += 1) + 1].length + 1;
        const before = text[i - 1];
        const after = text[i + name.length];
        if ((isLetter(before) && isLetter(name)) || (isLetter(after) && isLetter(name.slice(-1)))) continue;
        if (spot[0] !== doc) found.push(spot = [doc, 0, 9]);
        spot[1] += 1;
        spot[2] = Math.min(spot[2], field * 3 + (before >= ' ' ? 2 : after >= ' ' ? 1 : 0));
      }
      return found;
    },
  };
}

// Characters and how they are read.
function sounds(pinyin) {
  const readings = new Map();
  const chars = new Map();
  const learn = (sound, list) => {
    for (const c of list) readings.set(c, (readings.get(c) || []).concat(sound));
  };
  syllables(pinyin, (sound, list) => learn(sound, list) || chars.set(sound, (chars.get(sound) || '') + list));
  return { learn, chars, read: (c) => readings.get(c) || [c] };
}

// How many characters from `start` the letters spell, 0 for none; positions reached in the letters are bits.
function spelled(names, start, letters, read) {
  let now = 1;
  for (let used = 1; now; used += 1) {
    const c = names[start + used - 1];
    let next = 0;
    for (let at = 0; at < letters.length; at += 1) {
      const rest = letters.length - at;
      for (const sound of (now >> at) & 1 ? read(c) : []) {
        let same = 0;
        while (same < rest && sound[same] === letters[at + same]) same += 1;
        if (same) next |= (2 | (same > 1 && sound[1] === 'h') << 2 | (!sound[same] || same === rest) << same) << at;
      }
    }
    if ((next >> letters.length) & 1) return used;
    now = next;
  }
  return 0;
}

// `want(file)` asks for a file under `search/`; what is not there yet counts as nothing.
function scanned(data, most, want) {
  const columns = [data.departments].concat(data.facts).map(([texts, numbers]) => {
    const found = lines(`\n${texts}`);
    return unpack(numbers).map((i) => found[i]);
  });
  const sides = [data.titles, data.aliases, columns[0].join('\n')].map(side);
  const names = sides[0].text + sides[1].text;
  const shown = [data.titles, data.aliases, data.slugs].map(lines);
  const groups = groupsOf(data);
  const { learn, chars, read } = sounds(data.pinyin);
  const known = new Map();
  const has = (text) => names.includes(text);
  const inside = (i) => isLetter(names[i - 1]) && isLetter(names[i]);
  let simple;

  return {
    has,
    read,
    count: groups.length,
    ranks: unpack(data.frequent),
    kind: (doc) => groups[doc][0],
    length: (field, doc) => sides[field].length(doc),
    find(text) {
      if (known.size > 500) known.clear();
      return known.get(text) || known.set(text, sides.map((s) => s.find(text))).get(text);
    },
    // Readings of characters that no name has, and simplified forms.
    rarely: () => simple || want('rare'),
    simplify(text) {
      if ([...text].some((c) => c > '~' && !has(c))) this.rarely();
      return text.replace(/[^ ]/gu, (c) => (simple && !has(c) && simple.get(c)) || c);
    },
    spell(letters) {
      const found = new Map();
      let least = 99;
      let first = letters[0];
      chars.forEach((list, sound) => { if (sound[0] === letters[0]) first += list; });
      if (letters.length < 31) names.replace(every(`[${first}]`), (_, start) => {
        const length = inside(start) ? 0 : spelled(names, start, letters, read);
        let end = start + length;
        if (!length || length > least) return;
        if (length < least) found.clear(least = length);
        while (inside(end)) end += 1;
        add(found, names.slice(start, end), 1);
      });
      return common(found, most);
    },
    alike(pair) {
      const [a, b] = [...pair].map((c) => read(c).map((sound) => chars.get(sound) || '').join(''));
      const found = new Map();
      if (a && b) names.replace(every(`[${a}](?=([${b}]))`), (x, y) => add(found, x + y, 1));
      return common(found, most);
    },
    shown(doc) {
      const [title, aliases, slug] = shown.map((texts) => texts[doc]);
      const [kind, folder, ending] = groups[doc];
      // A slug begins with how many characters of the title it spells.
      const spelt = (normal(title).match(every(`[${SIGNS}]|[${LETTERS}]+`)) || []).slice(0, unpack(slug[0])[0])
        .map((c) => (isLetter(c) ? c : read(c)[0])).join('-');
      return {
        title, kind, aliases: aliases.split('\t'), facts: columns.map((texts) => texts[doc]), url: folder + spelt + slug.slice(1) + ending,
      };
    },
    take: {
      rare(list, forms) {
        simple = new Map();
        syllables(list, learn);
        forms.replace(/(.)(.)/g, (_, a, b) => simple.set(a, b));
      },
    },
  };
}

// What ./wide/ needs of these.
const TOOLS = {
  SIGNS, LETTERS, every, normal, isLetter, lines, unpack, syllables, step, hash, side, groupsOf, common, spelled,
};
