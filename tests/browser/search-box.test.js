// The box is a combobox as the ARIA practices describe it, leaves input methods alone, and stays above a phone's keyboard.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { box, launch, open, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function home(options) {
  const opened = await open(browser, FROM_DISK, options);
  await opened.page.goto(FROM_DISK + KINDS.home);
  return opened;
}
const active = async (page) => {
  const id = await box(page).getAttribute('aria-activedescendant');
  return id && page.locator(`[id="${id}"]`).evaluate((option) => [...option.parentNode.children].indexOf(option));
};
const expanded = (page) => box(page).getAttribute('aria-expanded');

test('arrow keys open, walk round and leave the list', async () => {
  const { page, close } = await home();
  await box(page).pressSequentially('身份证', { delay: 20 });
  const count = await (await suggestions(page)).count();
  const walk = async (key) => {
    await box(page).press(key);
    return active(page);
  };
  assert.equal(await active(page), null, 'nothing is chosen at first');
  assert.equal(await walk('ArrowUp'), count - 1, 'up goes to the last');
  assert.equal(await walk('ArrowDown'), null, 'and down from there to the box');
  assert.equal(await walk('ArrowDown'), 0);
  await box(page).press('Escape');
  assert.equal(await expanded(page), 'false');
  assert.equal(await walk('ArrowDown'), 0, 'down opens the list at its first option');
  assert.equal(await expanded(page), 'true');
  await close();
});

test('Alt with an arrow opens and closes and chooses nothing', async () => {
  const { page, close } = await home();
  await box(page).pressSequentially('身份证', { delay: 20 });
  await suggestions(page);
  await box(page).press('Alt+ArrowUp');
  assert.equal(await expanded(page), 'false');
  await box(page).press('Alt+ArrowDown');
  assert.equal(await expanded(page), 'true');
  assert.equal(await active(page), null);
  await close();
});

test('Home, End and the sideways arrows go back to the text', async () => {
  const { page, close } = await home();
  for (const [key, caret] of [['Home', 0], ['End', 3], ['ArrowLeft', 2]]) {
    await page.reload();
    await box(page).pressSequentially('身份证', { delay: 20 });
    await suggestions(page);
    await box(page).press('ArrowDown');
    assert.equal(await active(page), 0);
    await box(page).press(key);
    assert.equal(await active(page), null, key);
    assert.equal(await box(page).evaluate((input) => input.selectionStart), caret, key);
  }
  await close();
});

test('Escape closes the list, and once more empties the box', async () => {
  const { page, close } = await home();
  await box(page).pressSequentially('社保卡', { delay: 20 });
  await suggestions(page);
  await box(page).press('Escape');
  assert.equal(await expanded(page), 'false');
  assert.equal(await box(page).inputValue(), '社保卡');
  await box(page).press('Escape');
  assert.equal(await box(page).inputValue(), '');
  await close();
});

test('Tab leaves the box, closes the list and takes no option', async () => {
  const { page, close } = await home();
  await box(page).pressSequentially('社保卡', { delay: 20 });
  await suggestions(page);
  await box(page).press('ArrowDown');
  await box(page).press('Tab');
  assert.equal(await expanded(page), 'false');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'submit');
  assert.ok(page.url().endsWith('/index.html'));
  await close();
});

test('an option reads as a sentence: title, other name, facts', async () => {
  const { page, close } = await home();
  await box(page).pressSequentially('身份证丢了', { delay: 20 });
  const name = await (await suggestions(page)).first().ariaSnapshot();
  assert.match(name, /^- option "居民身份证换领、补领 又叫“身份证丢了” 青禾市公安局 · 15个工作日 · A04 窗口 · 材料 \d+ 种"/);
  assert.deepEqual(await violations(page), []);
  await close();
});

test('the count is told once typing pauses, not at every key', async () => {
  const { page, close } = await home();
  await page.evaluate(() => {
    window.told = [];
    const status = document.querySelector('form[data-search] [role=status]');
    new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  await box(page).pressSequentially('身份证丢了', { delay: 150 });
  await suggestions(page);
  await page.waitForTimeout(1000);
  const told = await page.evaluate('window.told');
  assert.equal(told.length, 1, told.join(' | '));
  assert.match(told[0], /^找到 \d+ 项/);
  await close();
});

for (const [query, wanted] of [
  ['qqqzzzxxx', /^没有找到/],
  ['身份正', /^(找到 \d+ 项。)?没有完全匹配，按“身份证”找到：$/],
]) {
  test(`what is told of “${query}” counts nothing that was not found`, async () => {
    const { page, close } = await home();
    await box(page).pressSequentially(query, { delay: 20 });
    await suggestions(page);
    await page.waitForTimeout(1000);
    assert.match(await page.locator('form[data-search] [role=status]').textContent(), wanted);
    await close();
  });
}

describe('an input method', () => {
  const OPEN = '[role=option]:visible';
  /** Fires events as a browser does, in its order; `data` is what the box holds after each. */
  const fire = (page, events) => page.evaluate((list) => {
    const input = document.querySelector('form[data-search] input');
    for (const [type, value, more] of list) {
      if (value !== undefined) input.value = value;
      const kind = { c: CompositionEvent, i: InputEvent, k: KeyboardEvent }[type[0]];
      input.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, ...more }));
    }
  }, events);
  const ready = async () => {
    const opened = await home();
    await box(opened.page).pressSequentially('社', { delay: 20 });
    await suggestions(opened.page);
    await box(opened.page).press('Escape');
    await box(opened.page).fill('');
    await opened.page.waitForTimeout(200);
    return opened;
  };
  const COMPOSED = { isComposing: true };

  for (const [name, whileComposing, committed] of [
    ['of Chromium', [['compositionstart'], ['input', 'she', COMPOSED], ['input', 'shebao', COMPOSED]], [['input', '社保卡', COMPOSED], ['compositionend']]],
    ['of Firefox', [['compositionstart'], ['input', 'she', COMPOSED], ['input', 'shebao', COMPOSED]], [['compositionend', '社保卡'], ['input', undefined, { isComposing: false }]]],
    ['whose input events say nothing', [['compositionstart'], ['input', 'she'], ['input', 'shebao']], [['compositionend', '社保卡'], ['input']]],
  ]) {
    test(`${name} is left alone until it commits`, async () => {
      const { page, faults, close } = await ready();
      await fire(page, whileComposing);
      await page.waitForTimeout(500);
      assert.equal(await page.locator(OPEN).count(), 0);
      await fire(page, committed);
      assert.match(await (await suggestions(page)).first().innerText(), /社会保障卡申领/);
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test('that begins just after a letter stops the question that was about to be asked', async () => {
    const { page, close } = await ready();
    await fire(page, [['input', '社'], ['compositionstart']]);
    await page.waitForTimeout(500);
    assert.equal(await page.locator(OPEN).count(), 0);
    await close();
  });

  test('keeps its own keys, which Android numbers 229', async () => {
    const { page, close } = await ready();
    await box(page).pressSequentially('身份证', { delay: 20 });
    await suggestions(page);
    for (const key of ['ArrowDown', 'Enter', 'Escape']) {
      const prevented = await page.evaluate((name) => {
        const event = new KeyboardEvent('keydown', { key: name, keyCode: 229, bubbles: true, cancelable: true });
        return !document.querySelector('form[data-search] input').dispatchEvent(event);
      }, key);
      assert.equal(prevented, false, key);
    }
    assert.equal(await active(page), null);
    assert.equal(await expanded(page), 'true');
    await close();
  });
});

for (const [name, viewport] of [['a phone', { width: 390, height: 400 }], ['a small phone', { width: 320, height: 330 }]]) {
  test(`the keyboard of ${name} leaves the suggestions in sight`, async () => {
    for (const path of [KINDS.home, KINDS['list of guides'], '404.html', KINDS.guide]) {
      const { page, close } = await open(browser, FROM_DISK, { viewport: { ...viewport, height: 844 } });
      await page.goto(FROM_DISK + path);
      if (!(await box(page).count())) {
        await close();
        continue;
      }
      await box(page).focus();
      // What the keyboard leaves of the page.
      await page.setViewportSize(viewport);
      await box(page).pressSequentially('身份证', { delay: 20 });
      const options = await suggestions(page);
      const list = await page.locator('[role=listbox]').boundingBox();
      const input = await box(page).boundingBox();
      assert.ok(input.y >= 0, `${path}: the box is at ${input.y}`);
      assert.ok(list.y + list.height <= viewport.height, `${path}: the list ends at ${list.y + list.height}`);
      assert.ok(list.height >= viewport.height * 0.5, `${path}: the list is only ${list.height} px high`);
      await box(page).press('ArrowUp');
      const last = await options.last().boundingBox();
      assert.ok(last.y >= list.y - 1 && last.y + last.height <= viewport.height + 1, `${path}: the last option is at ${last.y}`);
      await close();
    }
  });
}
