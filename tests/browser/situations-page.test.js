// The decision table that `mingbai situations --html` writes for reviewers: one file, read with any browser, printed as it is.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open } from './lib/browser.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const PROGRAM = process.env.MINGBAI_BIN ?? join(ROOT, 'target/debug/mingbai');

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'situations-'));
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

function written(guide, ...more) {
  const file = join(folder, `${guide}.html`);
  execFileSync(PROGRAM, ['situations', guide, '--content', join(ROOT, 'content'), '--html', file, ...more], { stdio: 'pipe' });
  return file;
}

test('the page is accessible, asks nobody, and nothing sticks out of it', async () => {
  for (const [guide, ...more] of [['passport'], ['food-business-licence', '--max', '3'], ['passport', '--lang', 'en']]) {
    const file = written(guide, ...more);
    for (const width of [320, 1280]) {
      const { page, faults, requests, close } = await open(browser, 'file://', { viewport: { width, height: 800 } });
      await page.goto(pathToFileURL(file).href);
      assert.deepEqual(await violations(page), [], `${guide} ${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${guide} ${width}`);
      assert.equal(requests.length, 1);
      assert.deepEqual(faults, []);
      await close();
    }
  }
});

test('the page has a row for each outcome, and says when there are more', async () => {
  const { page, close } = await open(browser, 'file://');
  await page.goto(pathToFileURL(written('passport')).href);
  const rows = await page.locator('tbody tr').count();
  assert.match(await page.locator('caption').textContent(), new RegExp(`归成 ${rows} 行`));
  await page.goto(pathToFileURL(written('passport', '--max', '2')).href);
  assert.equal(await page.locator('tbody tr').count(), 2);
  assert.match(await page.locator('main').textContent(), /--max/);
  assert.ok(!readFileSync(join(folder, 'passport.html'), 'utf8').includes('<script'));
  await close();
});
