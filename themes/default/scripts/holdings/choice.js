// What is chosen: in the address, so that it can be kept and passed on, and on this device if somebody asks for that.

function readChoice() {
  const found = /[#&]have=([^&]*)/.exec(location.hash);
  try { return found && found[1].split(',').map(decodeURIComponent).filter(Boolean); } catch (e) { return []; }
}

function writeChoice(keys) {
  const address = keys.length ? `#have=${keys.map(encodeURIComponent).join(',')}` : location.pathname + location.search;
  try { window.history.replaceState(null, '', address); } catch (e) { /* some browsers keep the address of pages opened from disk */ }
}

// Nothing on kiosks, where somebody else comes next.
const memory = () => window.mingbaiMemory('holdings', 300);
const mayRemember = () => !('kiosk' in document.documentElement.dataset);
