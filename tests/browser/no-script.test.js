// With JavaScript off nothing but the search box is missing.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.js';
import { FOLDER, FROM_DISK, KINDS, allPages, read } from './lib/portal.js';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const withoutScript = () => open(browser, FROM_DISK, { javaScriptEnabled: false });

test('every guide, and every other page, is reachable from the home page by links', async () => {
  const { page, faults, close } = await withoutScript();
  // The search page needs a script; "not found" is what servers show.
  const unseen = new Set(allPages().filter((path) => !['404.html', 'search.html', KINDS.home].includes(path)));
  const queue = new Set([KINDS.home]);
  for (const path of queue) {
    if (unseen.size === 0) break;
    await page.goto(FROM_DISK + path, { waitUntil: 'domcontentloaded' });
    for (const link of await linksOf(page)) {
      queue.add(link);
      unseen.delete(link);
    }
  }
  assert.deepEqual([...unseen], []);
  assert.deepEqual(faults, []);
  await close();
});

/** Pages of the portal that the visible links of a page lead to. */
async function linksOf(page) {
  const urls = await page.$$eval('a[href]', (links) =>
    links.filter((link) => link.checkVisibility()).map((link) => link.href),
  );
  const inside = urls.filter((url) => url.startsWith(FROM_DISK)).map((url) => url.slice(FROM_DISK.length));
  return inside.map((path) => decodeURI(path.replace(/[?#].*/, ''))).filter((path) => path.endsWith('.html'));
}

test('no link of any page leads into nothing', () => {
  const dead = allPages().flatMap((path) =>
    [...read(path).matchAll(/(?:href|src|action)="([^"#?]*)[^"]*"/g)]
      .map((match) => match[1])
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => target.startsWith('/') || !existsSync(join(FOLDER, posix.dirname(path), decodeURI(target))))
      .map((target) => `${path} → ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('the search box leads to the list by pinyin', async () => {
  const { page, close } = await withoutScript();
  await page.goto(FROM_DISK + KINDS.home);
  await page.locator('form[data-search] input[type=search]').fill('社保卡');
  await page.locator('form[data-search] button[type=submit]').click();
  await page.waitForURL((url) => url.pathname.endsWith('/a-z.html'));
  assert.equal(await page.getByRole('link', { name: '社会保障卡申领' }).count(), 1);
  await close();
});

test('the search page says what to do instead', async () => {
  const { page, close } = await withoutScript();
  await page.goto(FROM_DISK + 'search.html');
  assert.ok(await page.locator('[data-search-results] a[href="a-z.html"]').isVisible());
  await close();
});

test('a guide says the same with and without a script', async () => {
  const plain = await withoutScript();
  const scripted = await open(browser, FROM_DISK);
  for (const path of [KINDS.guide, 'guides/food-business-licence.html', 'guides/training-school.html']) {
    const texts = [];
    for (const { page } of [plain, scripted]) {
      await page.goto(FROM_DISK + path);
      texts.push(await textOfGuide(page));
    }
    assert.ok(texts[0].length > 500, 'the guide is nearly empty');
    assert.equal(texts[0], texts[1]);
  }
  await plain.close();
  await scripted.close();
});

const textOfGuide = (page) =>
  page.locator('article').evaluate((article) => {
    const copy = article.cloneNode(true);
    // What only the visitor's clock knows is no part of the guide.
    copy.querySelectorAll('[data-print], .open-now, .due').forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  });

test('answers to frequent questions open without a script', async () => {
  const { page, close } = await withoutScript();
  await page.goto(FROM_DISK + KINDS.guide);
  const questions = page.locator('details.faq');
  assert.ok((await questions.count()) >= 3);
  for (const question of await questions.all()) {
    assert.equal(await question.locator('p').first().isVisible(), false);
    await question.locator('summary').click();
    assert.ok(await question.locator('p').first().isVisible());
  }
  await close();
});

test('tools that need a script are not shown without one', async () => {
  const { page, close } = await withoutScript();
  await page.goto(FROM_DISK + KINDS.guide);
  for (const tool of await page.locator('[data-view], [data-print]').all()) assert.equal(await tool.isVisible(), false);
  await close();
});
