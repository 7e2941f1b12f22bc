// The ranking of the search script without a browser: `node rank.js <search.js> <folder with the exported files>`.
// In: a JSON list of queries on standard input. Out: for each query its answers over names and over everything.

'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const zlib = require('zlib');

const [script, folder] = process.argv.slice(2);
const engine = require(path.resolve(script));
let search = {
  t1(data) { search = engine(data, scope.window.mingbaiNames); },
};
const scope = vm.createContext({
  window: {},
  mingbaiSearch: (name, ...data) => search[name](...data),
});
const loaded = new Set();
const load = (file) => {
  if (loaded.has(file)) return;
  loaded.add(file);
  vm.runInContext(fs.readFileSync(path.join(folder, 'search', `${file}.js`), 'utf8'), scope, { filename: file });
};

load('t1');
const brief = (plan, { grade, hits }) => ({
  grade,
  total: hits.length,
  hits: hits.slice(0, 10).map(({ doc, score }) => {
    const { alias, url, facts } = search.display(doc, plan);
    return { doc, score, alias, url, facts: facts.filter(Boolean) };
  }),
});
// As the search box does: whatever an answer wants is loaded, and the question asked again; then what its hits want.
const answer = (query, deep) => {
  for (;;) {
    const plan = search.plan(query);
    const found = search.rank(plan, deep);
    const wanted = () => search.wanted().filter((file) => !loaded.has(file));
    let files = wanted();
    const told = files.length || brief(plan, found);
    if (!files.length) files = wanted();
    if (!files.length) return told;
    files.forEach(load);
  }
};
const times = [];
const answers = JSON.parse(fs.readFileSync(0, 'utf8')).map((query) => {
  answer(query);
  const start = process.hrtime.bigint();
  const names = answer(query);
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
  return [names, answer(query, true)];
});
const gzip = zlib.gzipSync(fs.readFileSync(script), { level: 9 }).length;
times.sort((a, b) => a - b);
process.stdout.write(JSON.stringify({ answers, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], gzip }));
