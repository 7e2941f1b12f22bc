// The search page: asks while somebody types, narrows down, shows cards.
// In: what the address or the box asks. Out: summary, filters, cards; the ways on below them are part of the page.

const MORE = 20;
const WAIT = 4000;

function searchPage(page) {
  const portal = window.mingbaiPortal;
  const { make, words, guessed, typed, recent } = portal;
  const form = document.querySelector('[data-search]');
  const input = form.querySelector('input');
  const say = words(page);
  const lost = unanswered(document.querySelector('[data-unanswered]'));
  const panel = document.querySelector('[data-filters]');
  const filters = filterPanel(panel, choose);
  let state = readAddress();
  let answer;
  let teller;
  // Numbers of the latest question and of the latest drawing: what a later one has overtaken is dropped.
  let asking = 0;
  let drawing = 0;

  page.textContent = '';
  const status = make(page, 'p', 'visually-hidden');
  status.setAttribute('role', 'status');
  const summary = make(page, 'p', 'results-summary');
  const notes = make(page, 'div', 'results-notes');
  const list = make(page, 'ol', 'hits');
  const more = make(page, 'button', 'button button-plain results-more');
  more.type = 'button';
  more.hidden = true;

  // The answer of this device: every hit with its facets.
  const local = (query) => portal.settle(({ plan, rank }) => {
    const made = plan(query);
    const found = rank(made, true);
    const facts = portal.take.of || (() => ({ topics: [] }));
    const hits = found.hits.map(({ doc }) => ({ doc, facts: facts(doc) }));
    return { query, plan: made, grade: found.grade, hits, guess: guessed(query, Object.assign(found, { plan: made })) };
  });
  const display = (hit) => {
    const { title, alias, kind, url, matched, facts } = portal.take.display(hit.doc, answer.plan);
    return { title, alias, kind, url, matched, told: facts, facts: hit.facts };
  };

  // The server's answer if there is one in time, or else this device's.
  async function find(query, isLatest) {
    const remote = window.mingbaiRemote;
    if (remote) remote.stop();
    if (!remote || !query.trim()) return local(query);
    return remote(page, query, WAIT).catch((error) => isLatest() && local(query).then((found) => (
      Object.assign(found, { note: error === remote.nothing ? 'remote-nothing' : 'remote-silent' })
    )));
  }

  function tell(text) {
    clearTimeout(teller);
    teller = setTimeout(() => { status.textContent = text; }, 600);
  }
  function counted(left) {
    const { hits, total } = answer;
    const all = hits.length;
    // A server sends only the first of many.
    const first = total > all ? '-first' : '';
    return (left < all ? say(`left${first}`, left) : say(`count${first}`, total || all)).replace('{all}', all);
  }
  // How the hits were found stands above them, never above an empty list.
  function told(left, isShown) {
    const { query, grade, guess, hits } = answer;
    const count = counted(left);
    const narrowed = left < hits.length ? count : '';
    if (left && !isShown) return say('missing');
    if (!query.trim()) return [say('frequent'), narrowed].filter(Boolean).join(' · ');
    if (grade === 'match' && !guess) return count;
    if (!isShown) return narrowed || say('none');
    return (guess ? say('guess', guess) : grade === 'relaxed' ? say('relaxed') : say('none') + say('these')) + narrowed;
  }
  function note(name, href, label) {
    const line = make(notes, 'p', 'results-note', say(name));
    if (!href) return;
    const link = make(line, 'a', '', label);
    link.href = href;
  }
  function showNotes(left) {
    notes.textContent = '';
    portal.faults().forEach((fault) => note(fault, fault === 'stale' ? location.href : '', say('again')));
    if (answer.note) note(answer.note);
    if (!left && answer.hits.length) note('nothing-left');
  }

  // Gives whether it was drawn.
  async function render() {
    const mine = (drawing += 1);
    const left = passing(answer.hits, state.chosen);
    const shown = left.slice(0, Math.max(state.most, MORE));
    // What a hit is called may stand in a file that could not be read; the notes say so.
    const cards = (await (answer.isRemote ? shown : portal.settle(() => shown.map(display)))).filter(({ url }) => url !== undefined);
    if (mine !== drawing) return false;
    filters.show(answer.hits, state.chosen);
    const isNarrow = Object.keys(state.chosen).length > 0;
    panel.hidden = !isNarrow && (answer.grade === 'frequent' || !answer.hits.some(({ facts }) => facts.person || facts.organisation));
    summary.textContent = told(left.length, cards.length > 0);
    showNotes(left.length);
    list.textContent = '';
    const sections = asked(page, answer.query);
    cards.forEach((hit, i) => card(list, hit, { page, say, sections: i < 3 ? sections : [], query: answer.query }));
    more.hidden = left.length <= shown.length;
    more.textContent = say('more', left.length - shown.length);
    tell([summary, ...notes.childNodes].map((node) => node.textContent).join(' '));
    return true;
  }

  function missing() {
    drawing += 1;
    panel.hidden = more.hidden = true;
    summary.textContent = say('missing');
    notes.textContent = list.textContent = '';
    note('', `${portal.root}a-z.html`, say('a-z'));
    tell(summary.textContent);
  }

  function record() {
    if (answer.query.trim() && answer.grade !== 'match') lost(answer.query);
  }
  async function run(isAsked) {
    const mine = (asking += 1);
    try {
      const found = await find(state.query, () => mine === asking);
      if (mine !== asking) return;
      answer = found;
      if (isAsked) record();
      await render();
    } catch (e) { if (mine === asking) missing(); }
  }

  function choose(chosen) {
    state = { query: state.query, chosen, most: 0 };
    writeAddress(state, true);
    filters.write(chosen);
    if (answer) render();
  }
  function type(isAsked) {
    const isNew = input.value !== state.query;
    if (isNew) state = { query: input.value, chosen: state.chosen, most: 0 };
    writeAddress(state);
    if (isNew || isAsked) run(isAsked);
  }
  function restore() {
    state = readAddress();
    input.value = state.query;
    filters.write(state.chosen);
    panel.open = panel.open || Object.keys(state.chosen).length > 0 || window.innerWidth > 832;
  }

  form.action = `${portal.root}search.html`;
  form.onsubmit = (event) => {
    event.preventDefault();
    recent.add(input.value);
    if (isPhone()) input.blur();
    type(true);
  };
  typed(input, () => type(), window.mingbaiRemote ? 300 : 80);
  // A change comes before the answer to it: what stands there may still answer what was asked before.
  input.onchange = () => { if (answer && answer.query === input.value) record(); };
  // On phones the keyboard takes half of the page: the box moves up while somebody types, and the keyboard away after.
  const isPhone = () => window.innerWidth < 640;
  input.onfocus = () => {
    if (recent.list()[0]) portal.tryLoad('../assets/recent');
    if (isPhone()) input.parentNode.scrollIntoView({ behavior: 'instant' });
  };
  list.onclick = (event) => { if (event.target.closest('a')) recent.add(state.query); };
  more.onclick = async () => {
    const at = list.childNodes.length;
    state.most = Math.max(state.most, MORE) + MORE;
    writeAddress(state);
    if (await render() && list.childNodes[at]) list.childNodes[at].querySelector('a').focus();
  };
  window.onpopstate = () => {
    restore();
    run();
  };
  portal.take.facets = (data) => { portal.take.of = facets(data); };
  restore();
  portal.load('t1').then(() => portal.tryLoad('facets')).then(() => run(true), missing);
}

searchPage(document.querySelector('[data-search-results]'));
