// The page “我有这些材料，能办什么”. In: the table, and what somebody ticks. Out: guides that are complete, and what others lack.

const MORE = 20;

function holdingsPage(page, data) {
  const table = readTable(data);
  const { root, mark } = page.dataset;
  const part = (name) => page.querySelector(`[data-${name}]`);
  const say = (name, n) => (page.getAttribute(`data-text-${name}`) || '').replace('{n}', () => n);
  const names = nameReader(table, root, mark);
  const [results, lists, bar, remember, chosen] = ['results', 'list', 'bar', 'remember', 'chosen'].map(part);
  const list = node(lists, 'ol', 'hits');
  const more = node(lists, 'button', 'button button-plain results-more');
  more.type = 'button';
  const keep = remember.querySelector('input');
  const tick = paperList(page, table, say, (number, isHeld) => change(number, isHeld));
  let held = new Set();
  let most = MORE;
  let drawing = 0;
  let teller;

  const keysOf = () => [...held].map((number) => table.papers[number].key);
  function take(keys) {
    held = new Set(keys.map((key) => table.numbers.get(key)).filter((number) => number !== undefined));
    tick(held);
    most = MORE;
    return draw();
  }
  function change(number, isHeld) {
    if (isHeld) held.add(number);
    else held.delete(number);
    most = MORE;
    store();
    draw();
  }
  function store() {
    writeChoice(keysOf());
    if (keep.checked) memory().keep(keysOf());
  }
  function told(found) {
    if (!held.size) return say('none');
    if (!found.length) return say('nothing');
    const complete = found.filter(({ lacks }) => !lacks.length).length;
    return say('count', held.size).replace('{complete}', complete).replace('{lacking}', found.length - complete);
  }
  function chips() {
    chosen.textContent = '';
    held.forEach((number) => {
      const { name } = table.papers[number];
      const chip = node(chosen, 'button', 'holdings-chip', `${name} ×`);
      chip.type = 'button';
      chip.setAttribute('aria-label', `${say('remove')}${name}`);
      chip.onclick = () => {
        const next = [...chosen.children].indexOf(chip);
        change(number, false);
        tick(held);
        (chosen.children[Math.min(next, chosen.children.length - 1)] || part('results').querySelector('h2')).focus();
      };
    });
    if (held.size > 1) chosen.append(clear);
  }
  const clear = node(chosen, 'button', 'button-small', say('clear'));
  clear.type = 'button';
  clear.onclick = () => {
    take([]);
    store();
    page.querySelector('#paper-filter').focus();
  };

  // Gives the link of the card at a place, once drawn.
  async function draw(focused) {
    const mine = (drawing += 1);
    const found = judge(table, held);
    const shown = found.slice(0, most);
    const text = told(found);
    part('summary').textContent = part('bar-text').textContent = text;
    clearTimeout(teller);
    teller = setTimeout(() => { part('status').textContent = text; }, 600);
    bar.hidden = !held.size;
    chips();
    const called = await Promise.all(shown.map(({ guide }) => names.name(guide).catch(() => null)));
    if (mine !== drawing) return;
    list.textContent = '';
    if (called.includes(null)) part('summary').textContent = say('broken');
    const links = shown.map((one, i) => called[i] && result(list, table, one, called[i], root, say));
    more.hidden = found.length <= most;
    more.textContent = say('more', found.length - most);
    if (links[focused]) links[focused].focus();
  }

  more.onclick = () => {
    const first = most;
    most += MORE;
    draw(first);
  };
  bar.querySelector('button').onclick = () => {
    results.scrollIntoView();
    results.querySelector('h2').focus();
  };
  keep.onchange = () => memory().keep(keep.checked ? keysOf() : []);
  window.addEventListener('hashchange', () => {
    const keys = readChoice();
    if (keys) take(keys);
  });

  part('notice').hidden = true;
  results.hidden = false;
  remember.hidden = !mayRemember();
  const kept = mayRemember() ? memory().list() : [];
  keep.checked = kept.length > 0;
  take(readChoice() || kept);
  // Without scripts the address leads to the paper in the list; here it has done its work.
  if (readChoice()) window.scrollTo(0, 0);
  return names.take;
}

let takeNames;
window.mingbaiHoldings = (name, data) => {
  if (name === 'table') takeNames = holdingsPage(document.querySelector('[data-holdings]'), data);
  else takeNames(name, data);
};
