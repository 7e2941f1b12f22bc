// Flow charts as a browser really draws them: letters stay in their boxes and are large enough on a phone, the chart never
// scrolls sideways, and without it everything stands in the list of steps.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open, setView } from './lib/browser.js';
import { FROM_DISK } from './lib/portal.js';

const GUIDE = 'guides/government-information.html';
const GUIDES = [GUIDE, 'guides/food-business-licence.html', 'guides/fire-safety-check.html', 'guides/social-card.html'];
const BUNDLES = ['restaurant', 'birth', 'retirement', 'company-closing', 'training-school-chain'].map((id) => `bundles/${id}.html`);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs in the page: the size of the smallest letters, and texts that leave the picture, cross a box, or lie on each other. */
function drawn() {
  const svg = [...document.querySelectorAll('.flow-svg')].find((one) => one.getClientRects().length > 0);
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect(), text]);
  const boxes = [...svg.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect());
  const found = [];
  texts.forEach(([words, box], index) => {
    if (box.left < frame.left || box.right > frame.right || box.top < frame.top) found.push(`${words} leaves the picture`);
    for (const there of boxes) {
      const isBeside = box.left >= there.right || box.right <= there.left || box.top + 4 >= there.bottom || box.bottom - 4 <= there.top;
      const isInside = box.left >= there.left && box.right <= there.right;
      if (!isBeside && !isInside) found.push(`${words} crosses a box`);
    }
    for (const [other, there] of texts.slice(0, index)) {
      const across = Math.min(box.right, there.right) - Math.max(box.left, there.left);
      const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
      if (across > 1 && down > box.height * 0.4) found.push(`${words} lies on ${other}`);
    }
  });
  const sizes = texts.map(([, , text]) => parseFloat(getComputedStyle(text).fontSize) * scale);
  return { found, count: texts.length, smallest: Math.min(...sizes), overflow: document.documentElement.scrollWidth - innerWidth };
}

describe('a flow chart', () => {
  for (const path of [...GUIDES, ...BUNDLES]) {
    test(`on ${path} can be read`, async () => {
      const { page, faults, close } = await open(browser, FROM_DISK);
      await page.goto(FROM_DISK + path);
      await page.locator('details.flow summary').click();
      for (const [width, view, least] of [[320, [], 15.5], [390, [], 16], [390, ['large'], 18], [1280, [], 15.5], [1280, ['large'], 18]]) {
        await page.setViewportSize({ width, height: 844 });
        await setView(page, view);
        const chart = await page.evaluate(drawn);
        const where = `at ${width} px ${view}`;
        assert.deepEqual(chart.found, [], where);
        assert.ok(chart.count >= 6, `${where}: the texts have gone`);
        assert.ok(chart.smallest >= least, `${where}: letters of ${chart.smallest} px`);
        assert.ok(chart.overflow <= 0, `${where}: the page scrolls sideways`);
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(await violations(page), []);
      await close();
    });
  }
});

test('a flow chart follows the answers: whole with its conditions, then that of the case', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}guides/social-card-replace.html`);
  await page.locator('details.flow summary').click();
  const shown = () => page.evaluate(() => {
    const charts = [...document.querySelectorAll('.flow-svg')].filter((svg) => svg.getClientRects().length > 0);
    return charts.map((svg) => [...svg.querySelectorAll('text')].map((text) => text.textContent).join('|'));
  });
  const [open1, ...more] = await shown();
  assert.match(open1, /1 挂失\|仅卡丢了/);
  assert.deepEqual(more, [], 'one chart at a time');
  await page.getByLabel('卡坏了或到期了').check();
  const [worn, ...others] = await shown();
  assert.deepEqual(others, []);
  assert.doesNotMatch(worn, /挂失/);
  assert.match(worn, /1 受理/);
  await page.goBack();
  assert.match((await shown())[0], /仅卡丢了/);
  await page.getByLabel('卡丢了', { exact: false }).first().check();
  assert.match((await shown())[0], /1 挂失/);
  assert.doesNotMatch((await shown())[0], /仅卡丢了/);
  assert.deepEqual(faults, []);
  await close();
});

test('a flow chart opens with the keyboard', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + GUIDE);
  const summary = page.locator('details.flow summary');
  assert.ok((await summary.boundingBox()).height >= 44, 'large enough to touch');
  assert.equal(await page.locator('.flow-narrow').isVisible(), false);
  await summary.focus();
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('.flow-narrow').isVisible());
  const name = await page.locator('.flow-narrow').evaluate((svg) => svg.querySelector('title').textContent);
  assert.equal(name, '政府信息公开申请办理流程图');
  await close();
});

test('a flow chart is printed on one sheet when it was opened, and not otherwise', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + GUIDE);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.flow-wide').isVisible(), false);
  assert.ok(await page.locator('.step-ways').first().isVisible(), 'its words are printed');
  await page.emulateMedia({ media: 'screen' });
  await page.locator('details.flow summary').click();
  await page.emulateMedia({ media: 'print' });
  const { height } = await page.locator('.flow-wide').boundingBox();
  assert.ok(height > 300 && height < (25 / 2.54) * 96, `${height} px high`);
  await close();
});
