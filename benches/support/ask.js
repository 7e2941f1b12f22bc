// What an answer costs: `node ask.js <folder of a site>`, with `assets/` and `search/` in it.
// In: a JSON list of [class, query] on standard input. Out: for each query, asked with an empty cache as the search box does, its
// bytes once compressed, requests and rounds (loads that wait for each other); and the CPU time of a key once all is loaded.

'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const zlib = require('zlib');

const folder = path.resolve(process.argv[2]);
const engine = require(path.join(folder, 'assets/search.js'));
const SHOWN = 6;
const cache = new Map();
const script = (file) => {
  if (!cache.has(file)) {
    const bytes = fs.readFileSync(path.join(folder, 'search', `${file}.js`));
    cache.set(file, { run: new vm.Script(bytes.toString('utf8')), gzip: zlib.gzipSync(bytes, { level: 9 }).length });
  }
  return cache.get(file);
};

function visit() {
  const loaded = new Set();
  const here = { bytes: script('../assets/search').gzip, requests: 1, rounds: 0 };
  const load = (files) => {
    files.forEach((file) => {
      loaded.add(file);
      here.bytes += script(file).gzip;
      here.requests += 1;
      script(file).run.runInContext(scope);
    });
    here.rounds += 1;
  };
  let search = {
    t1(data) { search = engine(data, scope.window.mingbaiNames); },
  };
  const scope = vm.createContext({ window: {}, mingbaiSearch: (name, ...data) => search[name](...data) });
  load(['t1']);
  here.rounds = 0;

  const answer = (query, deep) => {
    for (;;) {
      const wanted = () => search.wanted().filter((file) => !loaded.has(file));
      const plan = search.plan(query);
      const found = search.rank(plan, deep);
      let files = wanted();
      if (!files[0]) {
        found.hits.slice(0, SHOWN).forEach(({ doc }) => search.display(doc, plan));
        files = wanted();
      }
      if (!files[0]) return found;
      load(files);
    }
  };
  here.ask = (query) => {
    const found = answer(query);
    if (found.grade !== 'match' || !found.hits[2]) answer(query, true);
    return here;
  };
  return here;
}

const queries = JSON.parse(fs.readFileSync(0, 'utf8'));
const asked = queries.map(([kind, query]) => {
  const { bytes, requests, rounds } = visit().ask(query);
  return { kind, query, bytes, requests, rounds };
});
const warm = visit();
const prefixes = queries.flatMap(([, query]) => [...query].map((_, i, chars) => chars.slice(0, i + 1).join('')));
prefixes.forEach((prefix) => warm.ask(prefix));
const times = prefixes.map((prefix) => {
  const start = process.cpuUsage();
  warm.ask(prefix);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
}).sort((a, b) => a - b);
const t1 = script('t1').gzip;
process.stdout.write(JSON.stringify({ asked, t1, p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] }));
