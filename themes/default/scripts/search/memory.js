// Lists of texts that this device remembers, the latest first: nothing on kiosks, nothing where storage is blocked.
function memory(name, most) {
  const key = `mingbai-${name}`;
  const store = () => ('kiosk' in document.documentElement.dataset ? {} : localStorage);
  const list = () => {
    try { return JSON.parse(store()[key]).filter((text) => text.trim()).slice(0, most); } catch (e) { return []; }
  };
  const keep = (texts) => {
    try { store()[key] = JSON.stringify(texts.slice(0, most)); } catch (e) { /* full or forbidden */ }
  };
  const add = (typed) => {
    const text = typed.trim();
    if (text && text.length <= 64) keep([text, ...list().filter((other) => other !== text)]);
  };
  return { list, keep, add };
}
