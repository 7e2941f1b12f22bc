// What is asked, as the address of the page: to share, and for the way back.

function readAddress() {
  const params = new URLSearchParams(location.search);
  const chosen = {};
  NAMES.forEach((name) => { if (params.get(name)) chosen[name] = params.get(name); });
  if (!/^(person|organisation)$/.test(chosen.who)) delete chosen.who;
  ['online', 'free'].forEach((name) => { if (chosen[name] !== '1') delete chosen[name]; });
  return { query: params.get('q') || '', chosen, most: Math.min(Number.parseInt(params.get('show'), 10) || 0, 1000) };
}

function writeAddress({ query, chosen, most }, isNew) {
  const params = new URLSearchParams(Object.assign(query ? { q: query } : {}, chosen, most > MORE ? { show: most } : {}));
  const address = `?${params}`;
  if (address === location.search || (!`${params}` && !location.search)) return;
  try {
    window.history[isNew ? 'pushState' : 'replaceState'](null, '', address);
  } catch (e) { /* some browsers keep the address of pages opened from disk */ }
}
