// Large text, high contrast and printing. The choice stays on this device.
function view() {
  var root = document.documentElement;
  var store = null;
  try { store = window.localStorage; } catch (e) { /* private windows and some file:// settings */ }

  function read(name) {
    try { return store && store.getItem('mingbai-' + name) === '1'; } catch (e) { return false; }
  }

  function write(name, on) {
    try { if (store) store.setItem('mingbai-' + name, on ? '1' : '0'); } catch (e) { /* full or forbidden */ }
  }

  ['large', 'contrast'].forEach(function (name) {
    if (read(name)) root.classList.add(name);
  });

  function setUp() {
    var tools = document.querySelector('[data-view-tools]');
    if (tools) tools.hidden = false;
    document.querySelectorAll('[data-view]').forEach(function (button) {
      var name = button.getAttribute('data-view');
      button.setAttribute('aria-pressed', String(root.classList.contains(name)));
      button.addEventListener('click', function () {
        var on = root.classList.toggle(name);
        button.setAttribute('aria-pressed', String(on));
        write(name, on);
      });
    });
    document.querySelectorAll('[data-print]').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () { window.print(); });
    });
    printAnswers();
  }

  // Older browsers print closed answers closed, whatever the style sheet says.
  function printAnswers() {
    var opened = [];
    window.addEventListener('beforeprint', function () {
      opened = [].slice.call(document.querySelectorAll('details:not([open])'));
      opened.forEach(function (details) { details.open = true; });
    });
    window.addEventListener('afterprint', function () {
      opened.forEach(function (details) { details.open = false; });
    });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', setUp);
  else setUp();
}
