// The page of a card prints as what it is: one side of A5, of A4 for a bundle, with nothing around it, and reads well on a small
// screen.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.js';
import { FROM_DISK, KINDS, allPages } from './lib/portal.js';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Pages of a PDF, each with its width and height in points. */
function sides(pdf) {
  return [...pdf.toString('latin1').matchAll(/\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [Math.round(width), Math.round(height)]);
}

test('every card of the demo prints on one side of A5, those of bundles of A4', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  const cards = allPages('cards');
  assert.ok(cards.length >= 40, `the demo has only ${cards.length} cards`);
  for (const path of cards) {
    await page.goto(FROM_DISK + path);
    const printed = sides(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
    assert.equal(printed.length, 1, path);
    const [[width, height]] = printed;
    const [wide, high] = path.startsWith('cards/bundles/') ? [595.3, 841.9] : [419.5, 595.3];
    assert.ok(Math.abs(width - wide) < 2 && Math.abs(height - high) < 2, `${path}: ${width} × ${height} pt`);
  }
  assert.deepEqual(faults, []);
  await close();
});

test('on paper there is the card alone, in type of 9 points or more', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  for (const path of allPages('cards')) {
    await page.goto(FROM_DISK + path);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.site-header', '.site-footer', '.breadcrumb', '.actions']) {
      assert.equal(await page.locator(part).first().isVisible(), false, `${path}: ${part}`);
    }
    const least = await page.$$eval('.card, .card *', (all) =>
      Math.min(...all.filter((one) => one.textContent.trim() && !one.closest('svg')).map((one) => parseFloat(getComputedStyle(one).fontSize))),
    );
    assert.ok(least >= 12, `${path}: type of ${least} px, 9 pt are 12`);
  }
  await close();
});

test('the guide offers its card, and the card prints and leads back', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide);
  await page.getByRole('link', { name: '打印明白卡' }).click();
  await page.waitForURL(/cards\/social-card\.html$/);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: '打印明白卡' }).click();
  assert.equal(await page.locator('body[data-printed]').count(), 1);
  await page.getByRole('link', { name: '看完整的办事指南' }).click();
  await page.waitForURL(/guides\/social-card\.html$/);
  assert.deepEqual(faults, []);
  await close();
});
