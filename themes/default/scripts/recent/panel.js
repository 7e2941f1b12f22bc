// What was searched on this device before, offered under an empty box: links, each of which can be removed.
// Loaded only where there is something to offer.

const { root, make, set, words, recent } = window.mingbaiPortal;

// Closed by Escape: not offered again before the box is left.
let isClosed = false;

function offer(form, input) {
  if (isClosed || form.querySelector('.search-recent')) return;
  const say = words(form);
  const texts = recent.list();
  if (!texts[0] || input.value || !form.contains(document.activeElement)) return;

  const panel = make(form, 'div', 'search-popup search-recent');
  set(panel, { role: 'group', 'aria-label': say('recent') });
  const head = make(panel, 'div', 'search-recent-head');
  make(head, 'p', 'search-recent-title', say('recent'));
  make(head, 'p', 'search-recent-note', say('recent-note'));
  const rows = make(panel, 'ul');
  texts.forEach((text) => row(make(rows, 'li', 'search-recent-row'), text));
  const clear = make(panel, 'button', 'search-recent-clear', say('recent-clear'));
  clear.type = 'button';
  clear.onclick = () => {
    recent.keep([]);
    close(true);
  };

  function row(item, text) {
    const link = make(item, 'a', 'search-recent-link', text);
    link.href = `${root}search.html?${new URLSearchParams({ q: text })}`;
    link.onclick = () => recent.add(text);
    const remove = make(item, 'button', 'search-recent-remove', '×');
    remove.type = 'button';
    set(remove, { 'aria-label': say('recent-remove', text) });
    remove.onclick = () => {
      const next = item.nextSibling || item.previousSibling;
      recent.keep(recent.list().filter((other) => other !== text));
      if (!next) return close(true);
      next.lastChild.focus();
      return item.remove();
    };
  }
  function close(back) {
    input.removeEventListener('input', leave);
    form.removeEventListener('focusout', left);
    form.removeEventListener('keydown', key);
    if (back) {
      isClosed = true;
      input.focus();
      input.addEventListener('blur', () => { isClosed = false; }, { once: true });
    }
    panel.remove();
  }
  const leave = () => close();
  // Clicks on what takes no focus leave nothing.
  const left = (event) => { if (!form.contains(event.relatedTarget)) close(); };
  const key = (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const stops = [...panel.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close(event.target !== input);
    else if (move) (stops[at + move] || input).focus();
    else return;
    event.preventDefault();
  };
  panel.onmousedown = (event) => { if (event.target.tagName !== 'A') event.preventDefault(); };
  input.addEventListener('input', leave);
  form.addEventListener('focusout', left);
  form.addEventListener('keydown', key);
}

document.querySelectorAll('[data-search]').forEach((form) => {
  const input = form.querySelector('input');
  ['focus', 'input'].forEach((type) => input.addEventListener(type, () => offer(form, input)));
  offer(form, input);
});
document.currentScript.done = true;
