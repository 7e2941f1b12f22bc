// Both forms of the index, asked the same: `node forms.js <search.js>`.
// In, a line each: JSON with the scripts of both forms by path, and queries. Out, a line each: the answers of both to every query,
// over names and over everything, each loading what it wants until nothing is missing.

'use strict';
const path = require('path');
const readline = require('readline');
const vm = require('vm');

const engine = require(path.resolve(process.argv[2]));

function visit(files) {
  const loaded = new Set();
  let search = { t1(data) { search = engine(data, scope.window.mingbaiNames); } };
  const scope = vm.createContext({ window: {}, mingbaiSearch: (name, ...data) => search[name](...data) });
  const load = (file) => {
    loaded.add(file);
    vm.runInContext(files[`search/${file}.js`], scope, { filename: file });
  };
  load('t1');
  return (query, deep) => {
    for (;;) {
      const wanted = () => search.wanted().filter((file) => !loaded.has(file));
      const plan = search.plan(query);
      const { grade, hits } = search.rank(plan, deep);
      let files = wanted();
      const shown = files.length ? [] : hits.slice(0, 10).map(({ doc, score }) => [doc, score, search.display(doc, plan)]);
      if (!files.length) files = wanted();
      if (!files.length) {
        return { grade, docs: hits.map((hit) => hit.doc), shown, plan: [[...plan.terms], plan.parts, [...plan.variants]] };
      }
      files.forEach(load);
    }
  };
}

// Facts that a document does not have are blanks in one form and nothing in the other.
const plainly = (answer) => {
  answer.shown.forEach((hit) => { hit[2].facts = hit[2].facts.filter(Boolean); });
  return answer;
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { forms, queries } = JSON.parse(line);
  const visits = forms.map(visit);
  const answers = queries.map((query) => [false, true].map((deep) => {
    const [plain, parts] = visits.map((ask) => JSON.stringify(plainly(ask(query, deep))));
    return plain === parts ? JSON.parse(plain) : { query, deep, plain, wide: parts };
  }));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
});
