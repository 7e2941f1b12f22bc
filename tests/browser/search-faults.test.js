// Files that are missing, broken or of another build: the rest answers, and the page says what it could not read.
// Queries that nobody should type: nothing throws and nothing becomes markup.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { box, launch, open, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS, serve } from './lib/portal.js';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PART = '部分内容没有读到';
const STALE = '不是同一次发布的';
const MISSING = '搜索数据没有读到';

/** A portal in which `change` alters files; see `serve`. */
async function spoilt(change, run) {
  const server = await serve({ change });
  const opened = await open(browser, server.url);
  try {
    await run({ ...opened, home: server.url });
  } finally {
    await opened.close();
    server.close();
  }
}
const results = async (page, home, query) => {
  await page.goto(`${home}search.html?${new URLSearchParams({ q: query })}`);
  await page.locator('.results-summary:not(:empty)').waitFor();
};
const note = (page, text) => page.locator('.results-note', { hasText: text });
const first = (page) => page.locator('.result-title').first().innerText();
const uncaught = (faults) => faults.filter((fault) => fault.startsWith('uncaught') && !fault.includes('SyntaxError') && !/Unexpected|Invalid/.test(fault));

const BROKEN = {
  missing: () => null,
  'cut off': (read) => read().slice(0, -40),
  'a page of the server': () => '<!doctype html><h1>502</h1>',
  empty: () => '',
  'of another build': (read) => read().replace(/"[0-9a-f]{8}"\);\n$/, '"00000000");\n'),
};

for (const [how, spoil] of Object.entries(BROKEN)) {
  describe(`a file that is ${how}`, () => {
    test('among the texts: names still answer, and the page says so', async () => {
      await spoilt((path, read) => (path.startsWith('search/b/') ? spoil(read) : undefined), async ({ page, home, faults }) => {
        await results(page, home, '社保卡');
        assert.equal(await first(page), '社会保障卡申领');
        await note(page, PART).waitFor();
        await page.goto(home + KINDS.home);
        await box(page).pressSequentially('qqqzzzxxx', { delay: 20 });
        await suggestions(page);
        await page.locator('.search-note', { hasText: PART }).waitFor();
        assert.deepEqual(uncaught(faults), []);
      });
    });

    test('the lengths of the texts: names still answer, and the page says so', async () => {
      await spoilt((path, read) => (path === 'search/lengths.js' ? spoil(read) : undefined), async ({ page, home, faults }) => {
        await results(page, home, '社保卡');
        assert.equal(await first(page), '社会保障卡申领');
        await note(page, PART).waitFor();
        assert.deepEqual(uncaught(faults), []);
      });
    });

    test('the readings of rare characters: the rest answers', async () => {
      await spoilt((path, read) => (path === 'search/rare.js' ? spoil(read) : undefined), async ({ page, home, faults }) => {
        await results(page, home, '社保卡龘');
        assert.equal(await first(page), '社会保障卡申领');
        await note(page, PART).waitFor();
        assert.deepEqual(uncaught(faults), []);
      });
    });

    test('the facets: results without filters', async () => {
      await spoilt((path, read) => (path === 'search/facets.js' ? spoil(read) : undefined), async ({ page, home, faults }) => {
        await results(page, home, '社保卡');
        assert.equal(await first(page), '社会保障卡申领');
        await note(page, PART).waitFor();
        assert.equal(await page.locator('.filters').isVisible(), false);
        assert.deepEqual(uncaught(faults), []);
      });
    });
  });
}

for (const how of ['missing', 'cut off', 'a page of the server', 'empty']) {
  test(`names that are ${how}: both pages say so and lead to the list by pinyin`, async () => {
    await spoilt((path, read) => (path === 'search/t1.js' ? BROKEN[how](read) : undefined), async ({ page, home, faults }) => {
      await results(page, home, '社保卡');
      assert.match(await page.locator('.results-summary').innerText(), new RegExp(MISSING));
      assert.ok(await page.locator('.results-note a[href$="a-z.html"]').isVisible());
      assert.ok(await page.locator('.ways-on').isVisible());
      assert.deepEqual(await violations(page), []);
      await page.goto(home + KINDS.home);
      await box(page).pressSequentially('社保卡', { delay: 20 });
      await page.locator('.search-note', { hasText: MISSING }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/a-z\.html/);
      assert.deepEqual(uncaught(faults), []);
    });
  });
}

test('a hit whose name could not be read is no empty card', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  await results(page, FROM_DISK, '证');
  const lost = await first(page);
  // As in a big site, where what documents are called stands in parts: one is missing.
  await page.evaluate((title) => {
    const { take } = window.mingbaiPortal;
    const { display } = take;
    take.display = (...args) => {
      const hit = display(...args);
      return hit.title === title ? Object.assign(hit, { title: '', url: undefined }) : hit;
    };
  }, lost);
  await box(page).press('Enter');
  await page.waitForFunction((title) => document.querySelector('.result-title').textContent !== title, lost);
  assert.equal(await page.locator('.result').count(), 19);
  assert.equal(await page.locator('.result a[href$="undefined"]').count(), 0);
  await page.locator('.results-more').click();
  await page.locator('.result').nth(19).waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('names that come at the second try answer then', async () => {
  let isThere = false;
  await spoilt((path) => (path === 'search/t1.js' && !isThere ? null : undefined), async ({ page, home }) => {
    await page.goto(home + KINDS.home);
    await box(page).pressSequentially('社保', { delay: 20 });
    await page.locator('.search-note', { hasText: MISSING }).waitFor();
    isThere = true;
    await box(page).pressSequentially('卡', { delay: 20 });
    assert.match(await (await suggestions(page)).first().innerText(), /社会保障卡申领/);
    assert.equal(await page.locator('.search-note').innerText(), '');
  });
});

test('a script for the results page that is missing leaves the page usable', async () => {
  await spoilt((path) => (path === 'assets/results.js' ? null : undefined), async ({ page, home }) => {
    await page.goto(`${home}search.html?q=1`);
    assert.ok(await page.locator('[data-search-results] a[href="a-z.html"]').isVisible());
    assert.ok(await page.locator('.ways-on').isVisible());
    await box(page).fill('社保卡');
    await box(page).press('Enter');
    await page.waitForURL(/a-z\.html/);
  });
});

describe('pages and search data of different builds', () => {
  const other = (path, read) => {
    if (path.startsWith('search/')) return read().replace(/"[0-9a-f]{8}"\);\n$/, '"00000000");\n');
    return undefined;
  };

  test('answer and say so, and reading the page again is offered', async () => {
    await spoilt(other, async ({ page, home, faults }) => {
      await results(page, home, '社保卡');
      assert.equal(await first(page), '社会保障卡申领');
      await note(page, STALE).waitFor();
      assert.equal(await note(page, PART).count(), 0, 'files that fit each other are all read');
      assert.ok(await note(page, STALE).getByRole('link').isVisible());
      await page.goto(home + KINDS.home);
      await box(page).pressSequentially('社保卡', { delay: 20 });
      assert.match(await (await suggestions(page)).first().innerText(), /社会保障卡申领/);
      await page.locator('.search-note', { hasText: STALE }).waitFor();
      assert.deepEqual(uncaught(faults), []);
    });
  });

  test('are not mixed by caches: every file is asked for by the mark of its build', async () => {
    await spoilt(() => undefined, async ({ page, home, requests, faults }) => {
      await results(page, home, '工本费');
      const mark = await page.locator('script[data-mark]').getAttribute('data-mark');
      assert.match(mark, /^[0-9a-f]{8}$/);
      const scripts = requests.filter((url) => url.includes('.js'));
      assert.ok(scripts.length > 4);
      assert.deepEqual(scripts.filter((url) => !url.endsWith(`.js?v=${mark}`)), []);
      assert.deepEqual(faults, []);
    });
  });

  test('from disk, files are asked for by their plain names', async () => {
    const { page, requests, close } = await open(browser, FROM_DISK);
    await results(page, FROM_DISK, '工本费');
    assert.ok(requests.some((url) => url.endsWith('search/t1.js')));
    await close();
  });
});

const LONG = '社保卡丢了怎么办'.repeat(1250);
const HOSTILE = {
  '10,000 characters': LONG,
  '10,000 letters': 'a'.repeat(10_000),
  emoji: '😀👨‍👩‍👧‍👦社保卡🇨🇳',
  'control characters': '\u0001\u0007社\u0008保\u001b卡\u007f\u0085',
  'right-to-left text': '\u202eشهادة社保卡\u2066\u200f',
  'a lone high surrogate': '社保卡\ud800',
  'a lone low surrogate': '\udc00社保卡',
  'surrogates in the wrong order': '\udc00\ud800',
  markup: '<img src=x onerror="window.harmed=1">',
  'a closing tag': '</script><script>window.harmed=1</script>',
  'a template': '${window.harmed=1}{{7*7}}',
  'a pattern': '.*+?^${}()|[]\\',
  'names of objects': '__proto__ constructor toString',
  'line separators': '社保卡\u2028\u2029\n\r',
  'combining marks': '社' + '\u0301'.repeat(200),
};

for (const [name, query] of Object.entries(HOSTILE)) {
  test(`${name}: nothing throws, nothing becomes markup`, async () => {
    const { page, faults, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + KINDS.home);
    // Pasted, then sent.
    await page.evaluate((text) => {
      const input = document.querySelector('[data-search] input');
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, query);
    await page.waitForTimeout(400);
    await unharmed(page);
    await box(page).press('Enter');
    await page.waitForURL(/search\.html/);
    await page.locator('.results-summary:not(:empty)').waitFor();
    await unharmed(page);
    assert.ok(await page.locator('.ways-on').isVisible());
    // As an address that somebody made up.
    await page.goto(`${FROM_DISK}search.html?q=%ED%A0%80${encodeURIComponent(query.toWellFormed?.() ?? query.replace(/[\ud800-\udfff]/g, ''))}&who=%ED%A0%80`);
    await page.locator('.results-summary:not(:empty)').waitFor();
    await unharmed(page);
    assert.deepEqual(faults, []);
    await close();
  });
}

async function unharmed(page) {
  assert.equal(await page.evaluate('window.harmed'), undefined);
  const markup = 'main img, main script, main svg[onload], [onerror], [onload], a[href^="javascript:"]';
  assert.equal(await page.locator(markup).count(), 0);
}

test('names with markup in the search data stay text', async () => {
  const harm = '<img src=x onerror=window.harmed=1>';
  const change = (path, read) => {
    if (path === 'search/t1.js') return read().replace('社会保障卡申领', `社会保障卡申领${harm}`).replace('"aliases":"', `"aliases":"${harm}社保卡\\t`);
    if (path === 'search/facets.js') return read().replace('青禾市公安局', harm).replace(/"topics":"[^"]{2}/, (start) => start + harm);
    return undefined;
  };
  await spoilt(change, async ({ page, home, faults }) => {
    await results(page, home, '社保卡');
    await unharmed(page);
    assert.ok((await page.locator('main').innerText()).includes(harm));
    await page.goto(home + KINDS.home);
    await box(page).pressSequentially('社保卡', { delay: 20 });
    await suggestions(page);
    await unharmed(page);
    assert.deepEqual(faults, []);
  });
});
