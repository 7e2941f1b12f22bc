// What a page says of opening hours: at chosen moments, wherever the visitor's clock stands, and of a day that is asked for.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { open, setView } from './lib/browser.js';
import { FROM_DISK, KINDS } from './lib/portal.js';
import { browser, server } from './lib/session.js';

const now = (page) => page.locator('.open-now').first();
const due = (page) => page.locator('.due');
const answer = (page) => page.locator('[data-ask] [role=status]');
const plain = (text) => text.replace(/\u2060/g, '');

/** A page as it is at a moment, for a visitor whose device stands in another time zone. */
async function at(path, moment, options = {}, base = FROM_DISK) {
  const opened = await open(browser, base, options);
  await opened.page.clock.setFixedTime(new Date(moment));
  await opened.page.goto(base + path);
  return opened;
}

async function says(path, moment, expected, options) {
  const { page, faults, close } = await at(path, moment, options);
  await now(page).waitFor();
  assert.equal(await now(page).innerText(), expected, moment);
  assert.deepEqual(faults, []);
  await close();
}

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kolkata'];

describe('open now', () => {
  const moments = [
    ['2026-11-26T09:59:00+08:00', '正在办公 · 12:00 休息，13:00 再开'],
    ['2026-11-26T12:00:00+08:00', '现在不办公 · 今天 13:00 开门'],
    ['2026-11-26T16:59:59+08:00', '正在办公 · 17:00 下班'],
    ['2026-11-26T17:00:00+08:00', '现在不办公 · 下一个办公日 11月27日（周五）09:00'],
    ['2026-11-26T00:30:00+08:00', '现在不办公 · 今天 09:00 开门'],
    ['2026-12-05T10:00:00+08:00', '正在办公 · 12:00 下班'],
    ['2026-12-19T10:00:00+08:00', '现在不办公：大楼供电线路检修，大厅和自助服务区暂停开放 · 下一个办公日 12月21日（周一）09:00'],
    ['2026-12-31T18:00:00+08:00', '现在不办公 · 2027年放假安排尚未公布'],
    ['2027-01-01T10:00:00+08:00', '2027年放假安排尚未公布'],
    // Holidays that are past once the demo is made stay known to its year.
    ['2026-10-10T14:00:00+08:00', '正在办公 · 17:00 下班'],
    ['2026-12-06T10:00:00+08:00', '现在不办公 · 下一个办公日 12月7日（周一）09:00'],
  ];
  for (const [moment, expected] of moments) {
    test(`${moment}: ${expected}`, () => says(KINDS.hall, moment, expected));
  }

  for (const timezoneId of ZONES) {
    test(`it is the hall's time that counts, not ${timezoneId}'s`, async () => {
      await says(KINDS.hall, '2026-11-30T09:00:00+08:00', '正在办公 · 12:00 休息，13:00 再开', { timezoneId });
      await says(KINDS.hall, '2026-11-29T23:59:00+08:00', '现在不办公 · 下一个办公日 11月30日（周一）09:00', { timezoneId });
    });
  }

  test('a closure of two windows closes these and not their hall', async () => {
    await says('windows/a07.html', '2026-12-05T10:00:00+08:00',
      '现在不办公：省社会保险信息系统升级，暂停办理社会保险和社会保障卡业务 · 下一个办公日 12月7日（周一）09:00');
    await says('windows/a10.html', '2026-12-04T10:00:00+08:00', '正在办公 · 12:00 休息，13:00 再开');
  });

  test('self-service is open on a holiday and at the weekend', () =>
    says('windows/a13.html', '2026-12-06T20:00:00+08:00', '正在办公 · 21:00 下班'));

  test('a page that stays open follows the clock', async () => {
    const { page, close } = await open(browser, FROM_DISK, {});
    await page.clock.install({ time: new Date('2026-11-26T11:59:30+08:00') });
    await page.goto(FROM_DISK + KINDS.window);
    await now(page).waitFor();
    assert.match(await now(page).innerText(), /正在办公/);
    await page.clock.runFor(60_000);
    assert.equal(await now(page).innerText(), '现在不办公 · 今天 13:00 开门');
    await close();
  });

  test('it works under a base path, and asks nobody else', async () => {
    const { page, faults, close } = await at(KINDS.hall, '2026-11-26T10:00:00+08:00', {}, server.url);
    await now(page).waitFor();
    assert.match(await now(page).innerText(), /正在办公/);
    assert.deepEqual(faults, []);
    await close();
  });

  test('without JavaScript the rule and the closures stand there, and nothing that needs a clock', async () => {
    const { page, close } = await open(browser, FROM_DISK, { javaScriptEnabled: false });
    for (const path of [KINDS.hall, KINDS.window, KINDS.guide]) {
      await page.goto(FROM_DISK + path);
      assert.ok(await page.locator('.hours').first().isVisible(), path);
      assert.ok(await page.locator('.closures').first().isVisible(), path);
      for (const part of ['.open-now', '.due', '[data-ask]']) {
        assert.equal(await page.locator(part).filter({ visible: true }).count(), 0, `${path} ${part}`);
      }
    }
    await close();
  });

  test('paper says nothing of now', async () => {
    const { page, close } = await at(KINDS.hall, '2026-11-26T10:00:00+08:00');
    await now(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.open-now', '[data-ask]']) assert.equal(await page.locator(part).first().isVisible(), false, part);
    await close();
  });
});

describe('a day that is asked for', () => {
  const days = [
    ['2026-12-07', '12月7日（周一）上班：09:00–12:00，13:00–17:00'],
    ['2026-12-12', '12月12日（周六）上班：09:00–12:00'],
    ['2026-12-13', '12月13日（周日）不上班'],
    ['2026-12-19', '12月19日（周六）不上班：大楼供电线路检修，大厅和自助服务区暂停开放'],
    ['2027-02-10', '2月10日（周三） · 2027年放假安排尚未公布'],
    ['2026-11-25', '11月25日（周三）已经过去，请选今天或以后的日子'],
  ];
  test('is answered with its hours, its reason, or that nobody knows', async () => {
    const { page, faults, close } = await at(KINDS.hall, '2026-11-26T07:00:00+08:00', { timezoneId: 'America/New_York' });
    assert.equal(await answer(page).innerText(), '');
    assert.equal(await page.locator('[data-ask] input').getAttribute('min'), '2026-11-26');
    for (const [day, expected] of days) {
      await page.locator('[data-ask] input').fill(day);
      assert.equal(plain(await answer(page).innerText()), expected);
    }
    await page.locator('[data-ask] input').fill('');
    assert.equal(await answer(page).innerText(), '');
    assert.deepEqual(faults, []);
    await close();
  });

  test('in National Day, and on the make-up Saturday after it', async () => {
    const { page, close } = await at('windows/b01.html', '2026-09-30T10:00:00+08:00');
    await page.locator('[data-ask] input').fill('2026-10-05');
    assert.equal(await answer(page).innerText(), '10月5日（周一）不上班：国庆节');
    await page.locator('[data-ask] input').fill('2026-10-10');
    assert.equal(plain(await answer(page).innerText()), '10月10日（周六）上班：09:00–12:00，13:00–17:00');
    await close();
  });
});

describe('a limit in working days', () => {
  // Five working days.
  const guide = 'guides/food-business-licence.html';
  const moments = [
    ['2026-11-26T10:00:00+08:00', '今天受理，最晚12月3日（周四）办结'],
    ['2026-11-26T12:30:00+08:00', '今天受理，最晚12月3日（周四）办结'],
    ['2026-11-26T17:00:00+08:00', '11月27日（周五）受理，最晚12月4日（周五）办结'],
    ['2026-11-28T10:00:00+08:00', '11月30日（周一）受理，最晚12月7日（周一）办结'],
    ['2026-09-30T10:00:00+08:00', '今天受理，最晚10月13日（周二）办结'],
    ['2026-12-30T10:00:00+08:00', '12月30日（周三）受理，办结日期要算到2027年；2027年放假安排尚未公布，暂时算不出'],
    ['2027-01-05T10:00:00+08:00', '2027年放假安排尚未公布'],
  ];
  for (const [moment, expected] of moments) {
    test(`${moment}: ${expected}`, async () => {
      const { page, faults, close } = await at(guide, moment, { timezoneId: 'America/Los_Angeles' });
      await due(page).waitFor();
      assert.equal(await due(page).innerText(), expected);
      assert.deepEqual(faults, []);
      await close();
    });
  }

  test('a case that is done while you wait promises no day', async () => {
    const { page, close } = await at(KINDS.guide, '2026-11-26T10:00:00+08:00');
    await now(page).waitFor();
    assert.ok(await page.getByText('当场办结').first().isVisible());
    assert.equal(await due(page).count(), 0);
    await close();
  });
});

describe('the parts that the script shows', () => {
  for (const view of [[], ['large'], ['contrast'], ['large', 'contrast']]) {
    test(`are accessible and fit at 320 px, ${view.join(' and ') || 'as they come'}`, async () => {
      for (const path of [KINDS.hall, 'windows/a07.html', KINDS.guide]) {
        const { page, close } = await at(path, '2026-12-05T10:00:00+08:00', { viewport: { width: 320, height: 700 } });
        await setView(page, view);
        await now(page).waitFor();
        const asks = page.locator('[data-ask] input');
        if (await asks.count()) {
          await asks.fill('2026-12-19');
          const { width, height } = await asks.boundingBox();
          const least = view.includes('large') ? 60 : 44;
          assert.ok(height >= least && width >= least, `${path}: ${width} × ${height}`);
        }
        assert.deepEqual(await violations(page), [], path);
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} scrolls sideways`);
        await close();
      }
    });
  }

  test('a hall offers its calendar file', async () => {
    const { page, close } = await at(KINDS.hall, '2026-11-26T10:00:00+08:00', {}, server.url);
    const link = page.getByRole('link', { name: '加入手机日历' });
    const response = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    assert.equal(response.status(), 200);
    assert.match(await response.text(), /^BEGIN:VCALENDAR\r\n/);
    await close();
  });
});
