// Floor plans as a browser really draws them: letters stay apart and inside, the plan fits a phone, the way is text.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open, setView } from './lib/browser.js';
import { FROM_DISK } from './lib/portal.js';

const PAGES = ['windows/a01.html', 'windows/b04.html', 'windows/c09.html', 'windows/a13.html', 'halls/main.html'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs in the page: texts of a plan that leave the picture or lie on each other. */
function collisions() {
  const found = [];
  for (const svg of document.querySelectorAll('.plan-svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([words, box], index) => {
      if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom) {
        found.push(`${words} leaves the picture`);
      }
      for (const [other, there] of texts.slice(0, index)) {
        // Lines of one label touch; their boxes hold more than ink.
        const across = Math.min(box.right, there.right) - Math.max(box.left, there.left);
        const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
        if (across > 1 && down > box.height * 0.4) found.push(`${words} lies on ${other}`);
      }
    });
    if (texts.length < 8) found.push('the names have gone');
  }
  return found;
}

describe('a floor plan', () => {
  for (const path of PAGES) {
    test(`on ${path} can be read`, async () => {
      const { page, faults, close } = await open(browser, FROM_DISK);
      await page.goto(FROM_DISK + path);
      assert.ok((await page.locator('.plan-svg').count()) > 0, 'no plan');
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        assert.deepEqual(await page.evaluate(collisions), [], `at ${width} px`);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test('is seen whole on a phone, without moving it', async () => {
    const { page, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + PAGES[1]);
    const hidden = await page.$$eval('.floor-plan .table-scroll', (all) => all.map((one) => one.scrollWidth - one.clientWidth));
    assert.deepEqual(hidden, [0, 0]);
    await close();
  });

  test('can be moved with the keyboard where it is wider than the screen', async () => {
    const { page, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + PAGES[1]);
    await setView(page, ['large']);
    const plan = page.locator('.floor-plan .table-scroll').first();
    assert.ok(await plan.evaluate((one) => one.scrollWidth > one.clientWidth + 20));
    await plan.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.floor-plan .table-scroll').scrollLeft > 0);
    await close();
  });

  test('has a name, and the way beside it is a list of sentences', async () => {
    const { page, close } = await open(browser, FROM_DISK, { javaScriptEnabled: false });
    await page.goto(FROM_DISK + PAGES[1]);
    const pictures = page.getByRole('img', { name: /二楼平面图，标出了 B04 窗口/ });
    assert.equal(await pictures.count(), 1);
    const steps = await page.locator('#way ol').first().locator('li').allTextContents();
    assert.ok(steps.length >= 2 && steps[0].startsWith('从南门进门') && steps.at(-1).includes('B04'), steps.join(' '));
    await close();
  });

  test('is printed with the way', async () => {
    const { page, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + PAGES[2]);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.plan-svg').last().isVisible() && (await page.locator('#way li').first().isVisible()));
    assert.equal(await page.locator('.floor-plan figcaption').first().isVisible(), false);
    await close();
  });
});

test('axe-core finds nothing on a window with a way over two floors', async () => {
  const { page, close } = await open(browser, FROM_DISK, { reducedMotion: 'reduce' });
  await page.goto(FROM_DISK + PAGES[1]);
  for (const view of [[], ['large'], ['contrast']]) {
    await setView(page, view);
    assert.deepEqual(await violations(page), [], view.join());
  }
  await close();
});
