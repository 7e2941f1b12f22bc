// Recent searches and searches without an answer stay on this device, can be removed, and are not kept on kiosks.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { box, open, setView, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';
import { browser, server } from './lib/session.js';

const panel = (page) => page.locator('.search-recent');
const recent = (page) => panel(page).locator('a').allInnerTexts();
const stored = (page, name) => page.evaluate((key) => JSON.parse(localStorage.getItem(`mingbai-${key}`)), name);
const remember = (page, name, texts) =>
  page.evaluate(([key, list]) => localStorage.setItem(`mingbai-${key}`, JSON.stringify(list)), [name, texts]);

async function home(base = FROM_DISK, options) {
  const opened = await open(browser, base, options);
  await opened.page.goto(base + KINDS.home);
  return opened;
}

for (const [place, base] of [['from disk', () => FROM_DISK], ['under a base path', () => server.url]]) {
  test(`what was chosen or sent is offered under the empty box, the latest first, ${place}`, async () => {
    const { page, faults, requests, close } = await home(base());
    await box(page).pressSequentially('社保卡', { delay: 20 });
    await (await suggestions(page)).first().click();
    await page.waitForURL(/guides\//);
    await page.goto(base() + KINDS.home);
    await box(page).pressSequentially('公积金', { delay: 20 });
    await suggestions(page);
    await page.goto(base() + KINDS.home);
    await box(page).fill('身份证');
    await box(page).press('Enter');
    await page.waitForURL(/search\.html/);
    await page.goto(base() + KINDS.home);
    await box(page).focus();
    await panel(page).waitFor();
    assert.deepEqual(await recent(page), ['身份证', '社保卡'], 'what was only typed is not kept');
    assert.ok(await panel(page).getByText('只存在这台设备上').isVisible());
    await panel(page).locator('a').last().click();
    await page.waitForURL((url) => url.searchParams.get('q') === '社保卡');
    assert.deepEqual(faults, []);
    assert.ok(requests.every((url) => url.startsWith(base())), 'something was sent');
    await close();
  });
}

test('a visitor without recent searches loads nothing for them', async () => {
  const { page, requests, close } = await home();
  await box(page).focus();
  await page.waitForTimeout(300);
  assert.equal(requests.some((url) => url.includes('recent')), false);
  assert.equal(await panel(page).count(), 0);
  await close();
});

test('each can be removed and all can be cleared, by keyboard too', async () => {
  const { page, close } = await home();
  await remember(page, 'recent', ['一', '二', '三']);
  await box(page).focus();
  await panel(page).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate('document.activeElement.textContent'), '二');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), '删除“二”');
  await page.keyboard.press('Enter');
  assert.deepEqual(await stored(page, 'recent'), ['一', '三']);
  assert.deepEqual(await recent(page), ['一', '三']);
  await panel(page).getByRole('button', { name: '全部清除' }).click();
  assert.equal(await panel(page).count(), 0);
  assert.deepEqual(await stored(page, 'recent'), []);
  await close();
});

test('Escape, typing and leaving close the panel', async () => {
  const { page, close } = await home();
  await remember(page, 'recent', ['一']);
  await box(page).focus();
  await panel(page).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await panel(page).count(), 0);
  assert.equal(await page.evaluate('document.activeElement.type'), 'search');
  await box(page).blur();
  await box(page).focus();
  await panel(page).waitFor();
  await box(page).pressSequentially('社', { delay: 20 });
  await suggestions(page);
  assert.equal(await panel(page).count(), 0);
  await box(page).fill('');
  await panel(page).waitFor();
  await page.locator('h1').click();
  assert.equal(await panel(page).count(), 0);
  await close();
});

test('only eight are kept, each once, and no long text', async () => {
  const { page, close } = await home();
  await remember(page, 'recent', ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']);
  for (const query of ['丙', '壬', '长'.repeat(100)]) {
    await box(page).fill(query);
    await box(page).press('Enter');
    await page.waitForURL(/search\.html/);
    await page.goto(FROM_DISK + KINDS.home);
  }
  assert.deepEqual(await stored(page, 'recent'), ['壬', '丙', '甲', '乙', '丁', '戊', '己', '庚']);
  await close();
});

describe('numbers of cards and of phones are never kept', () => {
  const SECRETS = [
    '11010519491231002X', '身份证110105194912310021丢了', '110105 19491231 002x', '１１０１０５１９４９１２３１００２Ｘ',
    '13800138000', '打138-0013-8000', '+8613800138000', '0086 138 0013 8000', '1号楼 138 0013 8000',
    '6222020200112233445', '6222 0202 0011 2233', '6222–0202–0011–2233–44',
  ];
  const HARMLESS = ['12345', '0520-6821001', '2026年 社保', '12800138000', '国办发〔2020〕53号', '1380013800'];

  test('among recent searches and those without an answer', async () => {
    const { page, faults, close } = await home(server.url);
    await remember(page, 'recent', ['社保卡', SECRETS[0]]);
    for (const query of [...SECRETS, ...HARMLESS]) {
      await page.goto(`${server.url}search.html?${new URLSearchParams({ q: query })}`);
      await page.locator('.results-summary:not(:empty)').waitFor();
      await box(page).press('Enter');
    }
    assert.deepEqual(await stored(page, 'recent'), [...HARMLESS].reverse().concat('社保卡'));
    const lost = (await stored(page, 'unanswered')) ?? [];
    assert.deepEqual(lost.filter((text) => !HARMLESS.includes(text)), []);
    await page.goto(`${server.url}search.html?q=${SECRETS[4]}`);
    await page.locator('.results-summary:not(:empty)').waitFor();
    assert.deepEqual((await stored(page, 'unanswered')) ?? [], lost);
    await page.goto(server.url + KINDS.home);
    await box(page).focus();
    await panel(page).waitFor();
    assert.equal((await recent(page)).includes(SECRETS[0]), false);
    assert.deepEqual(faults, []);
    await close();
  });
});

for (const broken of ['{', '"text"', '[1,null,{}]', 'null']) {
  test(`a store that holds ${broken} does no harm`, async () => {
    const { page, faults, close } = await home();
    await page.evaluate((text) => localStorage.setItem('mingbai-recent', text), broken);
    await box(page).focus();
    await box(page).fill('社保卡');
    await box(page).press('Enter');
    await page.waitForURL(/search\.html/);
    await page.locator('.result').first().waitFor();
    assert.deepEqual(await stored(page, 'recent'), ['社保卡']);
    assert.deepEqual(faults, []);
    await close();
  });
}

describe('nothing is kept or offered', () => {
  for (const [name, before] of [
    ['on a kiosk', () => document.addEventListener('readystatechange', () => { document.documentElement.dataset.kiosk = ''; })],
    ['where storage is blocked', () => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
    }],
  ]) {
    test(name, async () => {
      const { page, faults, close } = await home();
      await remember(page, 'recent', ['社保卡']);
      await remember(page, 'unanswered', ['火星']);
      await page.addInitScript(before);
      await page.reload();
      await box(page).focus();
      await page.waitForTimeout(300);
      assert.equal(await panel(page).count(), 0);
      await box(page).fill('qqqzzzxxx');
      await box(page).press('Enter');
      await page.waitForURL(/search\.html/);
      await page.locator('.results-summary:not(:empty)').waitFor();
      assert.equal(await page.locator('.unanswered').isVisible(), false);
      assert.deepEqual(faults, []);
      const { origin } = new URL(page.url());
      const state = await page.context().storageState();
      const kept = state.origins.find((entry) => entry.origin === origin)?.localStorage ?? [];
      assert.ok(kept.every(({ value }) => !value.includes('qqqzzzxxx')));
      await close();
    });
  }
});

describe('searches without an answer', () => {
  const lost = (page) => page.locator('.unanswered');
  async function results(query, options) {
    const opened = await open(browser, server.url, options);
    await opened.page.goto(`${server.url}search.html?${new URLSearchParams({ q: query })}`);
    await opened.page.locator('.results-summary:not(:empty)').waitFor();
    return opened;
  }

  test('are kept, those with an answer are not, and copied as lines', async () => {
    const { page, faults, close } = await results('qqqzzzxxx', { permissions: ['clipboard-read', 'clipboard-write'] });
    await lost(page).waitFor();
    for (const query of ['社保卡', '<vvv>']) {
      await box(page).fill(query);
      await box(page).press('Enter');
      await page.waitForFunction((text) => new URLSearchParams(location.search).get('q') === text, query);
      await page.waitForTimeout(300);
    }
    assert.deepEqual(await stored(page, 'unanswered'), ['<vvv>', 'qqqzzzxxx']);
    await lost(page).locator('summary').click();
    await lost(page).getByRole('button', { name: '复制' }).click();
    await lost(page).getByText('已复制').waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), '<vvv>\nqqqzzzxxx');
    assert.equal(await page.locator('main vvv').count(), 0);
    await lost(page).getByRole('button', { name: '全部删除' }).click();
    assert.equal(await lost(page).isVisible(), false);
    assert.deepEqual(await stored(page, 'unanswered'), []);
    assert.deepEqual(faults, []);
    await close();
  });

  test('are not what stood there before the answer came', async () => {
    const { page, close } = await results('身份证');
    await box(page).fill('');
    await box(page).pressSequentially('qqqzzzxxx', { delay: 10 });
    await page.locator('.results-summary', { hasText: '没有找到' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('社保卡');
    await page.keyboard.press('Enter');
    await page.locator('.result-title', { hasText: '社会保障卡申领' }).first().waitFor();
    assert.deepEqual((await stored(page, 'unanswered')) ?? [], []);
    await close();
  });

  test('are shown selected where there is no clipboard', async () => {
    const { page, close } = await results('qqqzzzxxx');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await lost(page).locator('summary').click();
    await lost(page).getByRole('button', { name: '复制' }).click();
    await lost(page).getByText('已选中').waitFor();
    assert.equal(await page.evaluate('getSelection().toString() || document.activeElement.value'), 'qqqzzzxxx');
    await close();
  });

  test('look right to axe', async () => {
    const { page, close } = await results('qqqzzzxxx', { reducedMotion: 'reduce' });
    await lost(page).locator('summary').click();
    for (const view of [[], ['contrast']]) {
      await setView(page, view);
      assert.deepEqual(await violations(page), []);
    }
    await close();
  });
});

test('recent searches look right to axe and are large enough to touch', async () => {
  const { page, close } = await home(FROM_DISK, { reducedMotion: 'reduce' });
  await remember(page, 'recent', ['社保卡', '身份证丢了怎么补办']);
  for (const [view, least] of [[[], 44], [['large'], 60]]) {
    await setView(page, view);
    await box(page).focus();
    await panel(page).waitFor();
    assert.deepEqual(await violations(page), []);
    for (const control of await panel(page).locator('a, button').all()) {
      const { width, height } = await control.boundingBox();
      assert.ok(height >= least - 0.5 && width >= least - 0.5, `${width}×${height}`);
    }
    await box(page).blur();
  }
  await close();
});
