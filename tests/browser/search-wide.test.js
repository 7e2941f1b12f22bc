// A site with so many names that they come in many small files: found the same way, and a lost file is told of.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { box, launch, open, suggestions } from './lib/browser.js';
import { serve } from './lib/portal.js';

const MORE = 700;
const folder = mkdtempSync(join(tmpdir(), 'wide-'));
const portal = join(folder, 'portal');
let browser;
let server;

/** The demo with many more guides, whose names are made of characters by chance. */
function fill(content) {
  const sample = readFileSync(join(content, 'guides/people/social-card-replace.md'), 'utf8');
  const bare = sample.replace(/^aliases:.*\n/m, '').replace(/^frequent_rank:.*\n/m, '');
  let seed = 7;
  const chance = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const name = () => String.fromCodePoint(...Array.from({ length: 30 }, () => 0x4e00 + chance(6000)));
  mkdirSync(join(content, 'guides/more'));
  for (let i = 0; i < MORE; i += 1) {
    writeFileSync(join(content, `guides/more/more-${i}.md`), bare.replace(/^title:.*$/m, `title: ${name()}`));
  }
}

before(async () => {
  const content = join(folder, 'content');
  cpSync('content', content, { recursive: true });
  fill(content);
  execFileSync(resolve(process.env.MINGBAI_BIN), ['build', '--content', content, '--out', portal, '--no-cards', '--allow-incomplete'], { stdio: 'pipe' });
  assert.ok(readdirSync(join(portal, 'search/n')).length > 10, 'the names came in one file');
  browser = await launch();
  server = await serve({ folder: portal });
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const homes = { 'from disk': () => pathToFileURL(join(portal, '/')).href, 'under a base path': () => server.url };
for (const [place, home] of Object.entries(homes)) {
  for (const [query, title] of [['社保卡', '社会保障卡申领'], ['公积金tiqu', '提取'], ['营业执造', '营业执照']]) {
    test(`${place}: ${query} finds ${title} among ${MORE} more`, async () => {
      const { page, faults, close } = await open(browser, home());
      await page.goto(`${home()}index.html`);
      await box(page).pressSequentially(query, { delay: 20 });
      assert.match(await (await suggestions(page)).first().innerText(), new RegExp(title));
      await box(page).press('Enter');
      await page.locator('.result-title', { hasText: title }).first().waitFor();
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

test('no page asks for a file that is not published', async () => {
  const { page, faults, requests, close } = await open(browser, server.url);
  await page.goto(`${server.url}search.html?q=${encodeURIComponent('身份证丢了怎么办')}`);
  await page.locator('.result-title').first().waitFor();
  assert.ok(requests.some((url) => url.includes('/search/n/')) && requests.some((url) => url.includes('/search/d/')));
  assert.deepEqual(faults, []);
  await close();
});

test('a lost file of names is told of, and the rest answers', async () => {
  const broken = await serve({ folder: portal, change: (path) => (path.startsWith('search/n/') ? null : undefined) });
  const { page, faults, close } = await open(browser, broken.url);
  await page.goto(`${broken.url}search.html?q=${encodeURIComponent('社保卡')}`);
  await page.locator('.results-note', { hasText: '部分内容没有读到' }).waitFor();
  assert.ok(await page.locator('.ways-on').isVisible());
  assert.deepEqual(faults.filter((fault) => fault.startsWith('uncaught')), []);
  await close();
  broken.close();
});
