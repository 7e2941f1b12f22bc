// The search box: suggestions while somebody types (a combobox), and the list of results on the search page.
// Data comes by <script>, which works from disk, and never becomes markup.

function make(parent, tag, name = '', text = '') {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  return parent.appendChild(node);
}

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

function portalSearch(root) {
  const loading = {};
  // A big site's names come in parts, by a script of their own.
  const wide = '../assets/wide';
  let search = {
    t1(data) {
      search = data.wide ? { wide(make) { search = engine(data, make); } } : engine(data);
      if (data.wide) tryLoad(wide);
    },
  };
  window.mingbaiSearch = (name, ...data) => search[name](...data);

  const load = (file) => loading[file] || (loading[file] = new Promise((done, failed) => {
    const script = make(document.head, 'script');
    script.onload = done;
    script.onerror = () => failed(delete loading[file]);
    script.src = `${root}search/${file}.js`;
  }));
  const tryLoad = (file) => load(file).catch(() => {});

  // Asks again as long as the answer wants files that are not there yet, then those of the hits; each is tried once.
  async function answer(query, deep, most, tried = new Set()) {
    const wanted = () => search.wanted().filter((file) => !tried.has(file));
    const plan = search.plan(query);
    const found = search.rank(plan, deep);
    let files = wanted();
    if (!files[0]) {
      found.hits.slice(0, most).forEach(({ doc }) => search.display(doc, plan));
      files = wanted();
    }
    if (!files[0]) return [found, plan];
    await Promise.all(files.map((file) => tryLoad(file, tried.add(file))));
    return answer(query, deep, most, tried);
  }

  async function ask(query, page, show) {
    await load('t1');
    if (!search.plan) await load(wide);
    if (!page) {
      const [found, plan] = await answer(query, false, 8);
      if (found.grade === 'match') show(found, plan);
      if (found.grade === 'match' && found.hits[2]) return;
    }
    show(...await answer(query, true, page ? 200 : 8));
  }
  return { ask, tryLoad, display: (...hit) => search.display(...hit) };
}

function searchBox(form, root, { ask, tryLoad, display }) {
  const input = form.querySelector('input');
  const page = document.querySelector('[data-search-results]');
  const say = (name) => form.getAttribute(`data-text-${name}`) || '';
  const set = (node, values) => { for (const name in values) node.setAttribute(name, values[name]); };
  if (page) page.textContent = '';
  const status = make(page || form, 'p', 'search-status');
  const list = make(page || form, page ? 'ol' : 'div', 'search-list');
  const id = `${input.id}-list`;
  let active = -1;
  let timer;

  function choose(index) {
    active = index;
    set(input, { 'aria-activedescendant': index < 0 ? '' : id + index });
    list.childNodes.forEach((option, i) => {
      set(option, { 'aria-selected': i === index });
      if (i === index) option.scrollIntoView({ block: 'nearest' });
    });
  }
  function open(yes) {
    if (page) return;
    list.hidden = !yes;
    set(input, { 'aria-expanded': yes });
    choose(-1);
  }
  function item(url, text) {
    const link = make(page ? make(list, 'li') : list, 'a', 'search-item', text);
    link.href = root + url;
    if (!page) set(link, { role: 'option', tabindex: -1, id: id + (list.childNodes.length - 1) });
    return link;
  }
  function show(query, { grade, hits }, plan) {
    status.textContent = grade === 'match' ? say('count').replace('{n}', hits.length) : (query && say('none')) + say(grade);
    list.textContent = '';
    hits.slice(0, page ? 200 : 8).forEach(({ doc }) => {
      const hit = display(doc, plan);
      if (hit.url === undefined) return;
      const link = item(hit.url);
      mark(make(link, 'span', 'search-title'), hit.title, hit.matched);
      if (hit.alias) mark(make(link, 'span', 'search-alias'), hit.alias, hit.matched);
      make(link, 'span', 'search-facts', [say('kinds').split('|')[hit.kind], ...hit.facts].filter(Boolean).join(' · '));
    });
    if (!page) item(`search.html?q=${encodeURIComponent(query)}`, say('all'));
    open(document.activeElement === input);
  }
  function run() {
    const query = input.value;
    if (!page && !query.trim()) return open(status.textContent = '');
    return ask(query, page, (...found) => { if (input.value === query && active < 0) show(query.trim(), ...found); })
      .catch(() => { status.textContent = say('missing'); });
  }

  form.action = `${root}search.html`;
  set(status, { role: 'status' });
  ['input', 'compositionend'].forEach((type) => input.addEventListener(type, (event) => {
    clearTimeout(timer);
    active = -1;
    if (!event.isComposing) timer = setTimeout(run, 80);
  }));
  if (page) {
    input.value = new URLSearchParams(location.search).get('q') || '';
    return run();
  }
  set(list, { id, role: 'listbox', 'aria-label': say('help') });
  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id });
  open(false);
  list.onmousedown = (event) => event.preventDefault();
  input.onfocus = () => tryLoad('t1');
  input.onblur = () => open(false);
  input.onkeydown = (event) => {
    const count = list.childNodes.length + 1;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.keyCode === 229 || list.hidden) return;
    if (move) choose(((active + 1 + move + count) % count) - 1);
    else if (event.key === 'Escape') open(false);
    else if (event.key === 'Enter' && active >= 0) list.childNodes[active].click();
    else return;
    event.preventDefault();
  };
}
