// The list of papers becomes a list of boxes to tick; the filter looks through those that the page does not list, too.

const FOUND = 40;
const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

function paperList(page, table, say, toggle) {
  const rows = new Map();
  const filter = page.querySelector('[data-filter]');
  const input = filter.querySelector('input');
  const matches = page.querySelector('[data-matches]');
  const groups = [...page.querySelectorAll('.holdings-group')];
  const opened = groups.map((group) => group.open);
  const extra = groups[groups.length - 1];
  let timer;

  // The name becomes the label of a box; what there is to know about the paper stands on its own page.
  function row(item, number) {
    const paper = table.papers[number];
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.onchange = () => toggle(number, box.checked);
    label.append(box, paper.name);
    item.replaceChild(label, item.firstElementChild);
    rows.set(number, { item, box });
    return rows.get(number);
  }
  function added(number) {
    const item = document.createElement('li');
    const uses = document.createElement('span');
    uses.className = 'holdings-uses';
    uses.textContent = say('uses', table.papers[number].uses);
    item.append(document.createElement('span'), uses);
    extra.querySelector('ul').append(item);
    return row(item, number);
  }
  function show(wanted) {
    const hits = new Set();
    table.papers.forEach(({ words }, number) => { if (words.includes(wanted)) hits.add(number); });
    if (wanted) [...hits].slice(0, FOUND).forEach((number) => rows.has(number) || added(number));
    rows.forEach(({ item }, number) => { item.hidden = !hits.has(number); });
    groups.forEach((group, i) => {
      const count = group.querySelectorAll('li:not([hidden])').length;
      group.hidden = count < 1;
      group.open = wanted ? count > 0 : opened[i];
      group.querySelector('[data-group-count]').textContent = count;
    });
    clearTimeout(timer);
    timer = setTimeout(() => { matches.textContent = wanted && (hits.size ? say('matches', hits.size) : say('no-match')); }, 400);
  }

  page.querySelectorAll('[data-paper]').forEach((item) => {
    const number = table.numbers.get(item.dataset.paper);
    item.removeAttribute('id');
    if (number !== undefined) row(item, number);
  });
  let composing = false;
  const search = () => composing || show(plain(input.value));
  input.addEventListener('compositionstart', () => { composing = true; });
  input.addEventListener('compositionend', () => { composing = false; search(); });
  input.addEventListener('input', search);
  filter.hidden = false;

  return (held) => {
    held.forEach((number) => rows.has(number) || added(number));
    rows.forEach(({ box }, number) => { box.checked = held.has(number); });
  };
}
