// Plan → the documents in order: src/render/search/rank.rs in the browser.
// What an answer needs and is not loaded yet is in `wanted()`; load it, hand it over and ask again.

function engine(data, make = scanned) {
  const { weights } = data;
  const asked = new Set();
  const shards = [];
  const names = make(data, weights.readings, (file) => asked.add(file), TOOLS);
  let [totals, lengths, words] = [data.totals];

  function texts(term) {
    const number = hash(term) % data.shards;
    if (shards[number] === undefined) asked.add(`b/${number}`);
    if (!lengths) asked.add('lengths');
    const [, lists] = ((lengths && shards[number]) || '').match(`!${term} ([^!]*)`) || [];
    return lists ? lists.split(' ').map((list) => {
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
    const [scores, cover, bonus] = [new Map(), new Map(), new Map()];
    const isTerm = (text) => isLetter(text) || [...text].length === 2;
    const fields = (text) => names.find(text).concat(deep && isTerm(text) ? texts(text) : []);
    const bm25 = (weight, lists, sums) => lists.forEach((found, field) => {
      const factor = Math.log((names.count + 1) / (found.length + 0.5)) * 2.2 * weights.fields[field] * weight;
      found.forEach(([doc, count]) => {
        const length = field < 3 ? names.length(field, doc) : lengths[field - 3][doc];
        add(sums, doc, (factor * count) / (count + 0.3 + (0.9 * length * names.count) / totals[field]));
      });
    });
    terms.forEach((weight, text) => bm25(weight, fields(text), scores));
    phrases.forEach((meanings) => {
      const best = new Map();
      meanings.forEach(([text, weight]) => {
        const sums = new Map();
        bm25(weight, names.find(text), sums);
        sums.forEach((score, doc) => raise(best, doc, score));
      });
      best.forEach((score, doc) => add(scores, doc, score));
    });
    // For each document what it earns for each unit of the query; then its share of them all.
    const earned = new Map();
    parts.forEach(([from, to, options]) => options.forEach(([text, worth]) => fields(text).forEach((found, field) => (
      found.forEach(([doc]) => {
        const row = earned.get(doc) || earned.set(doc, []).get(doc);
        for (let unit = from; unit < to; unit += 1) {
          row[unit] = Math.max(row[unit] || 0, field < 2 ? worth : worth * weights.outside);
        }
      })
    ))));
    const total = units.reduce((sum, weight) => sum + weight, 0);
    earned.forEach((row, doc) => row.forEach((worth, unit) => add(cover, doc, (worth * units[unit]) / total)));
    variants.forEach((text) => names.find(text).slice(0, 2).forEach((found) => found.forEach(([doc, , place]) => (
      raise(bonus, doc, weights.places[place])
    ))));

    const most = Math.max(0, ...cover.values());
    const mended = parts.some((part) => part[2].some((option) => option[1] === weights.homophone));
    const gate = mended ? weights.mended : weights.gate;
    const grade = !scores.size ? 'frequent' : most < gate - 1e-9 ? 'relaxed' : 'match';
    let hits = [];
    for (let doc = 0; doc < names.count; doc += 1) {
      const frequent = 1 + weights.frequent / (1 + ((names.ranks[doc] || 1e99) - 1) / weights.half);
      const place = bonus.get(doc) || 1;
      const share = cover.get(doc) || 0;
      const kind = (place === weights.places[0] ? weights.titled : weights.kinds)[names.kind(doc)];
      const fit = (weights.lacking + (1 - weights.lacking) * share) * place * kind;
      const score = scores.size ? (scores.get(doc) || 0) * fit * frequent : frequent;
      if (score) hits.push({ doc, score, share });
    }
    if (grade === 'match') {
      const least = (share) => hits.filter((hit) => hit.share >= share * most - 1e-9);
      const strong = least(weights.share);
      hits = strong.length < weights.few ? least(weights.wider) : strong;
    }
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
    shown.aliases.forEach((name) => { if (has(name) > Math.max(has(shown.title), has(alias))) alias = name; });
    return Object.assign(shown, { alias, matched: flat(parts.map((part) => firsts(part[2]))) });
  }

  return Object.assign({
    plan: planner(names, () => words || (asked.add('words'), thesaurus('')), data),
    rank,
    display,
    words(text) {
      words = thesaurus(text);
      names.whole = words.whole;
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
