// One result as a card: what it is, the facts people came for, and the sections of the guide that the query asks about.
// In: a hit. Out: nodes; no text becomes markup.

const GUIDE = 0;

function card(list, hit, { page, say, sections, query }) {
  const { root, make, mark } = window.mingbaiPortal;
  const item = make(list, 'li', 'result');
  const head = make(item, 'p', 'result-head');
  const kind = say('kinds').split('|')[hit.kind];
  const address = /^https?:/.test(hit.url) ? hit.url : root + hit.url;
  const situation = named(hit.facts.options || '', query);
  const link = make(head, 'a', 'result-title');
  link.href = situation ? `${address}#${situation.fragment}` : address;
  mark(make(link, 'span'), hit.title, hit.matched);
  if (kind) make(head, 'span', 'tag tag-plain', kind);
  if (situation) make(item, 'p', 'result-situation', say('situation', situation.label));
  if (hit.alias) mark(make(item, 'p', 'result-alias'), say('alias', hit.alias), hit.matched);
  if (hit.summary) make(item, 'p', 'result-summary', hit.summary);

  const facts = make(item, 'p', 'result-facts');
  const { online, free, fee } = hit.facts;
  hit.told.filter(Boolean).forEach((fact) => make(facts, 'span', '', fact));
  if (fee && !free) make(facts, 'span', '', fee);
  if (free) make(facts, 'span', 'tag tag-good', say('free'));
  if (online) make(facts, 'span', 'tag tag-brand', say('online'));
  if (!facts.firstChild) facts.remove();

  if (hit.kind !== GUIDE || !sections.length) return link;
  const links = make(item, 'p', 'result-sections');
  sections.forEach((id) => {
    const cost = free ? say('free') : fee;
    const label = page.getAttribute(`data-section-${id}`);
    const part = make(links, 'a', 'button-small', id === 'fees' && cost ? `${label}：${cost}` : label);
    part.href = `${address}#${id}`;
  });
  return link;
}

// The sections of a guide that a query asks about: 带什么 → materials.
function asked(page, query) {
  return ['materials', 'place', 'process', 'fees'].filter((id) => (
    (page.getAttribute(`data-words-${id}`) || '').split(' ').some((word) => word && query.includes(word))
  ));
}
