// Nothing is cut off or too small to touch, on the narrowest phone, at 200 % text and in the large view.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, open, setView, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Name, width in CSS pixels, views that are on, text size against the normal one. */
const SCREENS = [
  ['at 320 px', 320, [], 1],
  ['at 390 px', 390, [], 1],
  ['at 320 px in the large view', 320, ['large'], 1],
  ['at 390 px in the large view', 390, ['large'], 1],
  ['at 390 px with 200 % text', 390, [], 2],
  ['at 1280 px with 200 % text', 1280, [], 2],
];

describe('nothing sticks out sideways on', () => {
  for (const [kind, path] of Object.entries(KINDS)) {
    test(kind, async () => {
      const { page, close } = await open(browser, FROM_DISK);
      await page.goto(FROM_DISK + path);
      for (const [name, width, view, scale] of SCREENS) {
        await page.setViewportSize({ width, height: 844 });
        await setView(page, view);
        await page.evaluate(zoomText, scale);
        assert.deepEqual(await page.evaluate(stickingOut), [], name);
        await page.evaluate(zoomText, 1);
      }
      await close();
    });
  }
});

/** Runs in the page: what a browser's text-only zoom does. */
function zoomText(scale) {
  const root = document.documentElement;
  root.style.fontSize = '';
  if (scale !== 1) root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * scale}px`;
}

/** Runs in the page: visible elements that reach beyond the screen or whose text is cut off by their own box. */
function stickingOut() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    const region = element.closest('.table-scroll');
    return region !== null && region !== element && region.tabIndex === 0;
  };
  const describe = (element, why) => `${element.tagName.toLowerCase()}.${element.className} ${why}: ${element.textContent.trim().slice(0, 20)}`;
  const found = [];
  if (document.scrollingElement.scrollWidth > width) found.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.matches('.visually-hidden, .skip') || scrolls(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.right > width + 1 || box.left < -1) found.push(describe(element, `spans ${box.left | 0}–${box.right | 0}`));
    const overflow = getComputedStyle(element).overflowX;
    if (overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1 && !element.matches('.table-scroll, input')) {
      found.push(describe(element, 'cuts its text off'));
    }
  }
  return found;
}

describe('everything to touch is large enough on', () => {
  for (const [kind, path] of Object.entries(KINDS)) {
    test(kind, async () => {
      const { page, close } = await open(browser, FROM_DISK);
      await page.goto(FROM_DISK + path);
      if (kind === 'search') await page.locator('[data-search-results] a').first().waitFor();
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        for (const [view, least] of [[[], 44], [['large'], 60]]) {
          await setView(page, view);
          assert.deepEqual(await page.evaluate(tooSmall, least), [], `at ${width} px, ${least} px wanted`);
        }
      }
      await close();
    });
  }
});

test('suggestions are large enough to touch', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.home);
  for (const [view, least] of [[[], 44], [['large'], 60]]) {
    await setView(page, view);
    await page.locator('form[data-search] input').fill('');
    await page.locator('form[data-search] input').pressSequentially('身份证', { delay: 20 });
    await suggestions(page);
    for (const option of await page.locator('[role=option]').all()) {
      const { height } = await option.boundingBox();
      assert.ok(height >= least, `${height} px high, ${least} wanted`);
    }
  }
  await close();
});

/** Runs in the page: controls smaller than `least`; links in running text are exempt (WCAG 2.2, 2.5.8). */
function tooSmall(least) {
  const isInText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  const controls = [...document.querySelectorAll('a[href], button, input, summary, [role=option]')];
  return controls
    .filter((element) => element.checkVisibility() && !isInText(element) && !element.matches('.skip'))
    // A box is touched anywhere on the label around it.
    .map((element) => [element, (element.closest('label') || element).getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([element, box]) => `${element.className || element.tagName} ${box.width | 0}×${box.height | 0}: ${element.textContent.trim().slice(0, 16)}`);
}

test('text is at least 18 px in the large view', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  for (const [kind, path] of Object.entries(KINDS)) {
    await page.goto(FROM_DISK + path);
    await setView(page, ['large']);
    const small = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set();
      while (walker.nextNode()) {
        const { parentElement, data } = walker.currentNode;
        // Letters of a picture are as large as the picture is drawn.
        if (parentElement.closest('svg title, svg desc')) continue;
        const scale = parentElement.ownerSVGElement ? parentElement.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(parentElement).fontSize) * scale;
        if (data.trim() && size < 18 && parentElement.checkVisibility()) {
          found.add(`${size} px .${parentElement.className}: ${data.trim().slice(0, 16)}`);
        }
      }
      return [...found];
    });
    assert.deepEqual(small, [], kind);
  }
  await close();
});
