// A guide prints whole and without the frame of the page; what it loads stays small.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, open } from './lib/browser.js';
import { FROM_DISK, KINDS, guidePages, read } from './lib/portal.js';

/** Bytes of a guide page with its style sheet and script, compressed as a web server would. */
const LIMIT = 30_000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('a printed guide leaves out what paper cannot use', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.site-nav', '.view-tools', '.breadcrumb', '.site-footer nav', '.skip', '.actions', '.toc']) {
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  }
  for (const part of ['h1', '.facts', '#materials .material', '#place .window-card', '.demo-banner', '.site-name']) {
    assert.ok(await page.locator(part).first().isVisible(), part);
  }
  await close();
});

test('a printed guide shows every answer', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide);
  const heights = () => page.$$eval('details.faq p', (answers) =>
    answers.map((answer) => (answer.checkVisibility() ? answer.getBoundingClientRect().height : 0)),
  );
  assert.ok((await heights()).every((height) => height === 0));
  await page.emulateMedia({ media: 'print' });
  const printed = await heights();
  assert.ok(printed.length >= 3 && printed.every((height) => height >= 16), printed.join(' '));
  await close();
});

test('a guide with all it loads stays light', async () => {
  const { page, requests, close } = await open(browser, FROM_DISK);
  await page.goto(FROM_DISK + KINDS.guide, { waitUntil: 'load' });
  await page.waitForTimeout(500);
  const shared = requests.map((url) => url.slice(FROM_DISK.length).replace(/\?v=.*/, '')).filter((path) => /\.(css|js)$/.test(path)).sort();
  assert.deepEqual(shared, ['assets/edition.js', 'assets/hours.js', 'assets/portal.js', 'assets/situation.js', 'assets/style.css'], 'what a guide with questions loads before anyone types');
  const weight = (path) => gzipSync(read(path)).length;
  const frame = shared.map(weight).reduce((a, b) => a + b, 0);
  const guides = guidePages().map((path) => [path, frame + weight(path)]).sort((a, b) => b[1] - a[1]);
  const [path, heaviest] = guides[0];
  console.log(`heaviest guide: ${path}, ${heaviest} bytes, of them ${frame} style sheet and script`);
  assert.ok(heaviest <= LIMIT, `${path}: ${heaviest} bytes`);
  await close();
});
