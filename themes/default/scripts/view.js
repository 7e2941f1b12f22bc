// Large text, high contrast and printing. The choice stays on this device.
function view() {
  const { classList } = document.documentElement;
  const each = (marks, take) => document.querySelectorAll(marks).forEach(take);
  each('[data-view-tools], [data-print]', (tool) => { tool.hidden = false; });
  each('[data-view]', (button) => {
    const name = button.dataset.view;
    const key = `mingbai-${name}`;
    const show = (on) => button.setAttribute('aria-pressed', classList.toggle(name, on));
    show(remembered((store) => store[key]) === '1');
    button.onclick = () => {
      show();
      remembered((store) => { store[key] = classList.contains(name) ? '1' : '0'; });
    };
  });
  each('[data-print]', (button) => { button.onclick = () => window.print(); });

  // Older browsers print closed answers closed, whatever the style sheet says.
  const opened = [];
  window.onbeforeprint = () => each('details:not([open])', (details) => { details.open = opened.push(details); });
  window.onafterprint = () => opened.splice(0).forEach((details) => { details.open = false; });
}

view();
