// The keyboard reaches everything, one can see where it is, and chosen views stay chosen.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, setView } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';
import { browser, server } from './lib/session.js';

test('Tab goes by the skip link, the views, the navigation and the search box', async () => {
  const { page, close } = await open(browser, FROM_DISK, { viewport: { width: 1280, height: 900 } });
  await page.goto(FROM_DISK + KINDS.home);
  const stops = [];
  for (let i = 0; i < 16; i += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => {
      const marks = ['.skip', '.site-name', '[data-view]', '.site-nav a', 'form[data-search] input', 'form[data-search] button'];
      return marks.find((mark) => document.activeElement.matches(mark)) ?? document.activeElement.textContent;
    }));
  }
  const order = stops.filter((stop, i) => stop !== stops[i - 1]).slice(0, 6);
  assert.deepEqual(order, ['.skip', '.site-name', '[data-view]', '.site-nav a', 'form[data-search] input', 'form[data-search] button']);
  await close();
});

test('the skip link shows itself and leads to the content', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide);
  await page.keyboard.press('Tab');
  const box = await page.locator('.skip').boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.height >= 44, JSON.stringify(box));
  await page.keyboard.press('Enter');
  assert.ok(page.url().endsWith('#main'));
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop lies before the content');
  await close();
});

describe('one can see where the keyboard is on', () => {
  for (const kind of ['home', 'guide', 'list of guides', 'a–z']) {
    for (const view of [[], ['contrast']]) {
      test([kind, ...view].join(', '), async () => {
        const { page, close } = await open(browser, FROM_DISK, { viewport: { width: 1280, height: 900 } });
        await page.goto(FROM_DISK + KINDS[kind]);
        await setView(page, view);
        await page.locator('.skip').focus();
        const hidden = [];
        let steps = 0;
        for (; steps < 400; steps += 1) {
          await page.keyboard.press('Tab');
          const fault = await page.evaluate(focusFault);
          if (fault === 'left the page') break;
          if (fault) hidden.push(fault);
        }
        assert.ok(steps > 20, `only ${steps} stops`);
        assert.deepEqual([...new Set(hidden)], []);
        await close();
      });
    }
  }
});

/** Runs in the page: why the focused element does not stand out from what lies around it; WCAG 2.2, 1.4.11: 3 to 1. */
function focusFault() {
  const element = document.activeElement;
  if (!element || element === document.body) return 'left the page';
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map((part) => {
      const c = Number(part) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (start) => {
    for (let at = start; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== 'rgba(0, 0, 0, 0)') return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const style = getComputedStyle(element);
  const name = `${element.className || element.tagName} ${element.textContent.trim().slice(0, 12)}`;
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `${name}: no outline`;
  const inside = parseFloat(style.outlineOffset) < 0;
  const [light, dark] = [style.outlineColor, ground(inside ? element : element.parentElement)]
    .map(luminance)
    .sort((a, b) => b - a);
  const ratio = (light + 0.05) / (dark + 0.05);
  return ratio < 3 ? `${name}: contrast of the outline ${ratio.toFixed(2)}` : '';
}

for (const [place, home] of [
  ['from disk', () => FROM_DISK],
  ['under a base path', () => server.url],
]) {
  test(`chosen views stay chosen on the next page, ${place}`, async () => {
    const { page, close } = await open(browser, home());
    const state = () => page.evaluate(() => ({
      classes: document.documentElement.className,
      pressed: [...document.querySelectorAll('[data-view]')].map((button) => button.getAttribute('aria-pressed')),
    }));
    await page.goto(home() + KINDS.home);
    assert.deepEqual(await state(), { classes: '', pressed: ['false', 'false'] });
    await setView(page, ['large', 'contrast']);
    await page.goto(home() + KINDS.guide);
    assert.deepEqual(await state(), { classes: 'large contrast', pressed: ['true', 'true'] });
    await setView(page, ['contrast']);
    await page.goto(home() + KINDS.window);
    assert.deepEqual(await state(), { classes: 'contrast', pressed: ['false', 'true'] });
    await close();
  });
}

test('the views work by keyboard and change what one sees', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide);
  const look = () => page.evaluate(() => {
    const { fontSize, color } = getComputedStyle(document.querySelector('.guide-head p'));
    return { size: parseFloat(fontSize), color };
  });
  const normal = await look();
  await page.locator('[data-view=large]').focus();
  await page.keyboard.press('Space');
  assert.ok((await look()).size >= normal.size * 1.2);
  await page.locator('[data-view=contrast]').focus();
  await page.keyboard.press('Enter');
  assert.equal((await look()).color, 'rgb(0, 0, 0)');
  await close();
});
