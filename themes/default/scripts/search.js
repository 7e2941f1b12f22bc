// The ranking of src/render/search/. Data comes by <script>, which works from disk, and never becomes markup.
(function () {
  'use strict';
  const SIGNS = '\\u3007\\u3400-\\u9fff\\u{20000}-\\u{323ff}';
  const LETTERS = '0-9a-z\\xc0-\\u1fff';
  const every = (pattern) => new RegExp(pattern, 'gu');
  const RUNS = every(`[${SIGNS}]+|[${LETTERS}]+`);
  const GAPS = every(`[^\\n\\t${SIGNS}${LETTERS}]+`);
  const BLANKS = every(`([${LETTERS}] )(?=[${LETTERS}])| `);
  const LETTER = new RegExp(`^[${LETTERS}]`);
  const isLetter = (text) => LETTER.test(text);
  const lines = (text) => text.split('\n');
  const flat = (lists) => [].concat(...lists);
  const firsts = (list) => list.map((entry) => entry[0]);
  const add = (map, key, value) => map.set(key, value + (map.get(key) || 0));
  const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) || 0));

  const fold = (text) => text.replace(/[A-Z\uff01-\uff5e]/g, (c) => (
    String.fromCharCode(c.charCodeAt(0) - (c > 'Z' ? 0xfee0 : 0)).toLowerCase()
  ));
  const clean = (text) => fold(text).replace(GAPS, ' ');
  const normal = (text) => clean(text).replace(BLANKS, '$1');
  const split = (text, singles) => flat((text.match(RUNS) || []).map((run) => {
    const chars = [...run];
    return isLetter(run) ? run : chars.slice(1).map((c, i) => chars[i] + c).concat(singles || !chars[1] ? chars : []);
  }));
  const unpack = (text) => (text.match(/[^#-O]*[#-O]/g) || []).map((n) => [...n].reduceRight((sum, c) => (
    sum * 45 + ((c.charCodeAt(0) - (c > '\\' ? 36 : 35)) % 45)
  ), 0));
  const syllables = (text, take) => text.replace(/([a-z]+)([^a-z]+)/g, (_, sound, chars) => take(sound, chars));
  const step = (i) => (i < 40 ? i : 24 + ((8 | (i & 7)) << ((i >> 3) - 4)));
  const rounded = (length, i = 0) => (step(i + 1) > length ? step(i) : rounded(length, i + 1));

  function side(texts, field) {
    const text = `\n${normal(texts)}\n`;
    const parts = lines(text);
    const lengths = [];
    return {
      text,
      length: (doc) => lengths[doc] || (lengths[doc] = rounded(split(parts[doc + 1], true).length)),
      find(name) {
        const found = [];
        let spot = [];
        let doc = -1;
        let end = 0;
        for (let i = name ? text.indexOf(name) : -1; i >= 0; i = text.indexOf(name, i + 1)) {
          while (end < i) end += parts[(doc += 1) + 1].length + 1;
          const before = text[i - 1];
          const after = text[i + name.length];
          if ((isLetter(before) && isLetter(name)) || (isLetter(after) && isLetter(name.slice(-1)))) continue;
          if (spot[0] !== doc) found.push(spot = [doc, 0, 9]);
          spot[1] += 1;
          spot[2] = Math.min(spot[2], field * 3 + (before >= ' ' ? 2 : after >= ' ' ? 1 : 0));
        }
        return found;
      },
    };
  }

  function engine(data) {
    const [
      FIELDS, KINDS, PLACES, SINGLE, HOMOPHONE, OUTSIDE, LACKING, GATE, SHARE, FREQUENT, HALF,
      LONGEST, READINGS, MENDS, NEAR,
    ] = flat(data.weights);
    const columns = [data.departments].concat(data.facts).map(([texts, numbers]) => {
      const found = lines(`\n${texts}`);
      return unpack(numbers).map((i) => found[i]);
    });
    const sides = [data.titles, data.aliases, columns[0].join('\n')].map(side);
    const names = sides[0].text + sides[1].text;
    const shown = [data.titles, data.aliases, data.slugs].map(lines);
    const groups = flat(data.groups.map((group) => Array(group[3]).fill(group)));
    const ranks = unpack(data.frequent);
    const readings = new Map();
    const sounds = new Map();
    const known = new Map();
    const shards = [];
    let [totals, simple, lengths] = [data.totals];
    const read = (c) => readings.get(c) || [c];
    const learn = (sound, chars) => {
      for (const c of chars) readings.set(c, (readings.get(c) || []).concat(sound));
    };
    syllables(data.pinyin, (sound, chars) => learn(sound, chars) || sounds.set(sound, chars));

    const cleaned = (query) => clean(query.replace(/\s/g, ' ')).trim().slice(0, LONGEST)
      .replace(/[^ ]/g, (c) => (simple && !names.includes(c) && simple.get(c)) || c);
    const find = (text) => {
      if (known.size > 500) known.clear();
      return known.get(text) || known.set(text, sides.map((s) => s.find(text))).get(text);
    };
    const named = (text) => flat(find(text).slice(0, 2));
    const idf = (count) => Math.log((groups.length + 1) / (count + 0.5));
    const rarity = (texts) => idf(new Set(firsts(flat(texts.map(named)))).size);
    const inside = (i) => isLetter(names[i - 1]) && isLetter(names[i]);
    const common = (found) => firsts([...found].sort((a, b) => b[1] - a[1] || (a < b ? -1 : 1)).slice(0, READINGS));

    function spelled(start, letters) {
      let now = 1;
      for (let used = 1; now; used += 1) {
        const c = names[start + used - 1];
        let next = 0;
        for (let at = 0; at < letters.length; at += 1) {
          const rest = letters.length - at;
          for (const sound of (now >> at) & 1 ? read(c) : []) {
            let same = 0;
            while (same < rest && sound[same] === letters[at + same]) same += 1;
            if (same) next |= (2 | (same > 1 && sound[1] === 'h') << 2 | (!sound[same] || same === rest) << same) << at;
          }
        }
        if ((next >> letters.length) & 1) return used;
        now = next;
      }
      return 0;
    }

    function spell(letters) {
      const found = new Map();
      let least = 99;
      let first = letters[0];
      sounds.forEach((chars, sound) => { if (sound[0] === letters[0]) first += chars; });
      if (letters.length < 31) names.replace(every(`[${first}]`), (_, start) => {
        const length = inside(start) ? 0 : spelled(start, letters);
        let end = start + length;
        if (!length || length > least) return;
        if (length < least) found.clear(least = length);
        while (inside(end)) end += 1;
        add(found, names.slice(start, end), 1);
      });
      return common(found);
    }

    function alike(pair) {
      const [a, b] = [...pair].map((c) => read(c).map((sound) => sounds.get(sound) || '').join(''));
      const found = new Map();
      if (a && b) names.replace(every(`[${a}](?=([${b}]))`), (x, y) => add(found, x + y, 1));
      return common(found);
    }

    function plan(query) {
      const terms = new Map();
      const parts = [];
      const typed = cleaned(query);
      const told = typed.replace(every(data.questions), ' ').trim() || typed;
      const variants = new Set([normal(typed), normal(told)]);
      let mends = MENDS;
      let guess = '';
      const signs = (text) => {
        const chars = [...text];
        const mended = [...text];
        let end = 0;
        chars.forEach((c, i) => {
          raise(terms, c, chars[1] ? SINGLE : 1);
          if (!i) return;
          const pair = chars[i - 1] + c;
          const sounds = names.includes(pair) || (mends -= 1) < 0 ? [] : alike(pair);
          const options = [[pair, 1], ...sounds.map((sound) => [sound, HOMOPHONE])];
          options.forEach((option) => raise(terms, ...option));
          parts.push([rarity([pair]), options]);
          if (!sounds[0] || i <= end) return;
          end = i + 1;
          mended.splice(i - 1, 2, ...sounds[0]);
        });
        if (!chars[1]) parts.push([rarity([text]), [[text, 1]]]);
        guess += mended.join('');
      };
      const word = (text, found) => {
        raise(terms, text, 1);
        guess += found[0] || text;
        const texts = [...new Set([...found, text])];
        const weight = rarity(texts);
        parts.push([weight, texts.map((option) => [option, 1])]);
        found.forEach((reading) => {
          const pieces = split(reading);
          const sum = pieces.reduce((total, piece) => total + rarity([piece]), 0);
          if (reading !== text) pieces.forEach((piece) => raise(terms, piece, (weight * pieces.length) / sum));
        });
      };
      (told.match(every(`[${SIGNS}]+|[${LETTERS}][ ${LETTERS}]*`)) || []).forEach((run, _, all) => {
        const words = run.match(RUNS);
        const whole = words.join('');
        const found = isLetter(run) && spell(whole);
        if (!found) signs(run);
        else if (!words[1] || found[0]) word(whole, found);
        else words.forEach((text) => word(text, spell(text)));
        if (found && !all[1]) found.forEach((reading) => variants.add(reading));
      });
      return { terms, parts, variants: variants.add(guess) };
    }

    const shard = (term) => (term.split('').reduce((sum, c) => Math.imul(sum ^ c.charCodeAt(0), 0x01000193), 0x811c9dc5) >>> 0) % data.shards;

    function fields(text, deep) {
      const [, lists] = ((deep && lengths && shards[shard(text)]) || '').match(`!${text} ([^!]*)`) || [];
      return find(text).concat(lists ? lists.split(' ').map((list) => {
        const found = [];
        const values = unpack(list);
        for (let i = 0, doc = 0; i < values.length; i += 1, doc += 1) {
          doc += values[i] >> 1;
          found.push([doc, values[i] & 1 ? values[i += 1] + 2 : 1]);
        }
        return found;
      }) : []);
    }

    function rank({ terms, parts, variants }, deep) {
      const [scores, cover, bonus] = [new Map(), new Map(), new Map()];
      terms.forEach((weight, text) => fields(text, deep).forEach((found, field) => {
        const factor = idf(found.length) * 2.2 * FIELDS[field] * weight;
        found.forEach(([doc, count]) => {
          const length = field < 3 ? sides[field].length(doc) : lengths[field - 3][doc];
          add(scores, doc, (factor * count) / (count + 0.3 + (0.9 * length * groups.length) / totals[field]));
        });
      }));
      const total = parts.reduce((sum, part) => sum + part[0], 0);
      parts.forEach(([weight, options]) => {
        const best = new Map();
        options.forEach(([text, worth]) => fields(text, deep).forEach((found, field) => found.forEach(([doc]) => (
          raise(best, doc, field < 2 ? worth : worth * OUTSIDE)
        ))));
        best.forEach((worth, doc) => add(cover, doc, (weight / total) * worth));
      });
      variants.forEach((text) => named(text).forEach(([doc, , place]) => raise(bonus, doc, PLACES[place])));

      const most = Math.max(0, ...cover.values());
      const grade = !scores.size ? 'frequent' : most < GATE ? 'relaxed' : 'match';
      const hits = groups.map((group, doc) => {
        const frequent = 1 + FREQUENT / (1 + ((ranks[doc] || 1e99) - 1) / HALF);
        const fit = (LACKING + (1 - LACKING) * (cover.get(doc) || 0)) * (bonus.get(doc) || 1);
        return { doc, score: scores.size ? (scores.get(doc) || 0) * fit * KINDS[group[0]] * frequent : frequent };
      }).filter(({ doc, score }) => score && (grade !== 'match' || cover.get(doc) >= SHARE * most - 1e-9));
      hits.sort((a, b) => Math.round(b.score * 1e3) - Math.round(a.score * 1e3) || a.doc - b.doc);
      if (grade !== 'match') hits.splice(NEAR);
      return { grade, hits };
    }

    function display(doc, { parts }) {
      const has = (name) => {
        const text = normal(name);
        return parts.filter((part) => part[1].some((option) => text.includes(option[0]))).length;
      };
      const [title, aliases, slug] = shown.map((texts) => texts[doc]);
      let alias = '';
      aliases.split('\t').forEach((name) => { if (has(name) > Math.max(has(title), has(alias))) alias = name; });
      const [kind, folder, ending] = groups[doc];
      const facts = columns.map((texts) => texts[doc]);
      const matched = flat(parts.map((part) => firsts(part[1])));
      return { title, alias, kind, facts, matched, url: folder + slug + ending };
    }

    return {
      plan,
      rank,
      display,
      isRare: (query) => !simple && [...cleaned(query)].some((c) => c > ' ' && !names.includes(c)),
      files: ({ terms }) => [...terms.keys()].filter((term) => term[1] || isLetter(term)).map((term) => `b/${shard(term)}`),
      rare(chars, forms) {
        simple = new Map();
        syllables(chars, learn);
        forms.replace(/(.)(.)/g, (_, a, b) => simple.set(a, b));
      },
      lengths(texts, sums) {
        lengths = texts.map((text) => unpack(text).map(step));
        totals = totals.concat(sums);
      },
      b(text, n) { shards[n] = text; },
    };
  }

  if (typeof module !== 'undefined') {
    module.exports = engine;
    return;
  }

  const root = document.currentScript.dataset.root || '';
  const loading = {};
  let search = { t1(data) { search = engine(data); } };
  window.mingbaiSearch = (name, ...data) => search[name](...data);

  function make(parent, tag, name = '', text = '') {
    const node = document.createElement(tag);
    node.className = name;
    node.textContent = text;
    return parent.appendChild(node);
  }

  const load = (file) => loading[file] || (loading[file] = new Promise((done, failed) => {
    const script = make(document.head, 'script');
    script.onload = done;
    script.onerror = () => failed(delete loading[file]);
    script.src = `${root}search/${file}.js`;
  }));

  const tryLoad = (file) => load(file).catch(() => {});

  async function ask(query, page, show) {
    await load('t1');
    if (search.isRare(query)) await tryLoad('rare');
    const plan = search.plan(query);
    const answer = search.rank(plan);
    if (!page && answer.grade === 'match') {
      show(answer, plan);
      if (answer.hits[2]) return;
    }
    await Promise.all(['lengths', ...search.files(plan)].map(tryLoad));
    show(search.rank(plan, true), plan);
  }

  function mark(parent, text, terms) {
    const on = text.split('').fill(0);
    terms.forEach((term) => fold(text).replace(every(term), (_, at) => on.fill(1, at, at + term.length)));
    let node;
    on.forEach((yes, i) => {
      if (yes !== on[i - 1]) node = make(parent, yes ? 'mark' : 'span');
      node.textContent += text[i];
    });
  }

  document.querySelectorAll('[data-search]').forEach((form) => {
    const input = form.querySelector('input');
    const page = document.querySelector('[data-search-results]');
    const say = (name) => form.getAttribute(`data-text-${name}`) || '';
    const set = (node, values) => { for (const name in values) node.setAttribute(name, values[name]); };
    if (page) page.textContent = '';
    const status = make(page || form, 'p', 'search-status');
    const list = make(page || form, page ? 'ol' : 'div', 'search-list');
    const id = `${input.id}-list`;
    let active = -1;
    let timer;

    function choose(index) {
      active = index;
      set(input, { 'aria-activedescendant': index < 0 ? '' : id + index });
      list.childNodes.forEach((option, i) => {
        set(option, { 'aria-selected': i === index });
        if (i === index) option.scrollIntoView({ block: 'nearest' });
      });
    }
    function open(yes) {
      if (page) return;
      list.hidden = !yes;
      set(input, { 'aria-expanded': yes });
      choose(-1);
    }
    function item(url, text) {
      const link = make(page ? make(list, 'li') : list, 'a', 'search-item', text);
      link.href = root + url;
      if (!page) set(link, { role: 'option', tabindex: -1, id: id + (list.childNodes.length - 1) });
      return link;
    }
    function show(query, { grade, hits }, plan) {
      status.textContent = grade === 'match' ? say('count').replace('{n}', hits.length) : (query && say('none')) + say(grade);
      list.textContent = '';
      hits.slice(0, page ? 200 : 8).forEach(({ doc }) => {
        const hit = search.display(doc, plan);
        const link = item(hit.url);
        mark(make(link, 'span', 'search-title'), hit.title, hit.matched);
        if (hit.alias) mark(make(link, 'span', 'search-alias'), hit.alias, hit.matched);
        make(link, 'span', 'search-facts', [say('kinds').split('|')[hit.kind], ...hit.facts].filter(Boolean).join(' · '));
      });
      if (!page) item(`search.html?q=${encodeURIComponent(query)}`, say('all'));
      open(document.activeElement === input);
    }
    function run() {
      const query = input.value;
      if (!page && !query.trim()) return open(status.textContent = '');
      return ask(query, page, (...answer) => { if (input.value === query && active < 0) show(query.trim(), ...answer); })
        .catch(() => { status.textContent = say('missing'); });
    }

    form.action = `${root}search.html`;
    set(status, { role: 'status' });
    ['input', 'compositionend'].forEach((type) => input.addEventListener(type, (event) => {
      clearTimeout(timer);
      active = -1;
      if (!event.isComposing) timer = setTimeout(run, 80);
    }));
    if (page) {
      input.value = new URLSearchParams(location.search).get('q') || '';
      return run();
    }
    set(list, { id, role: 'listbox', 'aria-label': say('help') });
    set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id });
    open(false);
    list.onmousedown = (event) => event.preventDefault();
    input.onfocus = () => tryLoad('t1');
    input.onblur = () => open(false);
    input.onkeydown = (event) => {
      const count = list.childNodes.length + 1;
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || event.keyCode === 229 || list.hidden) return;
      if (move) choose(((active + 1 + move + count) % count) - 1);
      else if (event.key === 'Escape') open(false);
      else if (event.key === 'Enter' && active >= 0) list.childNodes[active].click();
      else return;
      event.preventDefault();
    };
  });
})();
