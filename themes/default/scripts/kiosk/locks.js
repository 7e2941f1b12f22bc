// What a page can shut: menus, dragging, zooming, other windows, the browser's own keys.

function locks() {
  const stop = (event) => event.preventDefault();
  const on = (types, take) => types.forEach((type) => document.addEventListener(type, take, { passive: false }));
  on(['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick', 'gesturestart'], stop);
  on(['wheel'], (event) => { if (event.ctrlKey) stop(event); });
  on(['touchstart', 'touchmove'], (event) => { if (event.touches.length > 1) stop(event); });
  on(['keydown'], (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isEdit = ctrlKey && !altKey && /^[acvxz]$/i.test(key) && target.matches('input, textarea');
    const isBrowsers = /^(F\d+|ContextMenu|Browser.*|Launch.*|Help|Print.*)$/.test(key);
    if (isBrowsers || ((ctrlKey || metaKey || altKey) && !isEdit)) stop(event);
  });
  window.open = () => null;
}
