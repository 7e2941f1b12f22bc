// The on-screen keyboard: letters for pinyin, digits. It writes into the box that was touched as a keyboard would, so
// that suggestions come as for typing; the focus stays in the box, and a physical keyboard goes on working.

const ROWS = [['1234567890', 'delete'], ['qwertyuiop', 'clear'], ['asdfghjkl', 'space'], ['zxcvbnm', 'search', 'hide']];
const TEXT = 'input[type=search], input[type=text], input:not([type])';

function keyboard() {
  const keys = add(kiosk, 'div', 'keys');
  const page = document.documentElement;
  let input;

  function add(parent, tag, name, text = '') {
    const node = document.createElement(tag);
    node.className = name;
    node.textContent = text;
    return parent.appendChild(node);
  }
  function key(row, name, text, press) {
    const button = add(row, 'button', name, text);
    button.type = 'button';
    button.onclick = press;
  }
  // Puts `text` in the place of what is selected; without text one character goes.
  function write(text) {
    const { selectionStart: start, selectionEnd: end, value, maxLength } = input;
    const before = [...value.slice(0, start)].pop() || '';
    const from = text || start < end ? start : start - before.length;
    if (maxLength >= 0 && value.length - (end - from) + text.length > maxLength) return;
    input.setRangeText(text, from, end, 'end');
    tell(text ? 'insertText' : 'deleteContentBackward', text);
  }
  function tell(inputType, data) {
    input.dispatchEvent(new window.InputEvent('input', { bubbles: true, inputType, data: data || null }));
    fit();
  }
  // What is left between the box and the keys is for the suggestions.
  function fit() {
    if (!input) return;
    const room = keys.getBoundingClientRect().top - input.getBoundingClientRect().bottom - 20;
    page.style.setProperty('--room', `${Math.max(96, room)}px`);
  }
  function show(box) {
    const isNew = box !== input;
    input = box;
    keys.hidden = !box;
    page.toggleAttribute('data-keys', !!box);
    page.style.setProperty('--keys', `${keys.offsetHeight}px`);
    if (box && isNew) (box.closest('.search-row') || box).scrollIntoView({ behavior: 'instant' });
    fit();
  }
  const actions = {
    delete: () => write(''),
    space: () => write(' '),
    clear() {
      input.value = '';
      tell('deleteContentBackward');
    },
    search() {
      const { form } = input;
      show();
      if (form) form.requestSubmit();
    },
    hide: () => show(),
  };

  keys.hidden = true;
  keys.setAttribute('role', 'group');
  keys.setAttribute('aria-label', say('keys'));
  ROWS.forEach(([letters, ...names]) => {
    const row = add(keys, 'div', 'keys-row');
    [...letters].forEach((letter) => key(row, 'key', letter, () => write(letter)));
    names.forEach((name) => key(row, 'key key-wide', say(name), actions[name]));
  });
  // A touch on a key leaves the focus, and with it the suggestions, where they are.
  ['pointerdown', 'mousedown'].forEach((type) => keys.addEventListener(type, (event) => event.preventDefault()));
  // The machine's own keyboard stays down; this one writes letters, and the box says what they are good for.
  find(TEXT).forEach((box) => {
    box.inputMode = 'none';
    if (box.type === 'search') box.placeholder = say('hint');
  });
  document.addEventListener('click', ({ target }) => {
    if (target.matches(TEXT)) show(target);
    else if (input && !keys.contains(target) && !(input.form || input).contains(target)) show();
  });
  window.addEventListener('resize', fit);
  window.addEventListener('scroll', fit, { passive: true });
}
