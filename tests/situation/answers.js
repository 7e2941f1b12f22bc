// What the browser's script says holds: `node answers.js <situation.js>`.
// In, a line each: JSON with the questions of a guide as its page has them, formulas, and sets of answers. Out, a line each:
// for every set of answers what each formula comes to, and what is left of the answers after a way through the address.

'use strict';
const fs = require('fs');
const readline = require('readline');
const vm = require('vm');

const scope = vm.createContext({ window: {}, document: { querySelector: () => null }, URLSearchParams });
vm.runInContext(fs.readFileSync(process.argv[2], 'utf8'), scope);

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { questions, formulas, cases } = JSON.parse(line);
  const known = scope.window.mingbaiSituations(questions);
  const said = cases.map((given) => {
    const answers = new Map(Object.entries(given));
    const { holds } = known.judge(answers);
    const kept = known.settle(answers);
    const back = known.fromFragment(`#${known.toFragment(kept)}`);
    return { holds: formulas.map(holds), kept: Object.fromEntries(kept), back: Object.fromEntries(back) };
  });
  console.log(JSON.stringify(said));
});
