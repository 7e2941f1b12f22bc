// Asks a search server, where the site names one, with the query that stands in the page; its answer has the form that
// Elasticsearch and Quickwit give. In: the page, a query and
// how long to wait. Out: hits for the same cards as the local ones.

const KINDS = ['guide', 'window', 'material', 'department', 'policy', 'topic', 'hall', 'notice', 'bundle'];
const list = (value) => [].concat(value === undefined || value === null ? [] : value).map(String);
const text = (value) => list(value)[0] || '';

// The query of the page with what is asked in the place of "{query}".
const filled = (value, query) => JSON.parse(value, (key, part) => (
  typeof part === 'string' ? part.split('{query}').join(query) : part
));

// What is no address at all throws.
function isAddress(url) {
  try {
    return ['http:', 'https:', location.protocol].includes(new URL(url, location.href).protocol);
  } catch (e) { return false; }
}

function hit(source, query) {
  const audiences = list(source.audiences);
  const aliases = list(source.aliases);
  const chars = [...new Set(query.toLowerCase().replace(/[^0-9a-z\u3400-\u9fff]/g, ''))];
  return {
    title: text(source.title),
    url: text(source.url),
    kind: Math.max(0, KINDS.indexOf(text(source.kind))),
    alias: aliases.find((alias) => query.includes(alias) || alias.includes(query)) || '',
    matched: chars,
    summary: text(source.summary),
    told: [text(source.department), ...list(source.facts)],
    facts: {
      person: audiences.includes('person'),
      organisation: audiences.includes('organisation'),
      online: source.online === true,
      free: source.free === true,
      department: text(source.department),
      topics: list(source.topics),
      fee: '',
      options: list(source.options).filter((option) => option.split('\t').length === 3).join('|'),
    },
  };
}

async function answer(page, query, signal) {
  const asked = query.trim().slice(0, 200);
  const response = await fetch(page.dataset.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(filled(page.dataset.query, asked)),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal,
  });
  if (!response.ok) throw new Error(response.status);
  const { hits } = await response.json();
  const found = hits.hits.map(({ _source }) => hit(_source || {}, asked)).filter(({ title, url }) => title && isAddress(url));
  if (!found.length) throw ask.nothing;
  // More than arrived is told only where the server kept some back.
  const { value = hits.total } = Object(hits.total);
  const total = value > hits.hits.length ? value : found.length;
  return { query, grade: 'match', hits: found, guess: '', total, isRemote: true };
}

// One question at a time: `stop` gives up the one that is under way. Browsers
// from before 2018 only stop waiting for it.
function ask(page, query, wait) {
  ask.stop();
  const control = window.AbortController && new AbortController();
  return new Promise((done, failed) => {
    const timer = setTimeout(() => ask.stop(), wait);
    ask.stop = () => {
      clearTimeout(timer);
      failed();
      if (control) control.abort();
    };
    answer(page, query, control ? control.signal : undefined).then(done, failed).then(() => clearTimeout(timer));
  });
}

ask.stop = () => {};
ask.nothing = new Error('nothing found');
window.mingbaiRemote = ask;
