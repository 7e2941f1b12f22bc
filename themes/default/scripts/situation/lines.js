// The lines of a page that stand under a condition: shown with its words while it is open, without when it holds.

function shownLines(host, texts, known) {
  const all = (marks) => [...document.querySelectorAll(marks)];
  const lines = all('[data-when]').map((element) => ({
    element,
    when: JSON.parse(element.dataset.when),
    words: [...element.querySelectorAll('[data-when-words]')].filter((word) => word.closest('[data-when]') === element),
  }));
  const materials = all('[data-tally]').map((element) => ({
    element,
    name: element.querySelector('.material-name, [data-name]').textContent.trim(),
    counts: element.dataset.tally.split(' ').map(Number),
  }));
  const totals = all('[data-totals]');
  // What belongs to a bundle is counted by its own script.
  const chain = window.mingbaiChain && window.mingbaiChain(known, materials);
  let states = new Map();
  // How it stood when somebody began to type: each digit changes the list, but only the whole number is an answer.
  let begun = new Map();
  const draw = charts();
  const needed = (at) => materials.filter(({ element }) => at.get(element) !== false).map(({ name }) => name);
  const fill = (key, values) => (texts[`text${key}`] || '').replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const comma = texts.textComma;

  function count() {
    const certain = materials.filter(({ element }) => (states.has(element) ? states.get(element) : true) === true);
    const open = materials.filter(({ element }) => states.get(element) === null).length;
    const sum = (at) => certain.reduce((total, { counts }) => total + counts[at], 0);
    const parts = [fill(open ? 'Certain' : 'Total', { n: certain.length })];
    if (sum(0)) parts.push(fill('Originals', { n: sum(0) }));
    if (sum(1)) parts.push(fill('Copies', { n: sum(1) }));
    if (open) parts.push(fill('Open', { n: open }));
    return parts.filter((part) => part).join(comma);
  }
  // Headings of the sections beside the materials in which a line came or went.
  function touched(before) {
    const changed = lines.filter(({ element }) => (states.get(element) === false) !== (before.get(element) === false));
    const sections = changed.map(({ element }) => element.closest('section[id]')).filter((one) => one && !('told' in one.dataset) && one.id !== 'materials');
    return [...new Set(sections)].map((section) => section.querySelector('h2').textContent);
  }

  // Shows what holds; tells in words what changed, since the typing began where it goes on.
  function show(answers, goesOn) {
    const judged = known.judge(answers);
    if (!goesOn) begun = states;
    const before = begun;
    const had = needed(before);
    states = new Map(lines.map(({ element, when }) => [element, judged.holds(when)]));
    lines.forEach(({ element, words }) => {
      const holds = states.get(element);
      element.hidden = holds === false;
      words.forEach((word) => { word.hidden = holds === true; });
    });
    draw(judged);
    const takes = chain ? chain.show(answers) : '';
    const total = count();
    totals.forEach((element) => { element.textContent = `${total}${texts.textStop}`; });
    const has = needed(states);
    const names = (list, others) => [...new Set(list.filter((name) => !others.includes(name)))].join('、');
    const [more, fewer, others] = [names(has, had), names(had, has), touched(before).join('、')];
    return [
      more && fill('More', { names: more }), fewer && fill('Fewer', { names: fewer }),
      others && fill('Changed', { names: others }), !more && !fewer && fill('Nothing', {}),
      `${total}${texts.textStop}`, takes,
    ].filter((part) => part).join('');
  }
  return { show, materials, fill, texts };
}
