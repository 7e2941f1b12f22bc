// What this device remembers: nothing on kiosks, nothing where storage is full, forbidden or broken.

const remembered = (work) => {
  try { return work('kiosk' in document.documentElement.dataset ? {} : localStorage); } catch (e) { return []; }
};

// Texts with the number of an identity card, a bank card or a mobile phone are never kept, however it is grouped.
const SECRET = /\d([\s‐-―-]*\d){15}|(^|\D|86)1[\s‐-―-]*[3-9]([\s‐-―-]*\d){9}(?!\d)/;
const keeps = (text) => text && text.length <= 64 && text.trim() && !SECRET.test(text.normalize('NFKC'));

// A list of texts, the latest first; for the bundles of the search.
window.mingbaiMemory = (name, most) => {
  const key = `mingbai-${name}`;
  const list = () => remembered((store) => JSON.parse(store[key]).filter(keeps).slice(0, most));
  const keep = (texts) => remembered((store) => { store[key] = JSON.stringify(texts.slice(0, most)); });
  const add = (typed) => {
    const text = typed.trim();
    if (keeps(text)) keep([...new Set([text, ...list()])]);
  };
  return { list, keep, add };
};
