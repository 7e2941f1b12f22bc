// Query → what to look up: src/render/search/query.rs in the browser.

function planner(names, data, weights) {
  const idf = (count) => Math.log((names.count + 1) / (count + 0.5));
  const named = (text) => flat(names.find(text).slice(0, 2));
  const rarity = (texts) => idf(new Set(firsts(flat(texts.map(named)))).size);
  const cleaned = (query) => names.simplify(clean(query.replace(/\s/g, ' ')).trim().slice(0, weights.longest));

  return (query) => {
    const terms = new Map();
    const parts = [];
    const typed = cleaned(query);
    const told = typed.replace(every(data.questions), ' ').trim() || typed;
    const variants = new Set([normal(typed), normal(told)]);
    let mends = weights.mends;
    let guess = '';

    const signs = (text) => {
      const chars = [...text];
      const mended = [...text];
      let end = 0;
      chars.forEach((c, i) => {
        raise(terms, c, chars[1] ? weights.single : 1);
        if (!i) return;
        const pair = chars[i - 1] + c;
        const alike = names.has(pair) || (mends -= 1) < 0 ? [] : names.alike(pair);
        const options = [[pair, 1], ...alike.map((sound) => [sound, weights.homophone])];
        options.forEach((option) => raise(terms, ...option));
        parts.push([rarity([pair]), options]);
        if (!alike[0] || i <= end) return;
        end = i + 1;
        mended.splice(i - 1, 2, ...alike[0]);
      });
      if (!chars[1]) parts.push([rarity([text]), [[text, 1]]]);
      guess += mended.join('');
    };

    const word = (text, found) => {
      raise(terms, text, 1);
      guess += found[0] || text;
      const texts = [...new Set([...found, text])];
      const weight = rarity(texts);
      parts.push([weight, texts.map((option) => [option, 1])]);
      found.forEach((reading) => {
        const pieces = split(reading);
        const sum = pieces.reduce((total, piece) => total + rarity([piece]), 0);
        if (reading !== text) pieces.forEach((piece) => raise(terms, piece, (weight * pieces.length) / sum));
      });
    };

    (told.match(every(`[${SIGNS}]+|[${LETTERS}][ ${LETTERS}]*`)) || []).forEach((run, _, all) => {
      const words = run.match(RUNS);
      const whole = words.join('');
      const found = isLetter(run) && names.spell(whole);
      if (!found) signs(run);
      else if (!words[1] || found[0]) word(whole, found);
      else words.forEach((text) => word(text, names.spell(text)));
      if (found && !all[1]) found.forEach((reading) => variants.add(reading));
    });
    return { terms, parts, variants: variants.add(guess) };
  };
}
