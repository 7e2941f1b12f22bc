// The essentials of the search in Firefox ESR, which offices and kiosks have: from disk, under a base path, by keyboard,
// and with its own order of input-method events.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launchFirefox } from './lib/firefox.js';
import { FROM_DISK, KINDS, serve } from './lib/portal.js';

let firefox;
let server;
before(async () => {
  firefox = await launchFirefox();
  server = await serve();
});
after(async () => {
  await firefox?.close();
  server?.close();
});

async function at(address) {
  const page = await firefox.open();
  await page.goto(address);
  return page;
}
const focus = (page) => page.evaluate(() => document.querySelector('form[data-search] input').focus());
/** The suggestions, once they are those for all of what the box holds. */
const suggestions = (page) => page.until(() => {
  const query = new URLSearchParams({ q: document.querySelector('form[data-search] input').value });
  const options = [...document.querySelectorAll('form[data-search] [role=option]')];
  return options.some((option) => option.href.endsWith(`search.html?${query}`)) && options.map((option) => option.textContent);
});
const state = (page) => page.evaluate(() => {
  const input = document.querySelector('form[data-search] input');
  return {
    value: input.value,
    expanded: input.getAttribute('aria-expanded'),
    active: input.getAttribute('aria-activedescendant'),
    focused: document.activeElement === input,
  };
});

for (const [place, home] of [['from disk', () => FROM_DISK], ['under a base path', () => server.url]]) {
  describe(place, () => {
    for (const [query, title, address] of [
      ['社保卡', '社会保障卡申领', 'guides/social-card.html'],
      ['开饭店', '食品经营许可证核发', 'guides/food-business-licence.html'],
      ['sfz', '身份证', 'guides/id-card'],
    ]) {
      test(`${query} offers ${title} first, by keyboard alone`, async () => {
        const page = await at(home() + KINDS.home);
        await focus(page);
        await page.press(query);
        const [first] = await suggestions(page);
        assert.match(first, new RegExp(title));
        await page.press('ArrowDown', 'ArrowDown', 'ArrowUp');
        const { active, expanded, focused } = await state(page);
        assert.ok(active && expanded === 'true' && focused);
        await page.press('Enter');
        await page.until((start) => location.href.startsWith(start) && document.readyState === 'complete', home() + address);
        assert.deepEqual(page.faults, []);
        await page.close();
      });
    }

    test('Enter lists the results, and filters are in the address', async () => {
      const page = await at(home() + KINDS['list of guides']);
      await focus(page);
      await page.press('身份证', 'Enter');
      await page.until(() => document.querySelectorAll('.result').length > 3);
      assert.equal(await page.evaluate(() => document.querySelector('.result a').pathname.split('/').pop()), 'id-card-replace.html');
      await page.evaluate(() => document.querySelector('[name=free]').click());
      await page.until(() => new URLSearchParams(location.search).get('free') === '1' && /筛选后/.test(document.querySelector('.results-summary').textContent));
      await page.evaluate('history.back()');
      await page.until(() => !new URLSearchParams(location.search).has('free') && !/筛选后/.test(document.querySelector('.results-summary').textContent));
      assert.deepEqual(page.faults, []);
      await page.close();
    });

    test('recent searches are offered', async () => {
      const page = await at(home() + KINDS.home);
      await page.evaluate(() => localStorage.setItem('mingbai-recent', '["社保卡"]'));
      await focus(page);
      await page.until(() => document.querySelector('.search-recent a')?.textContent === '社保卡');
      await page.evaluate(() => localStorage.clear());
      await page.close();
    });
  });
}

test('an input method is left alone, its keys too, and its end asks', async () => {
  const page = await at(FROM_DISK + KINDS.home);
  await focus(page);
  const fire = (events) => page.evaluate((list) => {
    const input = document.querySelector('form[data-search] input');
    for (const [type, value, more] of list) {
      if (value !== null) input.value = value;
      const kind = { c: CompositionEvent, i: InputEvent, k: KeyboardEvent }[type[0]];
      input.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, ...more }));
    }
  }, events);
  const composing = { isComposing: true };
  await fire([
    ['compositionstart', null],
    ['compositionupdate', 'she'],
    ['input', 'she', composing],
    ['compositionupdate', 'shebaoka'],
    ['input', 'shebaoka', composing],
    ['keydown', null, { key: 'Enter', keyCode: 229, isComposing: true }],
  ]);
  await new Promise((done) => { setTimeout(done, 500); });
  assert.deepEqual(await state(page), { value: 'shebaoka', expanded: 'false', active: null, focused: true });
  // Firefox ends the composition first and then says that the text has changed.
  await fire([['compositionend', '社保卡'], ['input', null, { isComposing: false }]]);
  assert.match((await suggestions(page))[0], /社会保障卡申领/);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('Escape, Home and Tab do what the pattern says', async () => {
  const page = await at(FROM_DISK + KINDS.home);
  await focus(page);
  await page.press('社保卡');
  await suggestions(page);
  await page.press('ArrowDown', 'Home');
  assert.equal((await state(page)).active, null);
  await page.press('Escape');
  assert.deepEqual(await state(page), { value: '社保卡', expanded: 'false', active: null, focused: true });
  await page.press('Escape');
  assert.equal((await state(page)).value, '');
  await page.press('社保卡');
  await suggestions(page);
  await page.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'submit');
  assert.equal((await state(page)).expanded, 'false');
  await page.close();
});

test('the keyboard of a phone leaves the suggestions in sight', async () => {
  const page = await at(FROM_DISK + KINDS.home);
  await page.resize(390, 400);
  await focus(page);
  await page.press('身份证');
  await suggestions(page);
  const { bottom, height } = await page.evaluate(() => {
    const list = document.querySelector('[role=listbox]').getBoundingClientRect();
    return { bottom: list.bottom, height: list.height };
  });
  assert.ok(bottom <= 400 && height >= 200, `${height} px, to ${bottom}`);
  await page.close();
});

test('a lone surrogate and markup in the address throw nothing', async () => {
  const page = await at(`${server.url}search.html?q=%ED%A0%80%3Cimg%20src%3Dx%20onerror%3D%22window.harmed%3D1%22%3E`);
  await page.until(() => document.querySelector('.results-summary')?.textContent);
  await page.evaluate(() => {
    const input = document.querySelector('form[data-search] input');
    input.value = '社保卡\ud800';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await page.until(() => /社会保障卡/.test(document.querySelector('.result-title')?.textContent));
  assert.equal(await page.evaluate('window.harmed'), null);
  assert.equal(await page.evaluate(() => document.querySelectorAll('main img').length), 0);
  assert.deepEqual(page.faults, []);
  await page.close();
});
