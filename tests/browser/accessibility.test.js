// axe-core finds nothing on any kind of page, on phone and desktop, in every view.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import { launch, open, setView, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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
      await page.evaluate(axe.source);
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
    await page.evaluate(axe.source);
    assert.deepEqual(await violations(page), []);
    await close();
  });

  test('a guide with all answers open', async () => {
    const { page, close } = await open(browser, FROM_DISK);
    await page.goto(FROM_DISK + KINDS.guide);
    for (const question of await page.locator('summary').all()) await question.click();
    await page.evaluate(axe.source);
    assert.deepEqual(await violations(page), []);
    await close();
  });
});

/** One line for each element that breaks a rule. */
function violations(page) {
  return page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} (${node.any[0]?.message ?? rule.help})`),
    );
  }, RULES);
}
