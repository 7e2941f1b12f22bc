// “我有这些材料，能办什么”: tick what you hold, see what it is enough for. Works from disk, by keyboard, and without scripts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open, setView } from './lib/browser.js';
import { FROM_DISK } from './lib/portal.js';

const PAGE = `${FROM_DISK}holdings.html`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const opened = async (fragment = '', options = {}) => {
  const session = await open(browser, FROM_DISK, options);
  await session.page.goto(PAGE + fragment);
  return session;
};
const box = (page, name) => page.getByRole('checkbox', { name, exact: true });
const titles = (page) => page.locator('.result-title').allTextContents();
const lacking = (page) => page.locator('.result').evaluateAll((results) =>
  results.map((result) => (result.querySelector('.holding-line:not(.holding-rest)')?.querySelectorAll('a').length ?? 0)),
);

test('ticking papers shows what they are enough for, fewest lacking first', async () => {
  const { page, faults, close } = await opened();
  assert.deepEqual(await titles(page), []);
  await box(page, '居民身份证').check();
  await box(page, '居民户口簿').check();
  await page.locator('.result').first().waitFor();
  const counts = await lacking(page);
  assert.ok(counts.length >= 10 && counts[0] === 0);
  assert.deepEqual(counts, [...counts].sort((a, b) => a - b));
  assert.match(await page.locator('[data-summary]').textContent(), /选了 2 样：\d+ 项必带的够了，\d+ 项还差一些/);
  await page.waitForFunction(() => document.querySelector('[data-status]').textContent.includes('选了 2 样'));
  assert.ok(page.url().endsWith('#have=id-card,household-register'));
  assert.deepEqual(faults, []);
  await close();
});

test('what is needed only in a situation, and forms, are told and not counted as lacking', async () => {
  const { page, close } = await opened('#have=id-card');
  const card = page.locator('.result', { has: page.getByRole('link', { name: '居民身份证换领、补领', exact: true }) });
  assert.match(await card.textContent(), /必带的够了.*看情形还要.*监护人居民身份证（.+）.*要填的表.*居民身份证申领登记表/);
  await close();
});

test('the address holds the choice, and what it names besides is passed over', async () => {
  const { page, close } = await opened('#have=household-register,no-such-paper,%E0%A4%A');
  assert.deepEqual(await titles(page), [], 'an address that cannot be read chooses nothing');
  await page.goto(`${PAGE}#have=id-card,no-such-paper`);
  await page.locator('.result').first().waitFor();
  assert.deepEqual(await page.locator('.holdings-chip').allTextContents(), ['居民身份证 ×']);
  await page.getByRole('button', { name: '去掉居民身份证' }).click();
  assert.equal(await page.locator('.result').count(), 0);
  assert.ok(!page.url().includes('have='));
  await close();
});

test('the filter finds papers by what people call them and says how many', async () => {
  const { page, close } = await opened();
  await page.getByLabel('查材料').fill('户口本');
  await box(page, '居民户口簿').waitFor();
  assert.equal(await box(page, '近期证件照').count(), 0);
  await page.waitForFunction(() => /查到 \d+ 样/.test(document.querySelector('[data-matches]').textContent));
  await page.getByLabel('查材料').fill('没有这种纸');
  await page.waitForFunction(() => document.querySelector('[data-matches]').textContent.includes('没有这样的材料'));
  await page.getByLabel('查材料').fill('');
  assert.ok(await box(page, '近期证件照').isVisible());
  await close();
});

test('nothing is remembered unless somebody asks for it', async () => {
  const { page, close } = await opened('#have=id-card');
  const stored = () => page.evaluate(() => localStorage.getItem('mingbai-holdings'));
  await page.locator('.result').first().waitFor();
  assert.equal(await stored(), null);
  await page.getByLabel('在这台设备上记住我的选择').check();
  assert.equal(await stored(), '["id-card"]');
  await page.goto('about:blank');
  await page.goto(PAGE);
  await page.locator('.result').first().waitFor();
  assert.deepEqual(await page.locator('.holdings-chip').allTextContents(), ['居民身份证 ×']);
  await page.getByLabel('在这台设备上记住我的选择').uncheck();
  assert.equal(await stored(), '[]');
  await close();
});

test('it can be done with the keyboard alone', async () => {
  const { page, close } = await opened();
  await page.getByLabel('查材料').focus();
  await page.keyboard.type('居民身份证');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'checkbox');
  await page.keyboard.press('Space');
  await page.locator('.result').first().waitFor();
  const see = page.getByRole('button', { name: '看能办什么' });
  await see.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'can');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^去掉/);
  await close();
});

test('every state is accessible and fits a narrow screen', async () => {
  for (const [fragment, views] of [['', []], ['#have=id-card,business-licence', []], ['#have=id-card', ['large', 'contrast']]]) {
    const { page, close } = await opened(fragment, { viewport: { width: 320, height: 640 } });
    await setView(page, views);
    await page.locator('.holdings-group').evaluateAll((groups) => groups.forEach((group) => { group.open = true; }));
    assert.deepEqual(await violations(page), [], fragment);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, fragment);
    const small = await page.$$eval('.holdings-list label, .holdings-group summary, .holdings button', (targets) =>
      targets.filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44).map((target) => target.textContent),
    );
    assert.deepEqual(small, []);
    await close();
  }
});

test('without scripts every paper leads to the page that tells who needs it', async () => {
  const { page, close } = await opened('', { javaScriptEnabled: false });
  assert.ok(await page.locator('[data-notice]').isVisible());
  assert.equal(await page.locator('[data-results]').isVisible(), false);
  await page.getByRole('link', { name: '居民身份证', exact: true }).click();
  assert.ok(page.url().endsWith('materials/id-card.html'));
  await page.getByRole('link', { name: '有这份材料，还能办什么' }).click();
  assert.ok(page.url().endsWith('holdings.html#have=id-card'));
  await close();
});
