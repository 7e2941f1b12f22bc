// The search box: suggestions while somebody types, a combobox as the ARIA practices describe it.

function searchBox(form, { root, ask, tryLoad, faults, recent }) {
  const input = form.querySelector('input');
  const say = words(form);
  const [status, popup] = form.querySelectorAll('[role=status], .search-popup');
  const [note, list] = popup.children;
  // Older browsers have none.
  const view = window.visualViewport || {};
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
  function fit() {
    if (!popup.hidden) list.style.maxHeight = `${Math.max(96, view.offsetTop + view.height - list.getBoundingClientRect().top - 8)}px`;
  }
  function rise() {
    if (view.width < 640 && document.activeElement === input) input.parentNode.scrollIntoView({ behavior: 'instant' });
    fit();
  }
  function open(yes) {
    popup.hidden = !yes;
    set(input, { 'aria-expanded': yes });
    choose(-1);
    rise();
  }
  function tell(text) {
    clearTimeout(teller);
    teller = setTimeout(() => { status.textContent = text; }, 600);
  }
  function item(url, text = '') {
    const link = make(list, 'a', 'search-item', text);
    link.href = root + url;
    set(link, { role: 'option', tabindex: -1, id: list.id + list.childNodes.length });
    return link;
  }
  function suggest({ title, alias, matched, kind, facts, url }) {
    const link = item(url);
    mark(make(link, 'span', 'search-title'), title, matched);
    if (alias) mark(make(link, 'span', 'search-alias'), say('alias', alias), matched);
    make(link, 'span', 'search-facts', [say('kinds').split('|')[kind], ...facts].filter(Boolean).join(' · '));
  }
  // Without an answer the data could not be read; the list by pinyin needs none.
  function show(query, found) {
    const guess = found && guessed(query, found);
    list.textContent = '';
    if (found) {
      note.textContent = [guess ? say('guess', guess) : say(found.grade), ...faults().map(say)].join(' ');
      found.shown.forEach(suggest);
      item(`search.html?${new URLSearchParams({ q: query })}`, say('all'));
    } else {
      note.textContent = say('missing');
      item('a-z.html', say('a-z'));
    }
    tell([found && found.grade === 'match' && say('count', found.hits.length), note.textContent.trim()].filter(Boolean).join('。'));
    open(document.activeElement === input);
  }
  function run() {
    const query = input.value;
    active = -1;
    if (!query.trim()) {
      tell(list.textContent = '');
      return open(false);
    }
    const take = (found) => input.value === query && !typing() && active < 0 && show(query.trim(), found);
    return ask(query, take).catch(() => take());
  }

  const typing = typed(input, run);
  form.action = `${root}search.html`;
  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id });
  open(false);
  popup.onmousedown = (event) => event.preventDefault();
  list.onclick = form.onsubmit = () => recent.add(input.value);
  view.onscroll = fit;
  view.onresize = rise;
  input.onfocus = () => {
    tryLoad('t1');
    if (recent.list()[0]) tryLoad('../assets/recent');
    rise();
  };
  input.onblur = () => open(false);
  input.onkeydown = (event) => {
    const { key, altKey } = event;
    const count = list.childNodes.length + 1;
    const move = { ArrowDown: 1, ArrowUp: -1 }[key];
    const isOpen = !popup.hidden;
    if (event.isComposing || event.keyCode === 229) return;
    if (move && count > 1) {
      if (!isOpen) open(true);
      if (altKey) open(move > 0);
      else choose(((active + 1 + move + count) % count) - 1);
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
