// The results page: cards with the facts people came for, filters that can be combined and shared, more, sections, ways on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './lib/axe.js';
import { box, open, setView } from './lib/browser.js';
import { FROM_DISK } from './lib/portal.js';
import { browser, server } from './lib/session.js';

async function search(query, { home = FROM_DISK, params = {}, ...options } = {}) {
  const opened = await open(browser, home, { viewport: { width: 1280, height: 900 }, ...options });
  await opened.page.goto(`${home}search.html?${new URLSearchParams({ q: query, ...params })}`);
  await opened.page.locator('.results-summary:not(:empty)').waitFor();
  return opened;
}
const titles = (page) => page.locator('.result-title').allInnerTexts();
const summary = (page) => page.locator('.results-summary').innerText();
const counted = async (page, name, value) => {
  const choice = page.locator(`.choice:has([name=${name}][value="${value}"]) .choice-count`);
  return Number(await choice.textContent());
};
const choose = (page, name, value) => page.locator(`.choice:has([name=${name}][value="${value}"])`).click();
const params = (page) => Object.fromEntries(new URL(page.url()).searchParams);

test('a card has limit, window, materials, cost and whether it can be done online', async () => {
  const { page, faults, close } = await search('首次申领居民身份证');
  const card = await page.locator('.result').first().innerText();
  for (const fact of ['首次申领居民身份证', '青禾市公安局', '15个工作日', 'A04 窗口', /材料\s\d+\s种/, '免费', '可网办']) {
    assert.match(card, new RegExp(fact.source ?? fact.replace(' ', '\\s')), card);
  }
  const charged = await page.locator('.result', { hasText: '申领临时居民身份证' }).first().innerText();
  assert.match(charged, /10\s元\/证/);
  assert.doesNotMatch(charged, /免费/);
  const material = page.locator('.result:has(a[href*="materials/"])').first();
  assert.equal(await material.locator('.tag').first().innerText(), '材料');
  assert.deepEqual(faults, []);
  await close();
});

for (const [place, home] of [['from disk', () => FROM_DISK], ['under a base path', () => server.url]]) {
  test(`filters narrow down together, are in the address, and go back, ${place}`, async () => {
    const { page, faults, close } = await search('登记', { home: home() });
    const all = await counted(page, 'who', '');
    const companies = await counted(page, 'who', 'organisation');
    assert.ok(companies > 1 && companies < all, `${companies} of ${all}`);
    await choose(page, 'who', 'organisation');
    await page.locator('.results-summary', { hasText: `筛选后 ${companies} 项` }).waitFor();
    assert.deepEqual(params(page), { q: '登记', who: 'organisation' });
    const online = await counted(page, 'online', '1');
    assert.ok(online <= companies);
    await choose(page, 'online', '1');
    await page.locator('.results-summary', { hasText: `筛选后 ${online} 项` }).waitFor();
    assert.deepEqual(params(page), { q: '登记', who: 'organisation', online: '1' });
    const narrow = await titles(page);
    assert.equal(narrow.length, Math.min(online, 20));

    const shared = await search('登记', { home: home(), params: { who: 'organisation', online: '1' } });
    assert.deepEqual(await titles(shared.page), narrow, 'the address gives the same to somebody else');
    assert.equal(await shared.page.locator('.filters-chosen').innerText(), '已选 2 项');
    await shared.close();

    await page.goBack();
    await page.locator('.results-summary', { hasText: `筛选后 ${companies} 项` }).waitFor();
    assert.equal(await page.locator('[name=online]').isChecked(), false);
    await page.locator('.filters-clear').click();
    await page.locator('.filters-chosen:empty').waitFor({ state: 'attached' });
    assert.deepEqual(params(page), { q: '登记' });
    assert.deepEqual(faults, []);
    await close();
  });
}

test('departments and topics are lists with counts, and what is chosen stays', async () => {
  const { page, close } = await search('身份证');
  const label = await page.locator('[name=department] option', { hasText: '青禾市公安局' }).innerText();
  const count = Number(label.match(/（(\d+)）/)[1]);
  await page.locator('[name=department]').selectOption('青禾市公安局');
  await page.locator('.results-summary', { hasText: `筛选后 ${count} 项` }).waitFor();
  const facts = await page.locator('.result-facts').allInnerTexts();
  assert.ok(facts.every((text) => text.includes('青禾市公安局')), facts.join('|'));
  assert.equal(await page.locator('[name=department]').inputValue(), '青禾市公安局');
  const topics = await page.locator('[name=topic] option').allInnerTexts();
  assert.ok(topics.length > 1 && topics.slice(1).every((topic) => /（\d+）$/.test(topic)), topics.join());
  await close();
});

test('filters that nothing meets say so and can be cleared', async () => {
  const { page, close } = await search('身份证', { params: { who: 'organisation', department: '没有这个部门', free: '1' } });
  assert.equal(await page.locator('.result').count(), 0);
  assert.ok(await page.getByText('没有符合全部筛选条件的').isVisible());
  assert.ok(await page.locator('.ways-on').isVisible());
  await page.locator('.filters-clear').click();
  await page.locator('.result').first().waitFor();
  await close();
});

test('what a query was taken for stands beside how many filters left, and never above an empty list', async () => {
  const { page, close } = await search('身份正');
  assert.match(await summary(page), /^没有完全匹配，按“身份证”找到：$/);
  await choose(page, 'who', 'person');
  await page.locator('.results-summary', { hasText: /按“身份证”找到：筛选后 \d+ 项，共 \d+ 项/ }).waitFor();
  await close();
  for (const query of ['身份正', 'qqqzzzxxx', '社保卡龘龘龘火星']) {
    const empty = await search(query, { params: { department: '没有这个部门' } });
    assert.equal(await empty.page.locator('.result').count(), 0);
    assert.match(await summary(empty.page), /^筛选后 0 项，共 \d+ 项$/);
    await empty.close();
  }
});

/** The next work of the page waits for slow files, what comes after does not. */
const slow = (page) => page.evaluate(() => {
  const { settle } = window.mingbaiPortal;
  let wait = 800;
  window.mingbaiPortal.settle = (work) => {
    const late = new Promise((done) => { setTimeout(done, wait); });
    wait = 0;
    return late.then(() => settle(work));
  };
});

test('a filter cleared again while files are slow stays cleared', async () => {
  const { page, faults, close } = await search('证');
  const before = await titles(page);
  await slow(page);
  await choose(page, 'online', '1');
  await choose(page, 'online', '1');
  await page.waitForTimeout(1200);
  assert.doesNotMatch(await summary(page), /筛选后/);
  assert.deepEqual(await titles(page), before);
  assert.equal(await page.locator('.filters-chosen').textContent(), '');
  assert.deepEqual(faults, []);
  await close();
});

test('more that a filter has overtaken neither draws nor takes the keyboard', async () => {
  const { page, faults, close } = await search('证');
  await slow(page);
  await page.locator('.results-more').click();
  await choose(page, 'free', '1');
  await page.locator('.results-summary', { hasText: '筛选后' }).waitFor();
  const narrow = await titles(page);
  await page.waitForTimeout(1200);
  assert.deepEqual(await titles(page), narrow);
  assert.equal(await page.evaluate(() => document.activeElement.className.includes('result-title')), false);
  assert.deepEqual(faults, []);
  await close();
});

test('what stands in the address and is no filter changes nothing', async () => {
  const { page, faults, close } = await search('身份证', { params: { who: '__proto__', constructor: '1', topic: '<b>x</b>', show: '1e99' } });
  assert.equal(await page.locator('b').count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test('a filter that the address turns off is off', async () => {
  const { page, close } = await search('身份证', { params: { online: '0', free: 'no' } });
  assert.match(await summary(page), /^找到 \d+ 项$/);
  await close();
});

test('more shows the next ones and puts the keyboard there', async () => {
  const { page, close } = await search('证');
  assert.equal((await titles(page)).length, 20);
  await page.locator('.results-more').click();
  await page.locator('.result').nth(20).waitFor();
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('.result-title')].indexOf(document.activeElement)), 20);
  const shown = (await titles(page)).length;
  await page.reload();
  await page.locator('.result').nth(20).waitFor();
  assert.equal((await titles(page)).length, shown, 'coming back from a guide shows as many');
  await close();
});

test('typing on the results page asks anew and keeps one step in the history', async () => {
  const { page, faults, close } = await search('身份证');
  const steps = await page.evaluate('history.length');
  await box(page).fill('');
  await box(page).pressSequentially('社保卡', { delay: 30 });
  await page.locator('.result-title', { hasText: '社会保障卡申领' }).first().waitFor();
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '社保卡');
  assert.equal(await page.evaluate('history.length'), steps);
  assert.deepEqual(faults, []);
  await close();
});

test('on a phone the keyboard leaves the first results in sight, and goes away after Enter', async () => {
  const { page, close } = await search('身份证', { viewport: { width: 390, height: 844 } });
  await box(page).focus();
  await page.setViewportSize({ width: 390, height: 400 });
  await box(page).fill('社保卡');
  const first = page.locator('.result-title', { hasText: '社会保障卡申领' }).first();
  await first.waitFor();
  const { y, height } = await first.boundingBox();
  assert.ok(y > 0 && y + height < 400, `the first result is at ${y}`);
  assert.ok((await box(page).boundingBox()).y >= 0);
  await box(page).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY');
  await close();
});

test('an input method on the results page is left alone until it commits', async () => {
  const { page, close } = await search('身份证');
  const before = await titles(page);
  await page.evaluate(() => {
    const input = document.querySelector('[data-search] input');
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = 'she bao';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
  });
  await page.waitForTimeout(500);
  assert.deepEqual(await titles(page), before);
  assert.equal(params(page).q, '身份证');
  await page.evaluate(() => {
    const input = document.querySelector('[data-search] input');
    input.value = '社保卡';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  await page.locator('.result-title', { hasText: '社会保障卡申领' }).first().waitFor();
  await close();
});

for (const [query, section, words] of [
  ['身份证带什么', 'materials', '带什么'],
  ['身份证多少钱', 'fees', '多少钱'],
  ['社保卡在哪个窗口', 'place', '去哪里办'],
  ['护照几天', 'process', '怎么办、多久'],
]) {
  test(`${query} leads to the section of the guide`, async () => {
    const { page, faults, close } = await search(query);
    const link = page.locator('.result').first().locator('.result-sections a');
    assert.match(await link.first().innerText(), new RegExp(`^${words}`));
    await link.first().click();
    await page.waitForURL((url) => url.hash === `#${section}`);
    assert.equal(await page.locator(`#${section} h2`).count(), 1);
    assert.deepEqual(faults, []);
    await close();
  });
}

test('a query that asks for no section shows none', async () => {
  const { page, close } = await search('社保卡');
  assert.equal(await page.locator('.result-sections').count(), 0);
  await close();
});

for (const [query, told] of [
  ['shenfenz', /^没有完全匹配，按“身份证”找到/],
  ['身份正', /^没有完全匹配，按“身份证”找到/],
  ['身份证丢了怎么补办', /^找到 \d+ 项/],
  ['社保卡', /^找到 \d+ 项/],
]) {
  test(`${query}: what it was taken for is said when that is something else`, async () => {
    const { page, close } = await search(query);
    assert.match(await summary(page), told);
    await close();
  });
}

for (const query of ['qqqzzzxxx', '彩票中奖号码', '', '，。', '😀']) {
  test(`no dead end after ${query || 'nothing'}`, async () => {
    const { page, faults, close } = await search(query);
    assert.ok((await summary(page)).length > 3);
    assert.ok(await page.locator('.result').count());
    const ways = page.locator('.ways-on');
    for (const address of ['departments/', 'topics/', 'a-z.html']) assert.ok(await ways.locator(`a[href*="${address}"]`).count(), address);
    assert.ok(await ways.locator('a[href="tel:12345"]').isVisible());
    assert.deepEqual(faults, []);
    await close();
  });
}

test('axe finds nothing on filtered, relaxed and empty results, on phone and desktop', async () => {
  for (const [query, chosen] of [['身份证多少钱', { who: 'person', free: '1' }], ['qqqzzzxxx', {}], ['身份证', { topic: '没有', online: '1' }]]) {
    const { page, close } = await search(query, { params: chosen, reducedMotion: 'reduce' });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const view of [[], ['large'], ['contrast']]) {
        await setView(page, view);
        assert.deepEqual(await violations(page), [], `${query} at ${width} px, ${view}`);
      }
    }
    await close();
  }
});

test('open filters and cards fit the narrowest phone in the large view, and are large enough to touch', async () => {
  const { page, close } = await search('身份证多少钱', { params: { who: 'person' }, viewport: { width: 320, height: 700 } });
  for (const [view, least] of [[[], 44], [['large'], 60]]) {
    await setView(page, view);
    assert.equal(await page.locator('.filters').evaluate((panel) => panel.open), true, 'chosen filters are in sight');
    const { wide, small } = await page.evaluate((size) => {
      const controls = [...document.querySelectorAll('main a, main button, main select, main summary, main .choice input')];
      const boxes = controls.filter((control) => control.checkVisibility({ opacityProperty: false })).map((control) => [control, control.getBoundingClientRect()]);
      return {
        wide: document.scrollingElement.scrollWidth,
        small: boxes.filter(([control, box]) => getComputedStyle(control).display !== 'inline' && (box.height < size - 0.5 || box.width < size - 0.5))
          .map(([control, box]) => `${control.className || control.name || control.tagName} ${box.width}×${box.height}`),
      };
    }, least);
    assert.equal(wide, 320);
    assert.deepEqual(small, []);
  }
  await close();
});

test('filters can be worked by keyboard alone', async () => {
  const { page, close } = await search('登记', { viewport: { width: 390, height: 844 } });
  await page.locator('.filters summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => url.searchParams.get('who') === 'person');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForURL((url) => url.searchParams.get('online') === '1');
  assert.ok((await titles(page)).length > 0);
  await close();
});
