// What search boxes and lists of results share: nodes of texts, which never become markup, and typing.

function make(parent, tag, name = '', text = '') {
  const node = document.createElement(tag);
  node.className = name;
  node.textContent = text;
  return parent.appendChild(node);
}

const set = (node, values) => { for (const name in values) node.setAttribute(name, values[name]); };
const words = (node) => (name, n) => (node.getAttribute(`data-text-${name}`) || '').replace('{n}', () => n);

// Text with what stands for the query marked.
function mark(parent, text, terms) {
  const on = text.split('').fill(0);
  const folded = fold(text);
  let end;
  terms.forEach((term) => {
    for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + 1)) on.fill(1, i, i + term.length);
  });
  for (let i = 0; on[i] >= 0; i = end) {
    for (end = i; on[end] === on[i];) end += 1;
    const part = text.slice(i, end);
    if (on[i]) make(parent, 'mark', '', part);
    else parent.append(part);
  }
}

// Calls `run` when somebody has typed, never while an input method composes; tells whether one does.
function typed(input, run, wait = 80) {
  let composing = false;
  let last = 0;
  let timer;
  const on = (type, now) => input.addEventListener(type, (event) => {
    composing = now(event);
    clearTimeout(timer);
    // The first key is answered at once, one that follows fast when there is a pause.
    if (!composing) timer = setTimeout(run, event.timeStamp - last < wait ? wait : 0);
    last = event.timeStamp;
  });
  on('compositionstart', () => true);
  on('compositionend', () => false);
  on('input', (event) => composing || event.isComposing);
  return () => composing;
}

// What a query was taken for, when that is more than some of its own words: a slip mended, letters read as pinyin.
function guessed(query, { grade, mended, plan: { guess } }) {
  const plain = normal(query);
  return guess !== plain && (grade === 'relaxed' || (grade === 'match' && (mended || plain.split(/[^a-z]+/).some((word) => !guess.includes(word))))) && guess;
}
