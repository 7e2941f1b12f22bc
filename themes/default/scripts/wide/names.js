// The names of a big site, of which each answer loads what it needs: the same functions as `scanned` in ../search/names.js, with
// the same results once everything is there that was asked for through `want(file)`. What is not there yet counts as nothing.
// The build puts it before the data in `search/t1.js`, written by src/render/search/wide/; tools: functions of search.js.
window.mingbaiNames = (data, most, want, tools) => {
  const [UNITS, normal, isLetter, cuts, unpack, syllables, step, hash, side, common, spelled] = tools;
  const lines = (text) => text.split('\n');
  const [SPOTS, SOUNDS, CHUNK] = data.files;
  const shards = { n: [], s: [], d: [] };
  const unpacked = new Map();
  const known = new Map();
  const readings = new Map();
  const lengths = data.lengths.map((codes) => unpack(codes).map(step));
  const groups = [].concat(...data.groups.map((group) => Array(group[3]).fill(group)));
  const departments = lines(`\n${data.departments[0]}`);
  const department = unpack(data.departments[1]);
  const departmentNames = side(departments.join('\n'), 2);
  const sounds = data.syllables.split(' ');
  const frequent = [];
  const read = (c) => readings.get(c) || [c];
  const learn = (chars) => syllables(chars, (sound, list) => {
    for (const c of list) if (!read(c).includes(sound)) readings.set(c, (readings.get(c) || []).concat(sound));
  });
  let rare;
  let official;
  let missing;

  unpack(data.frequent).reduce((doc, value, i, list) => {
    if (i % 2) frequent[doc - 1] = value;
    return i % 2 ? doc : doc + value + 1;
  }, 0);

  function load(kind, number) {
    const text = shards[kind][number];
    if (text === undefined) {
      want(`${kind}/${number}`);
      missing = true;
    }
    return text;
  }
  // The columns of a key's block; none while its file is not there, one that is empty when it has no block.
  function block(kind, key, count, parting) {
    const text = load(kind, hash(key) % count);
    return text === undefined ? [] : (text.match(`!${key} ([^!]*)`) || ['', ''])[1].split(parting);
  }
  const spots = (key) => block('n', key, SPOTS, ' ');
  const sounding = (key) => block('s', key, SOUNDS)[0] || '';

  // Documents of one unit with counts and places.
  function single(list, field) {
    const found = [];
    const values = unpack(list);
    for (let i = 0, doc = 0; i < values.length; i += 1, doc += 1) {
      const place = values[i] % 6;
      doc += Math.floor(values[i] / 6);
      found.push([doc, place & 1 ? values[i += 1] + 2 : 1, field * 3 + (place >> 1)]);
    }
    return found;
  }

  // Positions of a pair: document and unit → 1 at the end of a name, 2 at its start.
  function pair(list, field) {
    const found = new Map();
    const values = unpack(list);
    const factor = field ? 4 : 2;
    for (let i = 0, doc = 0; i < values.length; i += 1, doc += 1) {
      doc += values[i] >> 1;
      let at = 0;
      for (let count = values[i] & 1 ? values[i += 1] + 2 : 1; count; count -= 1) {
        const value = values[i += 1];
        at += Math.floor(value / factor);
        found.set(doc * 1e6 + at, field ? value % 4 : value % 2 + (at ? 0 : 2));
      }
    }
    return found;
  }

  function pairs(key) {
    if (unpacked.size > 500) unpacked.clear();
    if (!unpacked.has(key)) {
      const lists = spots(key);
      if (!lists.length) return [new Map(), new Map()];
      unpacked.set(key, [0, 1].map((field) => pair(lists[field] || '', field)));
    }
    return unpacked.get(key);
  }

  // A string is where its pairs follow each other.
  function follow(lists) {
    return [0, 1].map((field) => {
      const found = [];
      let spot = [];
      lists[0][field].forEach((first, at) => {
        const last = lists.reduce((flags, list, i) => flags === undefined ? flags : list[field].get(at + i), 0);
        if (last === undefined) return;
        const doc = Math.floor(at / 1e6);
        if (spot[0] !== doc) found.push(spot = [doc, 0, 9]);
        spot[1] += 1;
        spot[2] = Math.min(spot[2], field * 3 + (first < 2 ? 2 : last & 1 ? 0 : 1));
      });
      return found;
    });
  }

  // Official words, which have blocks of their own, once the everyday ones are there.
  function isOfficial(text) {
    if (!official && names.words) official = new Set([].concat(...lines(names.words).map((line) => line.split('=')[1].split(','))));
    return official && official.has(text);
  }

  function inNames(text) {
    const units = normal(text) === text && text.match(UNITS);
    if (!units) return [[], []];
    if (units[1] && !(units[2] && isOfficial(text))) {
      return follow(units.slice(1).map((unit, i) => pairs(units[i] + (isLetter(units[i]) && isLetter(unit) ? '!' : '') + unit)));
    }
    const lists = spots(text);
    return [0, 1].map((field) => single(lists[field] || '', field));
  }

  function inDepartments(text) {
    const found = [];
    const numbers = new Map(departmentNames.find(text).map((spot) => [spot[0], spot]));
    if (numbers.size) {
      department.forEach((number, doc) => {
        const [, count, place] = numbers.get(number) || [];
        if (count) found.push([doc, count, place]);
      });
    }
    return found;
  }

  function find(text) {
    if (known.size > 500) known.clear();
    if (known.has(text)) return known.get(text);
    missing = false;
    const found = [...inNames(text), inDepartments(text)];
    if (!missing) known.set(text, found);
    return found;
  }

  // The initials of up to three characters that letters can spell; fewer only where no letter is left.
  function keysOf(letters) {
    const keys = new Set();
    const walk = (at, key) => {
      const rest = letters.slice(at);
      if (!rest || key[2]) return keys.add(key);
      const next = new Set([1]);
      sounds.forEach((sound) => {
        if (sound.startsWith(rest)) next.add(rest.length);
        if (rest.startsWith(sound)) next.add(sound.length);
        if (sound[1] === 'h' && rest.startsWith(sound.slice(0, 2))) next.add(2);
      });
      return next.forEach((length) => walk(at + length, key + rest[0]));
    };
    walk(0, '');
    return keys.has(letters[0]) ? [letters[0]] : [...keys];
  }

  // Each string of a block, with how often it stands in names.
  function strings(text, take) {
    let whole = '';
    text.replace(/([A-Z])([^A-Z ]*)(?: (\d+))?/g, (_, shared, rest, count) => {
      whole = whole.slice(0, shared.charCodeAt(0) - 65) + rest;
      take(whole, +(count || 1));
    });
  }

  function spell(letters) {
    const found = new Map();
    const seen = new Set();
    let least = 99;
    (letters && letters.length < 31 ? keysOf(letters) : []).forEach((key) => strings(sounding(key), (string, count) => {
      const text = `${string}\n`;
      const length = spelled(text, 0, letters, read);
      const known = key.length + text;
      let end = length;
      if ((key[2] ? length < 3 : length !== key.length) || length > least || seen.has(known)) return;
      seen.add(known);
      if (length < least) found.clear();
      least = length;
      while (cuts(text, end)) end += 1;
      found.set(text.slice(0, end), (found.get(text.slice(0, end)) || 0) + count);
    }));
    return common(found, most);
  }

  function alike(text) {
    const found = new Map();
    const [a, b] = [...text].map((c) => (spots(text).length ? (spots(c)[2] || '').split(',') : []));
    a.forEach((first) => b.forEach((second) => {
      if (!first || !second) return;
      sounding(`${first}-${second}`).replace(/([^\d])([^\d])(\d*)/gu, (_, x, y, count) => found.set(x + y, +(count || 1)));
    }));
    return common(found, most);
  }

  function shown(doc) {
    const chunk = load('d', Math.floor(doc / CHUNK));
    const [title, aliases, slug, facts] = [0, 1, 2, 3].map((column) => (chunk ? chunk[column][doc % CHUNK] : ''));
    const [kind, folder, ending] = groups[doc];
    return {
      title,
      kind,
      aliases: aliases.split('\t'),
      facts: [departments[department[doc]], ...facts.split('\t')],
      url: chunk && folder + slug + ending,
    };
  }

  const names = {
    groups,
    read,
    rarely: () => rare || want('rare'),
    frequent,
    length: (field, doc) => (field < 2 ? lengths[field][doc] : departmentNames.length(department[doc])),
    has: (text) => find(text).slice(0, 2).some((list) => list[0]),
    find,
    simplify: (text) => text.replace(/[^ ]/gu, (c) => (!isLetter(c) && spots(c)[3]) || c),
    spell,
    alike,
    shown,
    take: {
      n(text, number) { shards.n[number] = text; },
      s(text, chars, number) {
        shards.s[number] = text;
        learn(chars);
      },
      d(columns, number) { shards.d[number] = columns.map(lines); },
      // Readings of the characters of everyday words.
      rare(chars) { rare = learn(chars) || true; },
    },
  };
  return names;
};
