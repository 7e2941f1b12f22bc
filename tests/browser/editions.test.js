// Who scans the QR code of a card learns whether it is the latest, what changed since it was printed, or that nobody knows it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { open, setView } from './lib/browser.js';
import { FROM_DISK, read } from './lib/portal.js';
import { browser, server } from './lib/session.js';

const GUIDE = 'guides/id-card-replace.html';
const OLD = 'card-7a320801';
const NOW = /id="(card-[0-9a-f]{8})"/.exec(read(GUIDE))[1];
const UNKNOWN = 'card-00000000';

/** What can be seen of the notices, without blanks. */
const shown = async (page) => {
  const notices = await page.locator('.card-notice').filter({ visible: true }).all();
  return Promise.all(notices.map(async (notice) => (await notice.innerText()).replace(/\s+/g, '')));
};

for (const [place, home] of [
  ['from disk', () => FROM_DISK],
  ['under a base path', () => server.url],
]) {
  describe(place, () => {
    test('a card of today is told to be the latest', async () => {
      const { page, faults, close } = await open(browser, home());
      await page.goto(`${home()}${GUIDE}#${NOW}`);
      const [notice, ...others] = await shown(page);
      assert.match(notice, /^您手里的明白卡是最新版版本2026-09-10·[0-9a-f]{8}知道了$/);
      assert.deepEqual([others, faults], [[], []]);
      await close();
    });

    test('an old card is told exactly what changed since', async () => {
      const { page, faults, close } = await open(browser, home());
      await page.goto(`${home()}${GUIDE}#${OLD}`);
      assert.deepEqual(await shown(page), [
        '您手里的明白卡是旧版版本2026-03-18·7a320801后来有这些变化：材料“居民户口簿”：复印件1→0份承诺时限20→15个工作日请以本页为准。知道了',
      ]);
      assert.deepEqual(faults, []);
      await close();
    });

    test('a card of an edition that nobody recorded is told so, with how to find out', async () => {
      const { page, faults, close } = await open(browser, home());
      await page.goto(`${home()}${GUIDE}#${UNKNOWN}`);
      await page.waitForURL(/#card-other$/);
      const [notice, ...others] = await shown(page);
      assert.match(notice, /^这张卡的版本不在记录里现在的版本：2026-09-10·[0-9a-f]{8}请看卡片下边印的版本，.*请以本页为准。本页更新于2026-09-10知道了$/);
      assert.deepEqual(others, []);
      assert.deepEqual(faults, []);
      await close();
    });

    test('who comes another way sees no notice', async () => {
      const { page, close } = await open(browser, home());
      for (const mark of ['', '#materials', '#card-editions', '#card-XYZ']) {
        await page.goto(`${home()}${GUIDE}${mark}`);
        await page.waitForTimeout(50);
        assert.deepEqual(await shown(page), [], mark);
      }
      await close();
    });
  });
}

test('another card scanned into the open page has its own notice', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}${GUIDE}#${NOW}`);
  await page.evaluate((mark) => { location.hash = mark; }, UNKNOWN);
  await page.waitForURL(/#card-other$/);
  assert.match((await shown(page))[0], /不在记录里/);
  await close();
});

test('without a script the notices of known editions show, and the page lists what changed', async () => {
  const { page, close } = await open(browser, FROM_DISK, { javaScriptEnabled: false });
  await page.goto(`${FROM_DISK}${GUIDE}#${OLD}`);
  assert.match((await shown(page))[0], /^您手里的明白卡是旧版/);
  const listed = await page.locator('#card-editions').innerText();
  for (const part of ['现在的版本：2026-09-10', '2026-03-18 · 7a320801', '承诺时限 20 → 15 个工作日']) {
    assert.ok(listed.includes(part), `${part}: ${listed}`);
  }
  await close();
});

test('readers begin at the notice, dismiss it by keyboard, and go on at the top of the guide', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}${GUIDE}#${OLD}`);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  assert.equal(await focused(), OLD);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '知道了');
  await page.keyboard.press('Enter');
  assert.deepEqual(await shown(page), []);
  assert.ok(await page.locator('h1').isVisible());
  await close();
});

test('a notice is never printed', async () => {
  const { page, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}${GUIDE}#${OLD}`);
  assert.equal((await shown(page)).length, 1);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await shown(page), []);
  await close();
});

test('a notice is sound in every view, fits the narrowest phone, and can be touched', async () => {
  const { page, close } = await open(browser, FROM_DISK, { reducedMotion: 'reduce' });
  for (const mark of [OLD, NOW, 'card-other']) {
    await page.goto(`${FROM_DISK}${GUIDE}#${mark}`);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const view of [[], ['large'], ['contrast']]) {
        await setView(page, view);
        await page.evaluate((name) => { location.hash = ''; location.hash = name; }, mark);
        assert.equal((await shown(page)).length, 1, mark);
        assert.deepEqual(await violations(page), [], `${mark} at ${width} px, view: ${view.join() || 'normal'}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
        const button = await page.locator(`#${mark} a`).boundingBox();
        assert.ok(button.height >= (view.includes('large') ? 60 : 44), `${button.height} px`);
      }
    }
  }
  await close();
});

test('the report of an error says which edition the page shows', async () => {
  const href = /href="([^"]*feedback[^"]*|[^"]*report[^"]*)"/.exec(read(GUIDE).split('id="about"')[1])?.[1] ?? '';
  assert.match(href, new RegExp(`edition=2026-09-10&amp;card=${NOW.slice(5)}$`));
});
