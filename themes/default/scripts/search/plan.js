// Query → what to look up: src/render/search/query.rs in the browser.

// Everyday words → the official ones that names have.
function thesaurus(text) {
  const meanings = new Map();
  text.split('\n').forEach((line) => {
    const [say, mean] = line.split('=').map((list) => list.split(','));
    if (mean) say.forEach((word) => meanings.set(word, mean));
  });
  const of = (word) => meanings.get(word) || [];
  return {
    of,
    // The official words for the everyday ones that letters spell.
    spell(letters, most, read) {
      const found = new Map();
      meanings.forEach((_, word) => {
        const used = spelled(`${word}\n`, 0, letters, read);
        if (used > 1) found.set(word, -used);
      });
      return [...new Set([].concat(...common(found, most).map(of)))];
    },
    // Everyday words in a text, the longest first at each place: from, to, meanings.
    find(chars) {
      const found = [];
      for (let from = 0; from < chars.length; from += 1) {
        for (let to = chars.length; to > from + 1; to -= 1) {
          const mean = of(chars.slice(from, to).join(''));
          if (mean[0]) {
            found.push([from, to, mean]);
            from = to - 1;
          }
        }
      }
      return found;
    },
  };
}

// What it is worth to be among the documents that were found.
const idf = (names, found) => Math.log((names.groups.length + 1) / (found.length + 0.5));

function planner(names, words, data) {
  const { weights } = data;
  const named = (text) => [].concat(...names.find(text).slice(0, 2));
  const rarity = (...texts) => idf(names, [...new Set([].concat(...texts.map(named)).map((entry) => entry[0]))]);

  return (query) => {
    const terms = new Map();
    const phrases = [];
    const units = [];
    const parts = [];
    const known = words();
    const typed = names.simplify(clean(query.replace(/\s/g, ' ')).trim().slice(0, weights.longest));
    const told = typed.replace(every(data.questions), ' ').trim() || typed;
    const variants = new Set([normal(typed), normal(told)]);
    let mends = weights.mends;
    let guess = '';

    const part = (from, options) => {
      options.forEach((option) => raise(terms, ...option));
      parts.push([from, from + 2, options]);
    };
    const mean = (from, to, size, meanings) => {
      if (!meanings[0]) return;
      const options = meanings.map((text, i) => [text, weights.meanings[i]]);
      phrases.push(options.map(([text, worth]) => [text, worth * weights.phrase * (1.5 * size - 1)]));
      parts.push([from, to, options]);
    };

    const signs = (text) => {
      const chars = [...text];
      const mended = [...chars];
      const both = pairs(chars);
      const everyday = known.find(chars);
      const inWord = (i) => everyday.some(([from, to]) => i >= from && i < to);
      const isName = (i) => both[i] && names.has(both[i]);
      const kept = chars.map((c, i) => inWord(i) || !data.stops.includes(c) || isName(i - 1) || isName(i));
      const unit = [];
      let end = 0;

      // Whether a character changed places with the one before: names have them, and their neighbours, the other way round.
      const swapped = (i) => {
        const from = kept[i - 2] ? i - 2 : i - 1;
        const run = chars.slice(from, kept[i + 1] ? i + 2 : i + 1);
        run.splice(i - 1 - from, 2, chars[i], chars[i - 1]);
        const turned = pairs(run);
        if (!turned[1] || !turned.every(names.has)) return false;
        turned.forEach((pair, k) => part(unit[from] + k, [[pair, weights.homophone]]));
        return true;
      };
      if (!kept.includes(true)) kept.fill(true);
      chars.forEach((c, i) => {
        if (!kept[i]) return;
        const at = unit[i] = units.push(1e9) - 1;
        raise(terms, c, chars[1] ? weights.single : 1);
        if (!kept[i - 1]) {
          if (kept[i + 1]) return;
          units[at] = rarity(c);
          parts.push([at, at + 1, [[c, 1]]]);
          return;
        }
        // The character and the one before.
        const pair = both[i - 1];
        const odd = !inWord(i - 1) && !inWord(i) && !names.has(pair);
        const sounds = odd && mends ? (mends -= 1, names.alike(pair)) : [];
        units[at] = rarity(pair);
        units[at - 1] = Math.min(units[at - 1], units[at]);
        part(at - 1, [[pair, 1], ...sounds.map((sound) => [sound, weights.homophone])]);
        if (!odd || i <= end) return;
        if (sounds[0]) mended.splice(i - 1, 2, ...sounds[0]);
        else if (swapped(i)) mended.splice(i - 1, 2, c, chars[i - 1]);
        else return;
        end = i + 1;
      });
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
      const weight = rarity(...texts) * weights.word;
      const at = units.push(weight) - 1;
      raise(terms, text, 1);
      guess += found[0] || meanings[0] || text;
      parts.push([at, at + 1, texts.map((option) => [option, 1])]);
      found.forEach((reading) => {
        const pieces = split(reading);
        const all = pieces.reduce((total, piece) => total + rarity(piece), 0);
        if (reading !== text) pieces.forEach((piece) => raise(terms, piece, (weight * pieces.length) / all));
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
