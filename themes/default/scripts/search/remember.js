// Lists of texts that this device remembers, the latest first: nothing on kiosks, nothing where storage is blocked.
function memory(name, most) {
  const key = `mingbai-${name}`;
  // Nothing where the store is full, forbidden or broken.
  const attempt = (work) => {
    try { return work('kiosk' in document.documentElement.dataset ? {} : localStorage); } catch (e) { return []; }
  };
  const list = () => attempt((store) => JSON.parse(store[key]).filter((text) => text.trim()).slice(0, most));
  const keep = (texts) => attempt((store) => { store[key] = JSON.stringify(texts.slice(0, most)); });
  const add = (typed) => {
    const text = typed.trim();
    if (text && text.length <= 64) keep([...new Set([text, ...list()])]);
  };
  return { list, keep, add };
}
