// Every kind of page opens from disk and under a base path without an error and without leaving the portal.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from './lib/browser.js';
import { FROM_DISK, KINDS, allPages, read } from './lib/portal.js';
import { browser, server } from './lib/session.js';

for (const [place, home] of [
  ['from disk', () => FROM_DISK],
  ['under a base path', () => server.url],
]) {
  describe(place, () => {
    for (const [kind, path] of Object.entries(KINDS)) {
      test(`${kind} opens without an error`, async () => {
        const { page, faults, requests, close } = await open(browser, home());
        await page.goto(home() + path, { waitUntil: 'load' });
        await page.waitForTimeout(50);
        assert.deepEqual(faults, []);
        assert.ok(requests.some((url) => url.endsWith('assets/style.css')), 'the style sheet was not asked for');
        assert.equal(await page.locator('h1').count(), 1, 'one main heading');
        assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
        await close();
      });
    }
  });
}

test('every page says that the hall is fictional', () => {
  const silent = allPages().filter((path) => !/class="demo-banner"[^>]*>[^<]*虚构/.test(read(path)));
  assert.deepEqual(silent, []);
});

test('the fictional notice can be seen', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide);
  const box = await page.locator('.demo-banner').boundingBox();
  assert.ok(box && box.height >= 16 && box.y < 10, JSON.stringify(box));
  await close();
});
