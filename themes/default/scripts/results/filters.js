// The filters: real form controls, each with the number of hits that it would leave.
// In: the hits with their facets, and what is chosen. Out: the hits that are left.

const CHECKS = {
  who: (facts, wanted) => facts[wanted],
  department: (facts, wanted) => facts.department === wanted,
  topic: (facts, wanted) => facts.topics.includes(wanted),
  online: (facts) => facts.online,
  free: (facts) => facts.free,
};
const NAMES = Object.keys(CHECKS);

// Hits that pass every chosen filter but `without`.
const passing = (hits, chosen, without) => hits.filter(({ facts }) => (
  NAMES.every((name) => name === without || !chosen[name] || CHECKS[name](facts, chosen[name]))
));

function filterPanel(panel, changed) {
  const say = window.mingbaiPortal.words(panel);
  const controls = [...panel.querySelectorAll('[name]')];
  const told = panel.querySelector('[data-chosen]');
  const clear = panel.querySelector('button');
  const isOn = (control) => control.tagName === 'SELECT' || control.checked;

  function read() {
    const chosen = {};
    controls.filter(isOn).forEach(({ name, value }) => { if (value) chosen[name] = value; });
    return chosen;
  }
  function write(chosen) {
    controls.forEach((control) => {
      const wanted = chosen[control.name] || '';
      if (control.tagName !== 'SELECT') control.checked = control.value === wanted;
      else {
        if (wanted && ![...control.options].some(({ value }) => value === wanted)) control.add(new Option(wanted, wanted));
        control.value = wanted;
      }
    });
  }
  // The options of a list are what the hits have, the most common first; the chosen one stays.
  function fill(select, hits, chosen) {
    const counts = new Map(chosen ? [[chosen, 0]] : []);
    const values = ({ facts }) => (select.name === 'topic' ? facts.topics : [facts.department]);
    hits.forEach((hit) => values(hit).filter(Boolean).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1)));
    while (select.options.length > 1) select.remove(1);
    [...counts].sort((a, b) => b[1] - a[1]).forEach(([value, n]) => (
      select.add(new Option(say('option', n).replace('{name}', value), value))
    ));
    select.value = chosen || '';
  }
  function show(hits, chosen) {
    controls.forEach((control) => {
      const { name, value } = control;
      const rest = passing(hits, chosen, name);
      if (control.tagName === 'SELECT') return fill(control, rest, chosen[name]);
      const n = value ? rest.filter(({ facts }) => CHECKS[name](facts, value)).length : rest.length;
      control.parentNode.querySelector('.choice-count').textContent = n;
      control.disabled = !n && !control.checked;
      return n;
    });
    const count = NAMES.filter((name) => chosen[name]).length;
    told.textContent = count ? say('chosen', count) : '';
    clear.hidden = !count;
  }

  panel.addEventListener('change', () => changed(read()));
  clear.onclick = () => {
    changed({});
    panel.querySelector('summary').focus();
  };
  return { show, write };
}
