// Tick boxes on the materials, remembered on this device for each guide; nothing where nothing may be remembered.

function ticks(guide, materials, label, clear) {
  const memory = window.mingbaiMemory(`ticks-${guide}`, 99);
  // Of two that are called the same the second is another one.
  const before = {};
  const boxes = materials.map(({ element, name: called }) => {
    before[called] = (before[called] || 0) + 1;
    const name = before[called] > 1 ? `${called} ${before[called]}` : called;
    const holder = document.createElement('label');
    const input = document.createElement('input');
    holder.className = 'tick-box';
    input.type = 'checkbox';
    input.setAttribute('aria-label', label.replace('{name}', name));
    holder.append(input);
    element.querySelector('.tick').replaceWith(holder);
    return { element, name, input };
  });
  const show = () => {
    boxes.forEach(({ element, input }) => element.classList.toggle('is-ready', input.checked));
    clear.hidden = !boxes.some(({ input }) => input.checked);
  };
  const keep = () => {
    memory.keep(boxes.filter(({ input }) => input.checked).map(({ name }) => name));
    show();
  };
  const ticked = memory.list();
  boxes.forEach(({ name, input }) => {
    input.checked = ticked.includes(name);
    input.onchange = keep;
  });
  clear.onclick = () => {
    boxes.forEach(({ input }) => { input.checked = false; });
    keep();
    boxes[0].input.focus();
  };
  show();
}
