// The pages of bundles, with and without scripts: before and after, the rounds, the merged list.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open, setView } from './lib/browser.js';
import { FROM_DISK, allPages } from './lib/portal.js';

const BUNDLES = allPages('bundles').filter((path) => /^bundles\/(?!index)[^/]+$/.test(path));

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('the list of bundles leads to each of them, and the home page to the list', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK, { javaScriptEnabled: false });
  await page.goto(`${FROM_DISK}index.html`);
  const tiles = page.getByRole('region', { name: '一件事一次办' }).getByRole('link');
  assert.equal(await tiles.count(), BUNDLES.length);
  await page.goto(`${FROM_DISK}bundles/index.html`);
  for (const path of BUNDLES) assert.equal(await page.locator(`main a[href$="${path}"]`).count(), 1, path);
  assert.deepEqual(faults, []);
  await close();
});

test('without scripts a bundle tells before and after, its steps and its papers', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK, { javaScriptEnabled: false });
  await page.goto(`${FROM_DISK}bundles/training-school-chain.html`);
  const row = (name) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell').allInnerTexts();
  assert.deepEqual(await row('要找的部门'), ['2个', '1个', '少1个']);
  assert.deepEqual((await row('非营利性')).slice(-2), ['3 → 1', '23个工作日 → 18个工作日']);
  const rounds = page.getByRole('heading', { name: /^第\d步/ });
  assert.deepEqual(await rounds.allInnerTexts(), ['第1步', '第2步（按情形办其中一项）', '第3步']);
  const paper = page.locator('.material').filter({ hasText: '章程' }).first();
  assert.match(await paper.innerText(), /原件2份/);
  assert.match(await page.getByText('业务主管单位').last().innerText(), /直接转给民办非企业单位成立登记/);
  assert.deepEqual(faults, []);
  await close();
});

test('a guide says with what it can be done together', async () => {
  const { page, close } = await open(browser, FROM_DISK, { javaScriptEnabled: false });
  await page.goto(`${FROM_DISK}guides/nonprofit-registration.html`);
  await page.getByRole('link', { name: '民办职业培训学校一链办理' }).click();
  await page.waitForURL(/bundles\/training-school-chain\.html$/);
  await close();
});

test('search finds a bundle by what people call it', async () => {
  const { page, faults, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}search.html?q=${encodeURIComponent('新生儿一件事')}`);
  const hit = page.locator('[data-search-results] a').first();
  await hit.waitFor();
  assert.match(await hit.getAttribute('href'), /bundles\/birth\.html$/);
  assert.deepEqual(faults, []);
  await close();
});

for (const path of BUNDLES) {
  test(`${path} is accessible and fits every width`, async () => {
    const { page, close } = await open(browser, FROM_DISK, { reducedMotion: 'reduce' });
    await page.goto(FROM_DISK + path);
    for (const summary of await page.locator('summary').all()) await summary.click();
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const view of [[], ['large'], ['contrast']]) {
        await setView(page, view);
        assert.deepEqual(await violations(page), [], `at ${width} px, view: ${view.join() || 'normal'}`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(beyond <= 0, `${beyond} px beyond ${width} px, view: ${view.join() || 'normal'}`);
      }
    }
    await close();
  });
}
