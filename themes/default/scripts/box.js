// The search box: suggestions while somebody types, a combobox as the ARIA practices describe it.
// Data comes by <script>, which works from disk, and never becomes markup.

function make(parent, tag, name = '', text = '') {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  return parent.appendChild(node);
}

const set = (node, values) => { for (const name in values) node.setAttribute(name, values[name]); };
const words = (node) => (name, n) => (node.getAttribute(`data-text-${name}`) || '').replace('{n}', n);

// Text with what stands for the query marked.
function mark(parent, text, terms) {
  const on = text.split('').fill(0);
  terms.forEach((term) => fold(text).replace(every(term), (_, at) => on.fill(1, at, at + term.length)));
  let node;
  on.forEach((yes, i) => {
    if (yes !== on[i - 1]) node = make(parent, yes ? 'mark' : 'span');
    node.textContent += text[i];
  });
}

// Calls `run` when somebody has typed, never while an input method composes; tells whether one does.
function typed(input, run, wait = 80) {
  let composing = false;
  let timer;
  const on = (type, now) => input.addEventListener(type, (event) => {
    composing = type === 'input' ? composing || !!event.isComposing : now;
    clearTimeout(timer);
    if (!composing) timer = setTimeout(run, wait);
  });
  on('compositionstart', true);
  on('compositionend', false);
  on('input');
  return () => composing;
}

// What a query was taken for, when that is not what was typed.
const understood = (query, guess) => (guess && !normal(query).includes(guess) ? guess : '');

function searchBox(form, { root, ask, tryLoad, faults, recent }) {
  const input = form.querySelector('input');
  const say = words(form);
  const status = make(form, 'p', 'visually-hidden');
  const popup = make(form, 'div', 'search-popup');
  const note = make(popup, 'p', 'search-note');
  const list = make(popup, 'div', 'search-list');
  const id = `${input.id}-list`;
  const view = window.visualViewport;
  let active = -1;
  let teller;

  function choose(index) {
    active = index;
    input.removeAttribute('aria-activedescendant');
    list.childNodes.forEach((option, i) => {
      set(option, { 'aria-selected': i === index });
      if (i !== index) return;
      set(input, { 'aria-activedescendant': option.id });
      option.scrollIntoView({ block: 'nearest' });
    });
  }
  // The keyboard of a phone covers half of the page; what is left is for the box and the list.
  function fit({ type } = {}) {
    if (view && view.width < 640 && type !== 'scroll' && document.activeElement === input) input.parentNode.scrollIntoView({ behavior: 'instant' });
    if (!popup.hidden && view) list.style.maxHeight = `${Math.max(96, view.offsetTop + view.height - list.getBoundingClientRect().top - 8)}px`;
  }
  function open(yes) {
    popup.hidden = !yes;
    set(input, { 'aria-expanded': yes });
    choose(-1);
    fit();
  }
  function tell(text) {
    clearTimeout(teller);
    teller = setTimeout(() => { status.textContent = text; }, 600);
  }
  function item(url, text = '') {
    const link = make(list, 'a', 'search-item', text);
    link.href = root + url;
    set(link, { role: 'option', tabindex: -1, id: id + list.childNodes.length });
    return link;
  }
  // Without an answer the data could not be read; the list by pinyin needs none.
  function show(query, found) {
    const { grade, hits, shown, plan } = found || { grade: 'missing', hits: [], shown: [], plan: {} };
    const guess = understood(query, plan.guess);
    note.textContent = [guess ? say('guess', guess) : say(grade)].concat(found ? faults().map(say) : []).join(' ');
    list.textContent = '';
    shown.forEach((hit) => {
      const link = item(hit.url);
      const kind = say('kinds').split('|')[hit.kind];
      const alias = hit.alias && say('alias', hit.alias);
      mark(make(link, 'span', 'search-title'), hit.title, hit.matched);
      if (alias) mark(make(link, 'span', 'search-alias'), alias, hit.matched);
      make(link, 'span', 'search-facts', [kind, ...hit.facts].filter(Boolean).map((fact) => fact.replace(/ /g, '\xa0')).join(' · '));
      set(link, { 'aria-label': [hit.title, alias, kind, ...hit.facts].filter(Boolean).join('，') });
    });
    if (found) item(`search.html?${new URLSearchParams({ q: query })}`, say('all'));
    else item('a-z.html', say('a-z'));
    tell((found ? say('count', hits.length) : '') + note.textContent);
    open(document.activeElement === input);
  }
  function run() {
    const query = input.value;
    active = -1;
    if (!query.trim()) {
      tell(list.textContent = '');
      return open(false);
    }
    const take = (found) => { if (input.value === query && !typing() && active < 0) show(query.trim(), found); };
    return ask(query, take).catch(() => take());
  }

  const typing = typed(input, run);
  form.action = `${root}search.html`;
  set(status, { role: 'status' });
  set(list, { id, role: 'listbox', 'aria-label': say('help') });
  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id });
  open(false);
  popup.onmousedown = (event) => event.preventDefault();
  list.onclick = form.onsubmit = () => recent.add(input.value);
  if (view) view.onresize = view.onscroll = fit;
  input.onfocus = () => {
    tryLoad('t1');
    if (recent.list()[0]) tryLoad('../assets/recent');
    fit();
  };
  input.onblur = () => open(false);
  input.onkeydown = (event) => {
    const { key, altKey } = event;
    const count = list.childNodes.length;
    const move = { ArrowDown: 1, ArrowUp: -1 }[key];
    const isOpen = !popup.hidden;
    if (event.isComposing || event.keyCode === 229) return;
    if (move && count) {
      if (!isOpen) open(true);
      if (altKey) open(move > 0);
      else choose(((active + 1 + move + count + 1) % (count + 1)) - 1);
    } else if (key === 'Escape') {
      if (!isOpen) tell(input.value = list.textContent = '');
      open(false);
    } else if (key === 'Enter' && active >= 0) list.childNodes[active].click();
    else {
      if (/^(Home|End|Arrow)/.test(key)) choose(-1);
      return;
    }
    event.preventDefault();
  };
}
