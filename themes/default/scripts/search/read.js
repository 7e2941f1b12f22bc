// Loads the search files and asks the ranking. Each file carries the mark of its build: one of another build is not taken,
// and what could not be read is told, while the rest answers.

function portalSearch({ root, mark }) {
  const loading = {};
  // Files on their way: 1 once they failed or are late.
  const lost = {};
  // A big site's names come with a reader of their own.
  const take = { t1: (names) => Object.assign(take, engine(names, window.mingbaiNames)) };
  let build = mark;

  window.mingbaiSearch = (name, ...data) => {
    const own = data.pop();
    if (name === 't1') build = own;
    if (own !== build) return;
    take[name](...data);
    document.currentScript.done = true;
  };

  const load = (file) => loading[file] || (loading[file] = new Promise((done, failed) => {
    const script = make(document.head, 'script');
    lost[file] = 0;
    script.onload = script.onerror = () => {
      if (script.done) done(delete lost[file]);
      else failed(lost[file] = 1, delete loading[file]);
    };
    script.src = `${root}search/${file}.js${/^http/.test(location.protocol) ? `?v=${build}` : ''}`;
  }));
  const tryLoad = (file) => load(file).catch(() => {});

  // Does work that may want files which are not there yet, again until it wants no more; each file is tried once, and one
  // that is slow is done without.
  async function settle(work, tried = new Set()) {
    await load('t1');
    const done = work(take);
    const files = take.wanted().filter((file) => !tried.has(file));
    if (!files.length) return done;
    await Promise.race([Promise.all(files.map(tryLoad)), new Promise((late) => setTimeout(late, 5000))]);
    files.forEach((file) => {
      tried.add(file);
      if (file in lost) lost[file] = 1;
    });
    return settle(work, tried);
  }
  const answer = (query, deep, show) => settle(({ plan, rank, display }) => {
    const made = plan(query);
    const found = rank(made, deep);
    found.shown = found.hits.slice(0, 6).map(({ doc }) => display(doc, made)).filter((hit) => hit.url);
    found.plan = made;
    if (found.grade === 'match' && found.shown[0]) show(found);
    return found;
  });

  return {
    root,
    take,
    load,
    tryLoad,
    settle,
    // What is wrong with the files so far: `part` could not be read, the page is `stale`.
    faults: () => [Object.values(lost).includes(1) && 'part', build !== mark && 'stale'].filter(Boolean),
    async ask(query, show) {
      // What the names say comes at once, what everyday words and texts add when they are there.
      const found = await answer(query, false, show);
      if (found.grade !== 'match' || !found.hits[2]) show(await answer(query, true, show));
    },
  };
}
