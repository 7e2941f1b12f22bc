// Query → what to look up: src/render/search/query.rs in the browser.

// Everyday words → the official ones that names have.
function thesaurus(text) {
  const meanings = new Map();
  lines(text).forEach((line) => {
    const [say, mean] = line.split('=').map((list) => list.split(','));
    if (mean) say.forEach((word) => meanings.set(word, mean));
  });
  const longest = Math.max(0, ...[...meanings.keys()].map((word) => word.length));
  return {
    of: (word) => meanings.get(word) || [],
    whole: new Set(flat([...meanings.values()])),
    // The official words for the everyday ones that letters spell.
    spell(letters, most, read) {
      const found = [];
      meanings.forEach((_, word) => {
        const used = letters.length < 31 ? spelled(`${word}\n`, 0, letters, read) : 0;
        if (used > 1) found.push([word, -used]);
      });
      const all = flat(firsts(found.sort(compareCounts).slice(0, most)).map((word) => meanings.get(word)));
      return [...new Set(all)];
    },
    // Everyday words in a text, the longest first at each place: from, to, meanings.
    within(chars) {
      const found = [];
      for (let at = 0; at < chars.length; at += 1) {
        for (let size = Math.min(longest, chars.length - at); size > 1; size -= 1) {
          const mean = meanings.get(chars.slice(at, at + size).join(''));
          if (mean) {
            found.push([at, at += size, mean]);
            at -= 1;
            break;
          }
        }
      }
      return found;
    },
  };
}

function planner(names, words, data) {
  const { weights } = data;
  const idf = (count) => Math.log((names.count + 1) / (count + 0.5));
  const named = (text) => flat(names.find(text).slice(0, 2));
  const rarity = (texts) => idf(new Set(firsts(flat(texts.map(named)))).size);
  const cleaned = (query) => names.simplify(clean(query.replace(/\s/g, ' ')).trim().slice(0, weights.longest));

  return (query) => {
    const terms = new Map();
    const phrases = [];
    const units = [];
    const parts = [];
    const known = words();
    const typed = cleaned(query);
    const told = typed.replace(every(data.questions), ' ').trim() || typed;
    const variants = new Set([normal(typed), normal(told)]);
    let mends = weights.mends;
    let guess = '';
    const part = (from, to, options) => {
      options.forEach((option) => raise(terms, ...option));
      parts.push([from, to, options]);
    };

    const mean = (from, to, size, meanings) => {
      if (!meanings[0]) return;
      const options = meanings.map((text, i) => [text, weights.meanings[i]]);
      phrases.push(options.map(([text, worth]) => [text, worth * weights.phrase * (1.5 * size - 1)]));
      parts.push([from, to, options]);
    };

    // Whether two neighbours of a stretch changed places: names have them, and their neighbours, the other way round.
    const swapped = (first, stretch, i) => {
      const from = Math.max(i - 1, 0);
      const run = stretch.slice(from, i + 3);
      if (!run[2] || names.has(stretch[i] + stretch[i + 1])) return false;
      run.splice(i - from, 2, stretch[i + 1], stretch[i]);
      const pairs = run.slice(1).map((c, k) => run[k] + c);
      if (!pairs.every(names.has)) return false;
      pairs.forEach((pair, k) => part(first + from + k, first + from + k + 2, [[pair, weights.homophone]]));
      return true;
    };

    // Characters side by side, the first of them at `start`.
    const neighbours = (stretch, start, alone, inWord, mended) => {
      const first = units.length;
      let end = 0;
      stretch.forEach((c, i) => {
        raise(terms, c, alone ? 1 : weights.single);
        units.push(stretch[1] ? 1e9 : rarity([c]));
        if (!stretch[1]) parts.push([first, first + 1, [[c, 1]]]);
        if (!i) return;
        const at = start + i - 1;
        const pair = stretch[i - 1] + c;
        const usual = inWord(at) || inWord(at + 1);
        const odd = !usual && !names.has(pair);
        const alike = odd && mends ? (mends -= 1, names.alike(pair)) : [];
        const weight = rarity([pair]);
        [0, 1].forEach((k) => { units[first + i - k] = Math.min(units[first + i - k], weight); });
        part(first + i - 1, first + i + 1, [[pair, 1], ...alike.map((sound) => [sound, weights.homophone])]);
        if (at < end) return;
        if (alike[0]) mended.splice(at, 2, ...alike[0]);
        else if (!usual && swapped(first, stretch, i - 1)) mended.splice(at, 2, c, stretch[i - 1]);
        else return;
        end = at + 2;
      });
    };

    const signs = (text) => {
      const chars = [...text];
      const everyday = known.within(chars);
      const inWord = (i) => everyday.some(([from, to]) => i >= from && i < to);
      const isName = (i) => chars[i] && chars[i + 1] && names.has(chars[i] + chars[i + 1]);
      const says = (c, i) => inWord(i) || !data.stops.includes(c) || isName(i - 1) || isName(i);
      const keeps = chars.map(says);
      const kept = keeps.includes(true) ? keeps.map(Boolean) : chars.map(() => true);
      const unit = [];
      const mended = [...chars];
      for (let i = 0; i < chars.length; i += 1) {
        let to = i;
        while (kept[to]) unit[to] = units.length + (to++ - i);
        if (to > i) neighbours(chars.slice(i, to), i, !chars[1], inWord, mended);
        i = to;
      }
      everyday.forEach(([from, to, meanings]) => {
        mended.fill('', from, to)[from] = meanings[0];
        mean(unit[from], unit[to - 1] + 1, to - from, meanings);
      });
      guess += mended.filter((_, i) => kept[i]).join('');
    };

    const word = (text, found) => {
      let meanings = known.of(text);
      if (!found[0] && !meanings[0]) {
        names.rarely();
        meanings = known.spell(text, weights.readings, names.read).slice(0, weights.meanings.length);
      }
      const texts = [...new Set([...found, text])];
      const weight = rarity(texts);
      const at = units.push(weight * weights.word) - 1;
      raise(terms, text, 1);
      guess += found[0] || meanings[0] || text;
      parts.push([at, at + 1, texts.map((option) => [option, 1])]);
      found.forEach((reading) => {
        const pieces = split(reading);
        const sum = pieces.reduce((total, piece) => total + rarity([piece]), 0);
        if (reading !== text) pieces.forEach((piece) => raise(terms, piece, (weights.word * weight * pieces.length) / sum));
      });
      mean(at, at + 1, 2, meanings);
      return found.concat(meanings);
    };

    (told.match(every(`[${SIGNS}]+|[${LETTERS}][ ${LETTERS}]*`)) || []).forEach((run, _, all) => {
      const inside = run.match(RUNS);
      const whole = inside.join('');
      const found = isLetter(run) && names.spell(whole);
      let wholes = [];
      if (!found) {
        signs(run);
        wholes = known.of(run);
      } else if (!inside[1] || found[0]) wholes = word(whole, found);
      else inside.forEach((text) => word(text, names.spell(text)));
      if (!all[1]) wholes.forEach((text) => variants.add(text));
    });
    return { terms, phrases, units, parts, guess, variants: variants.add(guess) };
  };
}
