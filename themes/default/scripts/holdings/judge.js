// Which guides the held papers complete, and what the others lack. In: the table, a set of numbers. Out: guides, those that
// lack least first. Guides that need none of the held papers are left out.

const MUST = 0;
const FILL_IN = 5;

function judge(table, held) {
  const found = [];
  table.guides.forEach((needs, guide) => {
    const isOpen = (need) => !held.has(need.paper);
    const open = needs.filter(isOpen);
    if (open.length === needs.length) return;
    const lacks = open.filter(({ kind }) => kind === MUST);
    const rest = open.filter(({ kind }) => kind > MUST && kind <= FILL_IN);
    found.push({ guide, lacks, rest, have: needs.length - open.length });
  });
  return found.sort((a, b) => (
    a.lacks.length - b.lacks.length || b.have - a.have || a.rest.length - b.rest.length || a.guide - b.guide
  ));
}
