// All names as long texts that a query is looked up in by plain scanning: src/render/search/names.rs in the browser.
// In: `search/t1.js`. Out: where a string stands, what letters spell, what sounds alike, and what is shown of a document.

const common = (found, most) => [...found].sort((a, b) => b[1] - a[1] || (a < b ? -1 : 1)).slice(0, most).map((entry) => entry[0]);

function side(texts, field) {
  const parts = normal(texts).split('\n');
  const text = `\n${parts.join('\n')}\n`;
  const lengths = [];
  return {
    text,
    length: (doc) => lengths[doc] || (lengths[doc] = rounded((parts[doc].match(RUNS) || []).reduce((sum, run) => sum + (isLetter(run) ? 1 : 2 * [...run].length - 1), 0))),
    find(name) {
      const found = [];
      let spot = [];
      let doc = -1;
      let end = 0;
      for (let i = name ? text.indexOf(name) : -1; i >= 0; i = text.indexOf(name, i + 1)) {
        while (end < i) end += parts[doc += 1].length + 1;
        const after = i + name.length;
        if (cuts(text, i) || cuts(text, after)) continue;
        if (spot[0] !== doc) found.push(spot = [doc, 0, 9]);
        spot[1] += 1;
        spot[2] = Math.min(spot[2], field * 3 + (text[i - 1] >= ' ' ? 2 : text[after] >= ' ' ? 1 : 0));
      }
      return found;
    },
  };
}

// How many characters from `start` the letters spell, 0 for none; positions reached in the letters are bits.
function spelled(names, start, letters, read) {
  let now = letters.length < 31 ? 1 : 0;
  for (let used = 1; now; used += 1) {
    const c = names[start + used - 1];
    let next = 0;
    for (let at = 0; at < letters.length; at += 1) {
      for (const sound of (now >> at) & 1 ? read(c) : []) {
        let same = 0;
        while (sound[same] && sound[same] === letters[at + same]) same += 1;
        if (same) next |= (2 | (same > 1 && sound[1] === 'h') << 2 | !(sound[same] && letters[at + same]) << same) << at;
      }
    }
    if ((next >> letters.length) & 1) return used;
    now = next;
  }
  return 0;
}

// `want(file)` asks for a file under `search/`; what is not there yet counts as nothing.
function scanned(data, most, want) {
  const columns = [data.aliases, data.departments].concat(data.facts).map(([texts, numbers]) => {
    const found = `\n${texts}`.split('\n');
    return numbers ? unpack(numbers).map((i) => found[i]) : found.slice(1);
  });
  const aliases = columns.shift();
  const sides = [data.titles, aliases.join('\n'), columns[0].join('\n')].map(side);
  const names = sides[0].text + sides[1].text;
  const shown = [data.titles, data.slugs].map((texts) => texts.split('\n'));
  const groups = [].concat(...data.groups.map((group) => Array(group[3]).fill(group)));
  const readings = new Map();
  const chars = new Map();
  const known = new Map();
  const has = (text) => names.includes(text);
  const simple = new Map();
  // Where the letters that were spelled last begin in names; letters typed behind them begin nowhere else.
  let spelling = '\n';
  let starts;
  const read = (c) => readings.get(c) || [c];
  const learn = (sound, list) => {
    for (const c of list) readings.set(c, (readings.get(c) || []).concat(sound));
  };

  syllables(data.pinyin, (sound, list) => learn(sound, list) || chars.set(sound, (chars.get(sound) || '') + list));
  return {
    has,
    read,
    groups,
    frequent: unpack(data.frequent),
    length: (field, doc) => sides[field].length(doc),
    find(text) {
      if (known.size > 500) known.clear();
      return known.get(text) || known.set(text, sides.map((s) => s.find(text))).get(text);
    },
    // Readings of characters that no name has, and simplified forms.
    rarely: () => simple.size || want('rare'),
    simplify(text) {
      return text.replace(/[^ -~]/gu, (c) => (!has(c) && this.rarely() && simple.get(c)) || c);
    },
    spell(letters) {
      const found = new Map();
      let least = 99;
      let first = letters[0];
      if (!letters.startsWith(spelling)) {
        starts = [];
        chars.forEach((list, sound) => { if (sound[0] === letters[0]) first += list; });
        names.replace(every(`[${first}]`), (_, start) => { if (!cuts(names, start)) starts.push(start); });
      }
      spelling = letters;
      starts = starts.filter((start) => {
        const length = spelled(names, start, letters, read);
        let end = start + length;
        if (!length || length > least) return length;
        if (length < least) found.clear(least = length);
        while (cuts(names, end)) end += 1;
        return add(found, names.slice(start, end), 1);
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
      const [title, slug] = shown.map((texts) => texts[doc]);
      const [kind, folder, ending] = groups[doc];
      // A slug begins with how many characters of the title it spells.
      const spelt = (normal(title).match(UNITS) || []).slice(0, unpack(slug[0])[0])
        .map((c) => (isLetter(c) ? c : read(c)[0])).join('-');
      return {
        title, kind, aliases: aliases[doc].split('\t'), facts: columns.map((texts) => texts[doc]), url: folder + spelt + slug.slice(1) + ending,
      };
    },
    take: {
      rare(list, forms) {
        syllables(list, learn);
        forms.replace(/(.)(.)/g, (_, a, b) => simple.set(a, b));
      },
    },
  };
}

// What ../wide/ needs of these, in the order in which it takes them.
const TOOLS = [UNITS, normal, isLetter, cuts, unpack, syllables, step, hash, side, common, spelled];
