// What the browser's script says of a bundle: `node bundle.js <situation.js> <bundle.js>`.
// In, a line each: JSON with the questions of a bundle as its page has them, what the script counts with, and sets of answers.
// Out, a line each: for every set of answers the heaviest case, its rounds, and how many of each paper are brought.

'use strict';
const fs = require('fs');
const readline = require('readline');
const vm = require('vm');

const scope = vm.createContext({ window: {}, document: { querySelector: () => null }, URLSearchParams });
process.argv.slice(2).forEach((script) => vm.runInContext(fs.readFileSync(script, 'utf8'), scope));

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { questions, chain, cases } = JSON.parse(line);
  const known = scope.window.mingbaiSituations(questions);
  const reckon = scope.window.mingbaiReckoner(chain, known);
  const said = cases.map((given) => {
    const answers = known.settle(new Map(Object.entries(given)));
    const scene = reckon.scene(answers);
    const { before, after, path, counts } = scene.heaviest;
    const rounds = reckon.rounds((at) => scene.held[chain.members[at].active] !== false);
    const brought = chain.papers.map((_, at) => reckon.brought(scene, at));
    return { before, after, path, counts, rounds, brought, isExact: scene.isExact, left: scene.all.length };
  });
  console.log(JSON.stringify(said));
});
