// Guides as cards: what is lacking first, then what is needed only at times. No text becomes markup.

const KINDS = ['', 'only-when', 'later', 'waived', 'commitment', 'fill-in'];

function node(parent, tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return parent.appendChild(made);
}

function result(list, table, found, { title, address }, root, say) {
  const item = node(list, 'li', 'result');
  const head = node(item, 'p', 'result-head');
  const link = node(head, 'a', 'result-title', title);
  link.href = root + address;
  const { lacks, rest } = found;
  // Nothing more is needed in any situation.
  const isWhole = !rest.some(({ kind }) => KINDS[kind] === 'only-when' || KINDS[kind] === 'waived');
  if (lacks.length) node(head, 'span', 'tag tag-plain', say('lacks', lacks.length));
  else node(head, 'span', 'tag tag-good', say(isWhole ? 'complete' : 'musts'));

  const listed = (name, needs, className) => {
    if (!needs.length) return;
    const line = node(item, 'p', className);
    node(line, 'span', 'holding-label', say(name));
    needs.forEach(({ paper, words, kind }, i) => {
      if (i) line.append('、');
      const { key, name: called, hasPage, isElectronic } = table.papers[paper];
      if (hasPage) node(line, 'a', '', called).href = `${root}materials/${encodeURIComponent(key)}.html`;
      else line.append(called);
      const note = words || (kind === MUST && isElectronic ? say('e-licence') : '');
      if (note) line.append(`（${note}）`);
    });
  };
  listed('lacking', lacks, 'holding-line');
  KINDS.forEach((name, kind) => {
    if (kind) listed(name, rest.filter((need) => need.kind === kind), 'holding-line holding-rest');
  });
  return link;
}
