// Everyday words find the right guide, by keyboard, with an input method, from disk and under a base path.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { box, open, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';
import { browser, server } from './lib/session.js';

const WANTED = [
  ['社保卡', '社会保障卡申领', 'guides/social-card.html'],
  ['开饭店', '食品经营许可证核发', 'guides/food-business-licence.html'],
  ['身份证', '居民身份证换领、补领', 'guides/id-card-replace.html'],
];
const HOSTILE = [
  '<img src=x onerror="window.harmed=1">',
  '"><script>window.harmed=1</script>',
  '社保卡<svg onload=window.harmed=1>',
  "javascript:window.harmed=1//'\"`",
];

const results = (page) => page.locator('[data-search-results] a[href*="guides/"]');

for (const [place, home] of [
  ['from disk', () => FROM_DISK],
  ['under a base path', () => server.url],
]) {
  describe(place, () => {
    for (const [query, title, address] of WANTED) {
      test(`${query} offers ${address} first`, async () => {
        const { page, faults, close } = await open(browser, home());
        await page.goto(home() + KINDS.home);
        await box(page).pressSequentially(query, { delay: 20 });
        const first = (await suggestions(page)).first();
        await first.getByText(title).waitFor();
        assert.match(await first.innerText(), new RegExp(title));
        await box(page).press('ArrowDown');
        await box(page).press('Enter');
        await page.waitForURL(home() + address);
        assert.deepEqual(faults, []);
        await close();
      });

      test(`Enter after ${query} lists the same guide first`, async () => {
        const { page, faults, close } = await open(browser, home());
        await page.goto(home() + KINDS.home);
        await box(page).fill(query);
        await box(page).press('Enter');
        await page.waitForURL((url) => url.pathname.endsWith('/search.html'));
        assert.equal(new URL(page.url()).searchParams.get('q'), query);
        await results(page).first().waitFor();
        // A query that names a situation opens the guide in it.
        assert.equal(await results(page).first().evaluate((link) => link.href.split('#')[0]), home() + address);
        assert.equal(await box(page).inputValue(), query);
        assert.deepEqual(faults, []);
        await close();
      });
    }

    test('a page in a folder searches as the home page does', async () => {
      const { page, faults, close } = await open(browser, home());
      await page.goto(home() + KINDS['list of guides']);
      await box(page).pressSequentially('社保卡', { delay: 20 });
      await (await suggestions(page)).first().click();
      await page.waitForURL(home() + 'guides/social-card.html');
      assert.deepEqual(faults, []);
      await close();
    });
  });
}

test('the box tells screen readers what it does', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.home);
  assert.equal(await box(page).getAttribute('role'), 'combobox');
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
  await box(page).pressSequentially('社保卡', { delay: 20 });
  await suggestions(page);
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
  const list = await box(page).getAttribute('aria-controls');
  assert.equal(await page.locator(`[id="${list}"]`).getAttribute('role'), 'listbox');
  await box(page).press('ArrowDown');
  const active = page.locator(`[id="${await box(page).getAttribute('aria-activedescendant')}"]`);
  assert.equal(await active.getAttribute('role'), 'option');
  assert.equal(await active.getAttribute('aria-selected'), 'true');
  await close();
});

test('the arrow keys walk through the options and back', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.home);
  await box(page).pressSequentially('身份证', { delay: 20 });
  assert.ok((await (await suggestions(page)).count()) >= 3);
  const active = async (key) => {
    await box(page).press(key);
    return box(page).getAttribute('aria-activedescendant');
  };
  const first = await active('ArrowDown');
  const second = await active('ArrowDown');
  assert.notEqual(first, second);
  assert.equal(await active('ArrowUp'), first);
  await close();
});

test('an answer that comes late leaves the chosen option alone', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.home);
  // Where the titles give fewer than three hits, the texts are asked too; their files are held back.
  await page.evaluate(() => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
    const late = function late(url) {
      setTimeout(() => set.call(this, url), url.includes('/t1.js') ? 0 : 1500);
    };
    Object.defineProperty(HTMLScriptElement.prototype, 'src', { set: late });
  });
  await box(page).pressSequentially('印章', { delay: 20 });
  await suggestions(page);
  await box(page).press('ArrowDown');
  const chosen = () => page.locator('[role=option][aria-selected=true]').innerText();
  const before = await chosen();
  await page.waitForTimeout(2000);
  assert.equal(await chosen(), before);
  await box(page).pressSequentially('刻', { delay: 20 });
  await suggestions(page);
  assert.equal(await page.locator('[aria-selected=true]').count(), 0, 'a new question begins anew');
  await close();
});

test('Escape closes the options and keeps what was typed', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.home);
  await box(page).pressSequentially('社保卡', { delay: 20 });
  await suggestions(page);
  await box(page).press('Escape');
  assert.equal(await page.locator('[role=option]:visible').count(), 0);
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
  assert.equal(await box(page).inputValue(), '社保卡');
  await close();
});

test('an input method is left alone until it commits', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.home);
  await box(page).focus();
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // Wait for the index, so that silence during composition is not mere slowness.
  await box(page).pressSequentially('社', { delay: 20 });
  await suggestions(page);
  await box(page).fill('');
  await page.waitForFunction(() => ![...document.querySelectorAll('[role=option]')].some((o) => o.checkVisibility()));
  for (const text of ['she', 'she bao', '社保卡']) await compose(text);
  await page.waitForTimeout(400);
  assert.equal(await page.locator('[role=option]:visible').count(), 0, 'options while composing');
  for (const type of ['rawKeyDown', 'keyUp']) {
    await keyboard.send('Input.dispatchKeyEvent', { type, key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  }
  assert.ok(page.url().endsWith('/index.html'), 'a key of the input method submitted the form');
  await keyboard.send('Input.insertText', { text: '社保卡' });
  assert.match(await (await suggestions(page)).first().innerText(), /社会保障卡申领/);
  assert.equal(await box(page).inputValue(), '社保卡');
  await close();
});

for (const query of HOSTILE) {
  test(`${query} stays text`, async () => {
    const { page, faults, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + KINDS.home);
    await box(page).fill(query);
    await box(page).press('End');
    await page.waitForTimeout(400);
    await assertUnharmed(page);
    await box(page).press('Enter');
    await page.waitForURL((url) => url.pathname.endsWith('/search.html'));
    await page.waitForTimeout(400);
    await assertUnharmed(page);
    assert.equal(await box(page).inputValue(), query);
    assert.deepEqual(faults, []);
    await close();
  });
}

async function assertUnharmed(page) {
  assert.equal(await page.evaluate('window.harmed'), undefined);
  const markup = 'main img, main script, main svg[onload], [onerror], [onload], a[href^="javascript:"]';
  assert.equal(await page.locator(markup).count(), 0);
}

test('words that nothing matches get an answer and a way on', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}search.html?q=${encodeURIComponent('qqqzzzxxx')}`);
  const answer = page.locator('[data-search-results]');
  await answer.getByText(/没有/).first().waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('the search page without a question shows no error', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + 'search.html');
  assert.ok(await box(page).isVisible());
  assert.equal(await page.getByText('需要浏览器启用 JavaScript').isVisible(), false);
  assert.deepEqual(faults, []);
  await close();
});
