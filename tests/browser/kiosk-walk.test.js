// A visit to the kiosk from disk, by touch: searching, a guide, printing, leaving, and what is left for the next visitor.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { suggestions } from './lib/browser.js';
import { buildKiosk, SCREENS, screen, touch, touchBox } from './lib/kiosk.js';
import { browser } from './lib/session.js';

let kiosk;
before(() => { kiosk = buildKiosk(); });
after(() => kiosk?.remove());

const path = (page) => page.url().slice(kiosk.home.length);
const bar = (page, name) => page.locator('.kiosk-bar').getByText(name, { exact: true });
/** Everything that could tell the next visitor something. */
const traces = (page) => page.evaluate(() => ({
  typed: [...document.querySelectorAll('input[type=search]')].map((input) => input.value).join(''),
  local: localStorage.length,
  session: sessionStorage.length,
  views: document.documentElement.className,
  scroll: window.scrollY,
  asks: document.querySelector('dialog').open,
  back: !document.querySelector('[data-kiosk-back]').hidden,
}));
const NOTHING = { typed: '', local: 0, session: 0, views: '', scroll: 0, asks: false, back: false };

for (const [name, viewport] of Object.entries(SCREENS)) {
  test(`initials typed on the screen find a guide, which prints, ${name}`, async () => {
    const { page, faults, close } = await screen(browser, kiosk, 'index.html', { viewport });
    const history = await page.evaluate('history.length');
    await touchBox(page);
    await touch(page, ...'sbk');
    const options = await suggestions(page);
    const guide = options.filter({ hasText: '社会保障卡申领' }).first();
    await guide.tap();
    await page.waitForURL(/guides\/social-card\.html/);
    await bar(page, '打印').tap();
    await page.waitForURL(/cards\/social-card\.html$/);
    await page.waitForFunction('window.printed === 1');
    assert.ok(await page.getByText('已发送到打印机').isVisible());
    await bar(page, '打印').tap();
    await page.locator('main [data-print]').tap();
    assert.equal(await page.evaluate('window.printed'), 1, 'pressing again before the paper has come prints no second copy');
    await bar(page, '返回').tap();
    await page.waitForURL(/guides\/social-card\.html/);
    await bar(page, '打印').tap();
    assert.match(page.url(), /guides/, 'the paper of the first press is still to come');
    assert.ok(await page.getByText('已发送到打印机').isVisible());
    await bar(page, '返回').tap();
    await page.waitForURL(/index\.html$/);
    assert.equal(await page.evaluate('history.length'), history, 'the history of the browser has grown');
    assert.deepEqual(faults, []);
    await close();
  });
}

test('the link of a guide to its card prints it, once, and coming back prints nothing', async () => {
  const { page, faults, close } = await screen(browser, kiosk, 'guides/social-card.html');
  assert.equal(await page.locator('main').getByText('打印本页').isVisible(), false, 'the card is printed, not the guide');
  await page.locator('main').getByText('打印明白卡').tap();
  await page.waitForURL(/cards\/social-card\.html$/);
  await page.waitForFunction('window.printed === 1');
  await page.locator('main').getByText('看完整的办事指南').tap();
  await page.waitForURL(/guides\/social-card\.html$/);
  assert.equal(await page.evaluate('window.printed'), 0);
  await bar(page, '返回').tap();
  await page.waitForURL(/cards\/social-card\.html$/);
  await page.waitForFunction('document.readyState === "complete"');
  assert.equal(await page.evaluate('window.printed'), 0, 'the way back prints nothing');
  assert.deepEqual(faults, []);
  await close();
});

test('a form prints as it is shown', async () => {
  const { page, close } = await screen(browser, kiosk, kiosk.pages.find((path) => path.startsWith('files/forms/')));
  await bar(page, '打印').tap();
  assert.equal(await page.evaluate('window.printed'), 1);
  await close();
});

test('the search key shows all results, and what was typed comes back with the page', async () => {
  const { page, close } = await screen(browser, kiosk);
  await touchBox(page);
  await touch(page, ...'gjj', '搜索');
  await page.waitForURL(/search\.html\?q=gjj/);
  await page.locator('[data-search-results] .result-title').first().tap();
  await page.waitForURL(/guides\//);
  await bar(page, '返回').tap();
  await page.waitForURL(/search\.html\?q=gjj/);
  assert.equal(await page.locator('input[type=search]').inputValue(), 'gjj');
  await close();
});

test('one comes back to the place where a list was left', async () => {
  const { page, close } = await screen(browser, kiosk, 'guides/index.html');
  await page.evaluate(() => window.scrollTo(0, 900));
  const link = page.locator('.guide-item-title').nth(9);
  await link.tap();
  await page.waitForURL(/guides\/(?!index)/);
  await bar(page, '返回').tap();
  await page.waitForURL(/guides\/index\.html$/);
  await page.waitForFunction(() => Math.abs(window.scrollY - 900) < 300 && window.scrollY > 0);
  await close();
});

test('views stay chosen for the visit', async () => {
  const { page, close } = await screen(browser, kiosk);
  await page.locator('[data-view=contrast]').tap();
  await page.locator('.frequent a').first().tap();
  await page.waitForURL(/guides\//);
  assert.equal(await page.evaluate('document.documentElement.className'), 'contrast');
  await bar(page, '用完了').tap();
  await page.waitForURL(/index\.html$/);
  assert.deepEqual(await traces(page), NOTHING);
  await close();
});

test('“用完了” on the start page clears the start page', async () => {
  const { page, close } = await screen(browser, kiosk);
  await page.evaluate(() => { window.same = true; });
  await touchBox(page);
  await touch(page, ...'sbk');
  await page.evaluate(() => window.scrollTo(0, 700));
  await bar(page, '用完了').tap();
  await page.waitForFunction(() => !window.same && document.readyState === 'complete');
  assert.deepEqual(await traces(page), NOTHING);
  assert.equal(await page.locator('.keys').isVisible(), false);
  await close();
});

describe('when nobody touches the screen', () => {
  const asleep = async (start, viewport) => {
    const opened = await screen(browser, kiosk, start, { viewport, before: (page) => page.clock.install() });
    return { ...opened, ask: opened.page.getByRole('alertdialog') };
  };

  test('it asks after 90 s, counts 20 s aloud, and clears everything', async () => {
    const { page, ask, faults, close } = await asleep('index.html');
    const history = await page.evaluate('history.length');
    await page.locator('[data-view=large]').tap();
    await touchBox(page);
    await touch(page, ...'dishui');
    await touch(page, '搜索');
    await page.waitForURL(/search\.html\?q=dishui/);
    await page.evaluate(() => { localStorage.setItem('left', '1'); document.cookie = 'left=1'; });
    await touchBox(page);
    await touch(page, ...'zm');
    await page.evaluate(() => window.scrollTo(0, 500));
    await page.clock.runFor(88_000);
    assert.equal(await ask.isVisible(), false);
    await page.clock.runFor(3_000);
    assert.ok(await ask.getByText('还在吗？').isVisible());
    await page.clock.runFor(5_000);
    assert.match(await ask.locator('.kiosk-left').innerText(), /还有 \d+ 秒/);
    assert.match(await ask.locator('[role=alert]').textContent(), /还有 (20|15|10) 秒/);
    assert.ok(await page.evaluate(() => document.activeElement.closest('dialog') !== null), 'a screen reader stands in the question');
    await page.clock.runFor(17_000);
    await page.waitForURL(kiosk.home + 'index.html');
    assert.deepEqual(await traces(page), NOTHING);
    assert.equal(await page.evaluate('history.length'), history);
    await page.goBack();
    assert.ok(!page.url().includes('dishui'), `one step back lies ${page.url()}`);
    assert.deepEqual(faults, []);
    await close();
  });

  test('a touch goes on where it was', async () => {
    const { page, ask, close } = await asleep('guides/social-card.html');
    for (const answer of [() => ask.getByRole('button', { name: '还在' }).tap(), () => page.touchscreen.tap(20, 20), () => page.keyboard.press('Escape')]) {
      await page.clock.runFor(95_000);
      assert.ok(await ask.isVisible());
      await answer();
      await ask.waitFor({ state: 'hidden' });
      await page.clock.runFor(60_000);
      assert.equal(await ask.isVisible(), false);
      assert.equal(path(page), 'guides/social-card.html');
      await page.touchscreen.tap(2, 900);
    }
    await close();
  });

  test('“用完了” in the question ends the visit at once', async () => {
    const { page, ask, close } = await asleep('guides/social-card.html');
    await page.clock.runFor(95_000);
    await ask.getByRole('button', { name: '用完了' }).tap();
    await page.waitForURL(kiosk.home + 'index.html');
    await close();
  });

  test('a machine that slept for an hour wakes with the start page', async () => {
    const { page, close } = await asleep('guides/social-card.html');
    await page.clock.fastForward('01:00:00');
    await page.waitForURL(kiosk.home + 'index.html');
    await close();
  });

  test('the start page that nobody touched asks nothing', async () => {
    const { page, ask, close } = await asleep('index.html');
    await page.evaluate(() => { window.same = true; });
    await page.clock.runFor(600_000);
    assert.equal(await ask.isVisible(), false);
    assert.ok(await page.evaluate('window.same'), 'it was loaded again');
    await close();
  });
});

describe('nobody gets out', () => {
  test('by a link of any page, made by the build or by a script', async () => {
    const { page, faults, close } = await screen(browser, kiosk, 'index.html', { viewport: { width: 400, height: 300 } });
    assert.ok(kiosk.pages.length > 250, `only ${kiosk.pages.length} pages`);
    const asked = ['search.html?q=%E7%A4%BE%E4%BF%9D%E5%8D%A1', 'search.html?q=zzz'];
    const links = new Set();
    for (const name of [...kiosk.pages, ...asked]) {
      await page.goto(kiosk.home + name, { waitUntil: 'domcontentloaded' });
      if (name.includes('?')) await page.locator('.results-summary:not(:empty)').waitFor();
      const found = await page.evaluate(() => [...document.querySelectorAll('a, area, form, button, input, iframe, object, embed')].flatMap((element) => (
        [element.getAttribute('href') === null ? '' : element.href, element.action ?? '', element.formAction ?? '', element.target ? 'target' : ''].filter(Boolean)
      )));
      assert.ok(found.length > 10, name);
      found.forEach((link) => links.add(link.split(/[?#]/)[0]));
    }
    const strange = [...links].filter((link) => !link.startsWith(kiosk.home) || !/\.html$/.test(link) || !kiosk.has(decodeURI(link.slice(kiosk.home.length))));
    assert.deepEqual(strange, []);
    assert.deepEqual(faults, []);
    await close();
  });

  test('by a link that a script would add', async () => {
    const { page, close } = await screen(browser, kiosk);
    for (const href of ['https://other.example/', 'tel:12345', '../x.html', 'assets/style.css', 'javascript:document.title="x"']) {
      await page.evaluate((to) => {
        const link = document.body.appendChild(document.createElement('a'));
        link.href = to;
        link.target = '_blank';
        link.click();
      }, href);
    }
    await page.waitForTimeout(200);
    assert.equal(page.url(), kiosk.home + 'index.html');
    assert.equal(page.context().pages().length, 1);
    await close();
  });

  test('by menus, dragging, zooming, other windows or the keys of the browser', async () => {
    const { page, close } = await screen(browser, kiosk, 'guides/social-card.html');
    const stopped = await page.evaluate(() => {
      const main = document.querySelector('main');
      const send = (event) => !main.dispatchEvent(event);
      const options = { bubbles: true, cancelable: true };
      const key = (name, more) => send(new KeyboardEvent('keydown', { ...options, key: name, ...more }));
      const plain = ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'].map((type) => [type, send(new MouseEvent(type, options))]);
      return Object.fromEntries([
        ...plain,
        ['zoom', send(new WheelEvent('wheel', { ...options, ctrlKey: true }))],
        ['scroll', send(new WheelEvent('wheel', options))],
        ...['F1', 'F5', 'F12', 'BrowserBack'].map((name) => [name, key(name)]),
        ['Alt+Left', key('ArrowLeft', { altKey: true })],
        ['Ctrl+L', key('l', { ctrlKey: true })],
        ['Ctrl+P', key('p', { ctrlKey: true })],
        ['Tab', key('Tab')],
        ['letter', key('a')],
        ['window', window.open('index.html') === null],
      ]);
    });
    const free = Object.keys(stopped).filter((name) => !stopped[name]);
    assert.deepEqual(free, ['scroll', 'Tab', 'letter'], 'only these go on');
    await close();
  });

  test('from the page that says that there is none', async () => {
    const { page, close } = await screen(browser, kiosk, '404.html');
    await bar(page, '首页').tap();
    await page.waitForURL(/index\.html$/);
    await close();
  });
});
