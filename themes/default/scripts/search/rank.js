// Plan → the documents in order: src/render/search/rank.rs in the browser.
// What an answer needs and is not loaded yet is in `wanted()`; load it, hand it over and ask again.

function engine(data, make = scanned) {
  const { weights } = data;
  const asked = new Set();
  const shards = [];
  const names = make(data, weights.readings, (file) => asked.add(file), TOOLS);
  let { totals } = data;
  let lengths;
  let words;

  function texts(term) {
    const number = hash(term) % data.shards;
    if (shards[number] === undefined) asked.add(`b/${number}`);
    if (!lengths) asked.add('lengths');
    const block = ((lengths && shards[number]) || '').match(`!${term} ([^!]*)`);
    return block ? block[1].split(' ').map((list) => {
      const found = [];
      const values = unpack(list);
      for (let i = 0, doc = 0; i < values.length; i += 1, doc += 1) {
        doc += values[i] >> 1;
        found.push([doc, values[i] & 1 ? values[i += 1] + 2 : 1]);
      }
      return found;
    }) : [];
  }

  function rank({ terms, phrases, units, parts, variants }, deep) {
    const count = names.groups.length;
    const zeros = () => new Float64Array(count);
    const scores = zeros();
    const cover = zeros();
    const bonus = zeros();
    const raiseAt = (list, doc, value) => { if (list[doc] < value) list[doc] = value; };
    const fields = (text) => names.find(text).concat(deep && (isLetter(text) || [...text].length === 2) ? texts(text) : []);
    const bm25 = (weight, lists, sums) => lists.forEach((found, field) => {
      const factor = idf(names, found) * 2.2 * weights.fields[field] * weight;
      found.forEach(([doc, times]) => {
        const length = field < 3 ? names.length(field, doc) : lengths[field - 3][doc];
        sums[doc] += (factor * times) / (times + 0.3 + (0.9 * length * count) / totals[field]);
      });
    });
    terms.forEach((weight, text) => bm25(weight, fields(text), scores));
    phrases.forEach((meanings) => {
      const best = zeros();
      meanings.forEach(([text, weight]) => {
        const own = zeros();
        bm25(weight, names.find(text), own);
        own.forEach((score, doc) => raiseAt(best, doc, score));
      });
      best.forEach((score, doc) => { scores[doc] += score; });
    });
    // For each unit of the query what each document earns for it; then its share of them all.
    const earned = units.map(zeros);
    parts.forEach(([from, to, options]) => options.forEach(([text, worth]) => fields(text).forEach((found, field) => (
      found.forEach(([doc]) => {
        for (let unit = from; unit < to; unit += 1) raiseAt(earned[unit], doc, field < 2 ? worth : worth * weights.outside);
      })
    ))));
    const total = units.reduce((a, b) => a + b, 0);
    earned.forEach((docs, unit) => docs.forEach((worth, doc) => { if (worth) cover[doc] += (worth * units[unit]) / total; }));
    variants.forEach((text) => [].concat(...names.find(text).slice(0, 2)).forEach(([doc, , place]) => raiseAt(bonus, doc, weights.places[place])));

    const most = cover.reduce((a, b) => Math.max(a, b), 0);
    const any = scores.some(Boolean);
    const mended = parts.some((part) => part[2].some((option) => option[1] === weights.homophone));
    const grade = !any ? 'frequent' : most < (mended ? weights.mended : weights.gate) - 1e-9 ? 'relaxed' : 'match';
    const scored = (least) => {
      const hits = [];
      names.groups.forEach(([kind], doc) => {
        const share = cover[doc];
        if ((any && !scores[doc]) || share < least) return;
        const frequent = 1 + weights.frequent / (1 + ((names.frequent[doc] || 1e99) - 1) / weights.half);
        const place = bonus[doc] || 1;
        const fit = (weights.lacking + (1 - weights.lacking) * share) * place * (place === weights.places[0] ? weights.titled : weights.kinds)[kind];
        hits.push({ doc, score: any ? scores[doc] * fit * frequent : frequent });
      });
      return hits;
    };
    const least = (share) => scored(share * most - 1e-9);
    let hits = grade === 'match' ? least(weights.share) : scored(-1);
    if (grade === 'match' && hits.length < weights.few) hits = least(weights.wider);
    hits.sort((a, b) => Math.round(b.score * 1e3) - Math.round(a.score * 1e3) || a.doc - b.doc);
    if (grade !== 'match') hits.splice(weights.near);
    return { grade, hits, mended };
  }

  function display(doc, { parts }) {
    const has = (name) => {
      const text = normal(name);
      return parts.filter((part) => part[2].some((option) => text.includes(option[0]))).length;
    };
    const shown = names.shown(doc);
    let alias = '';
    let most = has(shown.title);
    shown.aliases.forEach((name) => { if (has(name) > most) most = has(alias = name); });
    return Object.assign(shown, { alias, matched: [].concat(...parts.map((part) => part[2].map((entry) => entry[0]))) });
  }

  return Object.assign({
    plan: planner(names, () => words || (asked.add('words'), thesaurus('')), data),
    rank,
    display,
    words(text) {
      names.words = text;
      words = thesaurus(text);
    },
    lengths(list, sums) {
      lengths = list.map((text) => unpack(text).map(step));
      totals = totals.concat(sums);
    },
    b(text, n) { shards[n] = text; },
    wanted() {
      const files = [...asked];
      asked.clear();
      return files;
    },
  }, names.take);
}
