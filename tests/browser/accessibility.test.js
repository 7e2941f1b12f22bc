// axe-core finds nothing on any kind of page, on phone and desktop, in every view.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open, setView, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';

const WIDTHS = [390, 1280];
const VIEWS = [[], ['large'], ['contrast']];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

describe('axe-core finds nothing on', () => {
  for (const [kind, path] of Object.entries(KINDS)) {
    test(kind, async () => {
      const { page, close } = await open(browser, FROM_DISK, { reducedMotion: 'reduce' });
      await page.goto(FROM_DISK + path);
      if (kind === 'search') await page.locator('[data-search-results] a').first().waitFor();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const view of VIEWS) {
          await setView(page, view);
          assert.deepEqual(await violations(page), [], `at ${width} px, view: ${view.join(' + ') || 'normal'}`);
        }
      }
      await close();
    });
  }

  test('the open list of suggestions', async () => {
    const { page, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + KINDS.home);
    await page.locator('form[data-search] input').pressSequentially('身份证', { delay: 20 });
    await suggestions(page);
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await violations(page), []);
    await close();
  });

  test('a guide with all answers open', async () => {
    const { page, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + KINDS.guide);
    for (const question of await page.locator('summary').all()) await question.click();
    assert.deepEqual(await violations(page), []);
    await close();
  });
});
