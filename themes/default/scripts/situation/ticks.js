// Tick boxes on the materials, remembered on this device for each guide; nothing where nothing may be remembered.

function ticks(guide, materials, label, clear) {
  const times = new Map();
  // One name may stand on two lines, for the applicant and for the agent; long ones would not be remembered.
  const keyOf = (name) => {
    const short = name.slice(0, 56);
    times.set(short, (times.get(short) || 0) + 1);
    return times.get(short) > 1 ? `${short} ${times.get(short)}` : short;
  };
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
    input.setAttribute('aria-label', label.replace('{name}', () => name));
    holder.append(input);
    element.querySelector('.tick').replaceWith(holder);
    return { element, key: keyOf(name), input };
  });
  const show = () => {
    boxes.forEach(({ element, input }) => element.classList.toggle('is-ready', input.checked));
    clear.hidden = !boxes.some(({ input }) => input.checked);
  };
  const keep = () => {
    memory.keep(boxes.filter(({ input }) => input.checked).map(({ key }) => key));
    show();
  };
  const ticked = memory.list();
  boxes.forEach(({ key, input }) => {
    input.checked = ticked.includes(key);
    input.onchange = keep;
  });
  clear.onclick = () => {
    boxes.forEach(({ input }) => { input.checked = false; });
    keep();
    const seen = boxes.find(({ element }) => !element.closest('[hidden]'));
    if (seen) seen.input.focus();
  };
  show();
}
