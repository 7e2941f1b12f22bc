// What `limits.js` runs in the page, for each search: `first` loads it and asks one query; `start` loads it, and `keys` types
// texts and gives milliseconds until each one's results are in the page. They take values alone and use nothing around them but
// what `tools` has put there.

export function tools() {
  window.tools = {
    /** Loads a script that the page had, with its attributes. */
    load(html) {
      const given = new DOMParser().parseFromString(html, 'text/html').querySelector('script');
      const node = document.createElement('script');
      [...given.attributes].forEach(({ name, value }) => node.setAttribute(name, value));
      const loaded = new Promise((done, failed) => { Object.assign(node, { onload: () => done(), onerror: failed }); });
      document.head.append(node);
      return loaded;
    },
    /** Asks Pagefind and shows its first six. */
    async list(search, query) {
      const { results } = await search.search(query);
      const shown = await Promise.all(results.slice(0, 6).map((result) => result.data()));
      const item = ({ url, meta, excerpt }) => `<li><a href="${url}">${meta.title}</a><p>${excerpt}</p></li>`;
      const list = document.querySelector('main > ol.peer') ?? document.querySelector('main').appendChild(document.createElement('ol'));
      list.className = 'peer';
      list.innerHTML = shown.map(item).join('');
      list.getBoundingClientRect();
      return shown.length;
    },
    pagefind: async (isMain) => {
      const script = await import('/pagefind/pagefind.js');
      return isMain ? script.createInstance({ noWorker: true }) : script;
    },
  };
}

/** The search box as it is: its list of six, with its own styles. */
const mingbai = {
  files: /^\/(search\/|assets\/search\.js)/,

  async first({ script, query }) {
    const start = performance.now();
    const form = document.querySelector('form[data-search]');
    const input = form.querySelector('input');
    const shown = new Promise((done) => {
      new MutationObserver((_, observer) => {
        if (!form.querySelector('[role=option]')) return;
        observer.disconnect();
        done();
      }).observe(form, { childList: true, subtree: true });
    });
    await window.tools.load(script);
    input.focus();
    input.value = query;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await shown;
    const found = form.querySelectorAll('[role=option]').length - 1;
    const ms = performance.now() - start;
    const own = performance.getEntriesByType('resource').filter(({ startTime, responseEnd }) => startTime >= start && responseEnd > 0 && responseEnd <= start + ms);
    // A second answer may come after the first, from texts that only now are loaded.
    await window.mingbaiPortal.ask(query, () => {});
    return { ms, found, early: own.map(({ name }) => new URL(name).pathname) };
  },

  start({ script }) {
    // The box waits for a pause between keys before it asks; a key's own time does not count that.
    const wait = window.setTimeout;
    window.setTimeout = (run, ms, ...more) => {
      if (ms > 80) return wait(run, ms, ...more);
      window.pending = run;
      return 0;
    };
    return window.tools.load(script);
  },

  async keys(texts) {
    const form = document.querySelector('form[data-search]');
    const input = form.querySelector('input');
    const times = [];
    input.focus();
    for (const text of texts) {
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await window.pending();
      form.getBoundingClientRect();
      times.push(performance.now() - start);
      if (!form.querySelector('[role=option]')) throw new Error(`nothing is shown for ${text}`);
    }
    return times;
  },
};

/** Its own script, and a plain list of six, which costs less than its own interface. */
const pagefind = {
  files: /^\/pagefind\//,

  async first({ query, isMain }) {
    const start = performance.now();
    const found = await window.tools.list(await window.tools.pagefind(isMain), query);
    return { ms: performance.now() - start, found };
  },

  async start({ isMain }) {
    window.peer = await window.tools.pagefind(isMain);
  },

  async keys(texts) {
    const times = [];
    for (const text of texts) {
      const start = performance.now();
      await window.tools.list(window.peer, text);
      times.push(performance.now() - start);
    }
    return times;
  },
};

export const pages = { mingbai, pagefind };
