// What one sees of the kiosk: large enough, nothing cut off, sound for screen readers, codes that a phone can read.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { suggestions } from './lib/browser.js';
import { buildKiosk, SCREENS, screen, touch, touchBox } from './lib/kiosk.js';
import { KINDS } from './lib/portal.js';
import { browser } from './lib/session.js';

let kiosk;
before(() => { kiosk = buildKiosk(); });
after(() => kiosk?.remove());

const LEAST = 60;

/** States of the screen: how to get there from the start page or another one. */
const STATES = {
  'the keyboard': ['index.html', touchBox],
  suggestions: ['index.html', async (page) => {
    await touchBox(page);
    await touch(page, ...'sfz');
    await suggestions(page);
  }],
  'an address to take along': ['guides/social-card.html', (page) => page.locator('.guide-head [data-takeaway]').tap()],
  'the page to take along': ['guides/social-card.html', (page) => page.locator('.kiosk-bar [data-takeaway]').tap()],
  'the question': ['guides/social-card.html', (page) => page.evaluate(() => document.querySelector('dialog').showModal())],
  'the list of departments': ['search.html?q=%E8%AF%81', async (page) => {
    await page.locator('[data-search-results] a').first().waitFor();
    await page.locator('#department').tap();
    await page.locator('#department option').last().waitFor();
  }],
  printed: ['guides/social-card.html', async (page) => {
    await page.locator('[data-kiosk-print]').tap();
    await page.locator('.kiosk-told', { hasText: '已发送' }).waitFor();
  }],
};
const PAGES = Object.entries(KINDS).map(([kind, path]) => [kind, [path, async (page) => {
  if (kind === 'search') await page.locator('[data-search-results] a').first().waitFor();
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
}]]);

for (const [kind, [path, enter]] of [...PAGES, ...Object.entries(STATES)]) {
  test(`${kind}: sound, large enough, nothing cut off`, async () => {
    const { page, faults, close } = await screen(browser, kiosk, path);
    await enter(page);
    assert.deepEqual(faults, []);
    for (const [name, viewport] of Object.entries(SCREENS)) {
      await page.setViewportSize(viewport);
      for (const view of ['', 'large', 'contrast']) {
        await page.evaluate((wanted) => { document.documentElement.className = wanted; }, view);
        const where = `${name}, ${view || 'as it opens'}`;
        assert.deepEqual(await violations(page), [], where);
        assert.deepEqual(await page.evaluate(tooSmall, LEAST), [], where);
        assert.deepEqual(await page.evaluate(cutOff), [], where);
      }
    }
    await close();
  });
}

/** Runs in the page: what is touched on less than `least` px; links in running text count too. */
function tooSmall(least) {
  const controls = [...document.querySelectorAll('a[href], button, input, summary, select, option, [role=option]')];
  return controls
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.skip'))
    // A box is touched anywhere on the label around it.
    .map((element) => [element, (element.closest('label') || element).getBoundingClientRect()])
    .filter(([, box]) => box.height < least - 0.5 || (box.width < least - 0.5))
    .map(([element, box]) => `${element.className || element.tagName} ${box.width | 0}×${box.height | 0}: ${element.textContent.trim().slice(0, 16)}`);
}

/** Runs in the page: whatever sticks out sideways. */
function cutOff() {
  const width = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && !element.matches('.visually-hidden, .skip') && !element.closest('.table-scroll'));
  const wide = all.filter((element) => element.getBoundingClientRect().right > width + 1);
  return wide.map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 20)}`);
}

describe('the keyboard on the screen', () => {
  for (const [name, viewport] of Object.entries(SCREENS)) {
    test(`covers neither the box nor a result, ${name}`, async () => {
      for (const [path, view] of [['index.html', ''], ['index.html', 'large'], ['guides/index.html', ''], ['404.html', 'large']]) {
        const { page, close } = await screen(browser, kiosk, path, { viewport });
        await page.evaluate((wanted) => { document.documentElement.className = wanted; }, view);
        await touchBox(page);
        await touch(page, ...'sfz');
        const options = await suggestions(page);
        const top = (await page.locator('.keys').boundingBox()).y;
        const { y, height } = await page.locator('input[type=search]').boundingBox();
        assert.ok(y >= 0 && y + height < top, `${path}: the box at ${y}`);
        for (const option of await options.all()) {
          await option.scrollIntoViewIfNeeded();
          const box = await option.boundingBox();
          assert.ok(box.y > y && box.y + box.height <= top + 1, `${path}: a suggestion at ${box.y}, keys from ${top}`);
        }
        await close();
      }
    });

    test(`leaves every result of the search page to be scrolled to, ${name}`, async () => {
      const { page, close } = await screen(browser, kiosk, 'search.html', { viewport });
      await touchBox(page);
      await touch(page, ...'shebao');
      const top = (await page.locator('.keys').boundingBox()).y;
      await page.waitForFunction(() => location.search.includes('shebao'));
      await page.locator('.hits .result').first().waitFor();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const last = await page.locator('.site-footer').boundingBox();
      assert.ok(last.y + last.height <= top + 1, `the page ends at ${last.y + last.height}, keys from ${top}`);
      await close();
    });
  }

  test('writes as a keyboard does, and the focus stays in the box', async () => {
    const { page, close } = await screen(browser, kiosk);
    const box = page.locator('input[type=search]');
    const value = () => box.inputValue();
    await page.evaluate(() => {
      window.heard = [];
      document.addEventListener('input', ({ inputType, data }) => window.heard.push(`${inputType} ${data}`));
    });
    await touchBox(page);
    await touch(page, 's', '空格', '1', '删除', '删除', 'b');
    assert.equal(await value(), 'sb');
    assert.ok(await box.evaluate((input) => input === document.activeElement));
    assert.deepEqual(await page.evaluate('window.heard'), ['insertText s', 'insertText  ', 'insertText 1', 'deleteContentBackward null', 'deleteContentBackward null', 'insertText b']);
    await page.keyboard.type('k');
    assert.equal(await value(), 'sbk', 'a physical keyboard goes on working');
    await box.evaluate((input) => input.setSelectionRange(1, 2));
    await touch(page, 'f');
    assert.equal(await value(), 'sfk', 'what is selected is written over');
    await page.keyboard.type('身𠮷');
    await box.evaluate((input) => input.setSelectionRange(input.value.length, input.value.length));
    await touch(page, '清空');
    assert.equal(await value(), '');
    await page.keyboard.insertText('𠮷');
    await touch(page, '删除');
    assert.equal(await value(), '', 'a character of two units goes as one');
    await box.fill('x'.repeat(200));
    await touch(page, 'y');
    assert.equal((await value()).length, 200, 'the box takes no more than it may');
    await touch(page, '收起键盘');
    assert.equal(await page.locator('.keys').isVisible(), false);
    await close();
  });

  test('is not there before the box is touched, has names, and goes when something else is', async () => {
    const { page, close } = await screen(browser, kiosk);
    const keys = page.getByRole('group', { name: '屏幕键盘' });
    assert.match(await page.locator('input[type=search]').getAttribute('placeholder'), /首字母/, 'Chinese cannot be typed here');
    assert.equal(await keys.isVisible(), false);
    await page.locator('input[type=search]').focus();
    assert.equal(await keys.isVisible(), false, 'who comes by Tab has a keyboard');
    await touchBox(page);
    assert.equal(await keys.getByRole('button').count(), 41);
    assert.equal(await page.locator('input[type=search]').getAttribute('inputmode'), 'none', 'the machine’s own stays down');
    await page.locator('h1').tap();
    await keys.waitFor({ state: 'hidden' });
    await close();
  });
});

test('what a kiosk prints of a guide is its card: one side of A5 with the code of the guide', async () => {
  const { page, close } = await screen(browser, kiosk, 'guides/food-business-licence.html');
  await page.locator('[data-kiosk-print]').tap();
  await page.waitForURL(/cards\/food-business-licence\.html$/);
  const work = mkdtempSync(join(tmpdir(), 'print-'));
  const paper = join(work, 'card.pdf');
  await page.pdf({ path: paper, preferCSSPageSize: true });
  const info = execFileSync('pdfinfo', [paper], { encoding: 'utf8' });
  assert.match(info, /Pages: +1\n/);
  assert.match(info, /Page size:.*\(A5\)/);
  const text = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
  for (const fact of ['食品经营许可证核发', '5个工作日', '代办人身份证', 'B03', '09:00–12:00', '0520-6822003', '12345', '2026-09-10']) {
    assert.ok(text.includes(fact), fact);
  }
  for (const frame of ['用完了', '用手机看这一页', '打印机']) assert.ok(!text.includes(frame), frame);
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', paper, join(work, 'card')]);
  const said = execFileSync('zbarimg', ['--quiet', '--raw', join(work, 'card.png')], { encoding: 'utf8' });
  assert.match(said, /guides\/food-business-licence\.html/);
  rmSync(work, { recursive: true });
  await close();
});

test('a phone reads from the screen the address that stands beside the code', async () => {
  const { page, close } = await screen(browser, kiosk, 'guides/social-card.html');
  const work = mkdtempSync(join(tmpdir(), 'codes-'));
  const links = await page.locator('[data-takeaway]').all();
  assert.ok(links.length >= 3);
  for (const [i, link] of links.entries()) {
    await link.tap();
    const sheet = page.locator('.takeaway:target');
    await sheet.waitFor();
    const picture = join(work, `${i}.png`);
    await sheet.locator('.takeaway-code').screenshot({ path: picture });
    const said = execFileSync('zbarimg', ['--quiet', '--raw', picture], { encoding: 'utf8' }).trim();
    assert.equal(said, await sheet.locator('.takeaway-address').innerText());
    await sheet.getByText('关闭').tap();
    await sheet.waitFor({ state: 'hidden' });
  }
  rmSync(work, { recursive: true });
  await close();
});

test('a note takes the focus and gives it back, whichever way it is closed', async () => {
  const { page, close } = await screen(browser, kiosk, 'guides/social-card.html');
  const link = page.locator('.guide-main [data-takeaway]').last();
  const sheet = page.locator('.takeaway:target');
  const ways = [() => sheet.getByText('关闭').tap(), () => page.keyboard.press('Escape'), () => page.touchscreen.tap(10, 10)];
  for (const leave of ways) {
    await link.tap();
    await sheet.waitFor();
    assert.ok(await sheet.evaluate((note) => note === document.activeElement), 'a screen reader stands in the note');
    await leave();
    await sheet.waitFor({ state: 'hidden' });
    assert.ok(await link.evaluate((own) => own === document.activeElement), 'and then at the link again');
  }
  await close();
});

test('without scripts the notes open and close, and nothing else leads out', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: SCREENS.portrait, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${kiosk.home}guides/social-card.html`);
  await page.locator('.guide-head [data-takeaway]').tap();
  await page.locator('.takeaway:target').getByText('关闭').tap();
  assert.equal(await page.locator('.takeaway:target').count(), 0);
  await page.locator('.kiosk-bar').getByText('首页').tap();
  await page.waitForURL(/index\.html$/);
  await context.close();
});
