// A guide asks what the case is and lists only what it needs: with a script at once, without one on a page for each case.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { open, setView } from './lib/browser.js';
import { FROM_DISK, allPages, read } from './lib/portal.js';
import { browser, server } from './lib/session.js';

const PASSPORT = 'guides/passport.html';
const SOCIAL_CARD = 'guides/social-card-replace.html';
const FOOD = 'guides/food-business-licence.html';
const CHILD = ['中国公民出入境证件申请表', '近期证件照', '居民身份证', '居民户口簿', '监护人居民身份证', '监护关系证明'];

const seen = (page, marks) => page.$$eval(marks, (all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText.trim()));
const materials = (page) => seen(page, '.material-name');
const said = (page) => page.locator('[data-said]').textContent();
const totals = (page) => page.locator('[data-totals]').textContent();
const hash = (page) => page.evaluate(() => location.hash);
const choose = (page, name) => page.getByLabel(name).check();
const age = (page) => page.getByLabel('要出国的人今年几岁？');

async function visit(path, options, home = FROM_DISK) {
  const visited = await open(browser, home, options);
  await visited.page.goto(home + path);
  return visited;
}

for (const [name, home] of [['from disk', () => FROM_DISK], ['under a base path', () => server.url]]) {
  describe(name, () => {
    test('answers shorten the list at once and stand in the address', async () => {
      const { page, faults, requests, close } = await visit(PASSPORT, {}, home());
      assert.equal((await materials(page)).length, 8);
      assert.match(await totals(page), /一定要带 3 种材料.*另有 5 种看情形/);
      await choose(page, '第一次办');
      assert.equal(await hash(page), '#kind=first');
      assert.match(await said(page), /^不用带：原普通护照。/);
      const before = requests.length;
      await age(page).fill('12');
      assert.equal(await hash(page), '#kind=first&age=12');
      assert.deepEqual(await materials(page), CHILD);
      assert.match(await totals(page), /^共 6 种材料，原件 6 份。$/);
      assert.deepEqual(await seen(page, '#materials [data-when-words]'), [], 'what holds needs no condition');
      assert.ok((await seen(page, '#faq summary')).some((text) => text.includes('孩子办护照')));
      // The icon of the page may come late.
      assert.deepEqual(requests.slice(before).filter((url) => !url.endsWith('icon.svg')), [], 'an answer asks no server');
      assert.deepEqual(faults, []);
      await close();
    });

    test('an address with answers opens with them, and the way back leads through them', async () => {
      const { page, faults, close } = await visit(`${PASSPORT}#kind=renew&age=30&official=listed`, {}, home());
      assert.ok(await page.getByLabel('旧护照换新的').isChecked());
      assert.deepEqual((await materials(page)).slice(-2), ['原普通护照', '同意办理出入境证件的意见']);
      await choose(page, '不是备案人员');
      assert.equal((await materials(page)).length, 4);
      await age(page).fill('5');
      await age(page).fill('50');
      assert.equal(await hash(page), '#kind=renew&age=50&official=plain');
      await page.goBack();
      await page.waitForFunction(() => location.hash === '#kind=renew&age=30&official=plain');
      await page.goBack();
      await page.waitForFunction(() => location.hash === '#kind=renew&age=30&official=listed');
      assert.ok(await page.locator('input[value=listed]').isChecked());
      assert.equal((await materials(page)).length, 5);
      assert.deepEqual(faults, []);
      await close();
    });

    test('my list prints with exactly what the page lists, and the answers under the title', async () => {
      const { page, faults, close } = await visit(`${SOCIAL_CARD}#why=lost&who=agent`, {}, home());
      const [listed, steps] = [await materials(page), await seen(page, '.step-name')];
      assert.equal(listed.length, 5);
      assert.equal(steps[0], '挂失');
      await page.context().addInitScript(() => {
        window.print = () => document.documentElement.setAttribute('data-printed', document.querySelector('[data-answers]').textContent);
      });
      await page.getByRole('link', { name: '打印我的清单' }).click();
      await page.waitForURL(/cards\/social-card-replace\.html#why=lost&who=agent$/);
      assert.equal(await page.locator('html').getAttribute('data-printed'), '卡丢了，请别人代办');
      assert.deepEqual(await seen(page, '[data-tally] [data-name]'), listed);
      assert.deepEqual(await seen(page, '.card ol li > strong'), steps);
      const printed = await text(await page.pdf({ preferCSSPageSize: true }));
      const places = [...listed, '卡丢了，请别人代办', '共 5 项', '1次'].map((part) => printed.indexOf(part.replace(/\s/g, '')));
      assert.ok(!places.includes(-1), `${places}: ${printed}`);
      for (const other of ['社会保障卡适用', '监护人居民身份证', '其他情形']) assert.ok(!printed.includes(other), other);
      assert.deepEqual(faults, []);
      await close();
    });
  });
}

/** The words of a PDF without blanks. */
async function text(pdf) {
  const folder = mkdtempSync(join(tmpdir(), 'list-'));
  writeFileSync(join(folder, 'list.pdf'), pdf);
  const words = execFileSync('pdftotext', ['-layout', join(folder, 'list.pdf'), '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return words.replace(/\s/g, '');
}

test('limits, visits and notes of a case stand in the place of the others', async () => {
  const { page, close } = await visit(SOCIAL_CARD);
  const visits = () => seen(page, '.facts .fact-case .fact-value');
  assert.deepEqual(await visits(), ['1次', '0次']);
  await choose(page, '请别人代办');
  assert.deepEqual(await visits(), ['1次']);
  assert.match(await said(page), /去哪里办也变了/);
  await choose(page, '本人来办');
  assert.deepEqual(await visits(), ['0次']);
  await close();
});

test('a question that is not asked counts for nothing, and unknown answers are passed over', async () => {
  const { page, faults, close } = await visit(`${PASSPORT}#kind=none&age=400&official=listed&__proto__=x&%E4%=1`);
  assert.equal((await materials(page)).length, 8);
  assert.equal(await page.locator('[data-question=official]').isVisible(), false);
  await page.goto(`${FROM_DISK}${PASSPORT}#age=12&official=listed`);
  await page.reload();
  assert.equal((await materials(page)).includes('同意办理出入境证件的意见'), false);
  await age(page).fill('1.5');
  assert.match(await page.getByRole('alert').first().textContent(), /0 到 150/);
  assert.equal(await age(page).getAttribute('aria-invalid'), 'true');
  assert.equal((await materials(page)).length, 8);
  assert.deepEqual(faults, []);
  await close();
});

test('of several options any or none may be chosen', async () => {
  const { page, close } = await visit(FOOD);
  const vending = '用自动售货设备销售的食品目录';
  const has = async (part) => (await materials(page)).some((name) => name.includes(part));
  const all = await materials(page);
  await choose(page, '做餐饮或卖散装熟食');
  await choose(page, '用自动售货设备卖');
  assert.equal(await hash(page), '#food=cooked,machine');
  await choose(page, '以上都没有');
  assert.equal(await hash(page), '#food=');
  assert.equal(await page.getByLabel('用自动售货设备卖').isChecked(), false);
  assert.equal((await materials(page)).length, all.length - 1, vending);
  assert.equal(await has('自动售货'), false);
  await page.reload();
  assert.ok(await page.getByLabel('以上都没有').isChecked());
  await close();
});

test('links to sections and notices about printed cards go on working', async () => {
  const { page, close } = await visit(`${PASSPORT}#kind=first&age=12`);
  await page.evaluate(() => { location.hash = '#fees'; });
  await page.waitForFunction(() => location.hash === '#kind=first&age=12' && scrollY > 500);
  assert.deepEqual(await materials(page), CHILD);
  const mark = /id="(card-[0-9a-f]{8})"/.exec(read(PASSPORT));
  if (mark) {
    await page.goto(`${FROM_DISK}${PASSPORT}#${mark[1]}`);
    await page.reload();
    assert.ok(await page.locator(`#${mark[1]}`).isVisible());
  }
  await close();
});

test('ticks stay on this device until they are cleared, and so do no answers', async () => {
  const { page, close } = await visit(PASSPORT);
  await page.getByLabel('备好了：居民身份证').check();
  await choose(page, '第一次办');
  await page.goto(FROM_DISK + PASSPORT);
  await page.reload();
  assert.ok(await page.getByLabel('备好了：居民身份证').isChecked());
  assert.equal(await page.getByLabel('第一次办').isChecked(), false);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['mingbai-ticks-passport']);
  await page.getByRole('button', { name: '清空打勾' }).click();
  await page.reload();
  assert.equal(await page.getByLabel('备好了：居民身份证').isChecked(), false);
  await close();
});

test('the keyboard alone answers, clears and prints', async () => {
  const { page, faults, close } = await visit(PASSPORT);
  await page.getByLabel('第一次办').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  assert.equal(await hash(page), '#kind=renew');
  await page.keyboard.press('Tab');
  await page.keyboard.type('70');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await hash(page), '#kind=renew&age=70&official=plain');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '打印我的清单');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await hash(page), '');
  assert.equal((await materials(page)).length, 8);
  assert.equal(await page.evaluate(() => document.activeElement.value), 'first', 'the keyboard stands at the first question');
  assert.match(await said(page), /一定要带 3 种材料/);
  assert.deepEqual(faults, []);
  await close();
});

test('a screen reader is told what changed', async () => {
  const { page, close } = await visit(PASSPORT);
  const status = page.locator('[data-said]');
  assert.equal(await status.getAttribute('role'), 'status');
  await age(page).fill('12');
  await age(page).blur();
  await age(page).fill('20');
  assert.equal(await status.textContent(), '多了：同意办理出入境证件的意见。不用带：居民户口簿、监护人居民身份证、监护关系证明。能不能办、常见问题也变了。一定要带 3 种材料，原件 3 份，另有 2 种看情形。');
  await close();
});

test('a number typed digit by digit is told as one answer', async () => {
  const { page, close } = await visit(PASSPORT);
  await age(page).focus();
  await page.keyboard.type('12', { delay: 30 });
  assert.match(await said(page), /^不用带：同意办理出入境证件的意见。/, 'what changed since the typing began');
  await page.keyboard.press('Backspace');
  assert.match(await said(page), /^不用带：同意办理出入境证件的意见。/);
  await page.keyboard.press('Tab');
  await age(page).fill('13');
  assert.match(await said(page), /^材料没有变化。/, 'who comes back and types 13 changes nothing');
  await close();
});

test('a day that no calendar has is no answer', async () => {
  const { page, close } = await visit(PASSPORT);
  const read = (text) => page.evaluate((born) => window.mingbaiSituations([]).read({ kind: 'date', range: [0, 99999] }, born) ?? null, text);
  assert.equal(await read('2010-02-28'), 14668);
  for (const text of ['2010-02-30', '2011-02-29', '2010-13-01', '1', '']) assert.equal(await read(text), null, text);
  await close();
});

test('two lines with one name are ticked apart', async () => {
  const { page, close } = await visit(PASSPORT);
  // As the applicant's and the agent's identity card stand on two lines of one name.
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      const names = document.querySelectorAll('.material-name');
      if (names[1]) names[1].textContent = names[0].textContent;
    });
  });
  await page.reload();
  const boxes = page.locator('.tick-box input');
  assert.equal(await page.locator('.material-name').nth(1).textContent(), await page.locator('.material-name').nth(0).textContent());
  await boxes.nth(1).check();
  await page.reload();
  assert.deepEqual([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()], [false, true]);
  await close();
});

test('an address of any length and form is read or passed over', async () => {
  for (const fragment of ['#q=<script>alert(1)</script>', '#who=unknown', `#kind=${'a'.repeat(10_000)}`, `#${'%'.repeat(99)}`, '#=&=&&', '#kind=%&age=1e2', '#age=-5', '#age=0x10']) {
    const { page, faults, close } = await visit(PASSPORT + fragment);
    assert.equal((await materials(page)).length, 8, fragment.slice(0, 40));
    await choose(page, '第一次办');
    assert.equal(await hash(page), '#kind=first');
    assert.deepEqual(faults, []);
    await close();
  }
  const { page, close } = await visit(`${PASSPORT}#kind=first&kind=renew`);
  assert.ok(await page.getByLabel('第一次办').isChecked(), 'of two answers the first counts');
  await close();
});

for (const [name, spoil] of [
  ['forbidden', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })],
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; try { for (let i = 0; i < 600; i += 1) localStorage[`x${i}`] = 'a'.repeat(10_000); } catch (e) { /* full */ } }],
]) {
  test(`answers and ticks work where the memory of the browser is ${name}`, async () => {
    const visited = await open(browser, FROM_DISK);
    const { page, faults, close } = visited;
    await page.addInitScript(spoil);
    await page.goto(FROM_DISK + PASSPORT);
    await page.getByLabel('备好了：居民身份证').check();
    await choose(page, '第一次办');
    assert.equal((await materials(page)).length, 7);
    await page.getByRole('button', { name: '清空打勾' }).click();
    assert.equal(await page.getByLabel('备好了：居民身份证').isChecked(), false);
    assert.deepEqual(faults, []);
    await close();
  });
}

describe('every state is accessible', () => {
  for (const [path, view] of [[PASSPORT, []], [`${PASSPORT}#kind=renew&age=12`, []], [`${PASSPORT}#age=20`, ['large']], [`${FOOD}#food=&who=agent`, ['contrast']], ['cards/social-card-replace.html#why=lost&who=agent', []], ['guides/passport/renew-under-16.html', []]]) {
    test(`${path} ${view}`, async () => {
      const { page, close } = await visit(path);
      await setView(page, view);
      assert.deepEqual(await violations(page), []);
      const small = await page.$$eval('.option, .tick-box, .question-field input, .situation-form .button', (all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 44).length);
      assert.equal(small, 0);
      await close();
    });
  }
  test('nothing sticks out at 320 pixels', async () => {
    for (const path of [PASSPORT, FOOD, 'guides/passport/renew-under-16.html']) {
      const { page, close } = await visit(path, { viewport: { width: 320, height: 700 } });
      await setView(page, ['large']);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), path);
      await close();
    }
  });
});

describe('without JavaScript', () => {
  test('the guide leads to a page for each situation, which lists exactly its lines', async () => {
    const { page, faults, close } = await visit(PASSPORT, { javaScriptEnabled: false });
    assert.equal(await page.locator('[data-situation]').isVisible(), false);
    assert.match(await page.locator('#materials .section-note').textContent(), /一定要带 3 种材料.*另有 5 种看情形/);
    assert.equal(await page.locator('.situation-list a').count(), 9);
    await page.getByRole('link', { name: '第一次办，年龄不满16岁' }).click();
    await page.waitForURL(/guides\/passport\/first-under-16\.html$/);
    assert.deepEqual(await page.locator('.material-name').allTextContents(), CHILD);
    assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), 'https://zwfw.qinghe.example/guides/passport.html');
    assert.match(await page.title(), /普通护照签发（第一次办，年龄不满16岁）/);
    await page.getByRole('link', { name: '看所有情形' }).click();
    await page.waitForURL(/guides\/passport\.html$/);
    assert.deepEqual(faults, []);
    await close();
  });

  test('the page of a situation and the answers of the script come to the same list', async () => {
    for (const [guide, key, answers] of [
      ['passport', 'renew-from-16-listed', 'kind=renew&age=16&official=listed'],
      ['passport', 'lost-under-16', 'kind=lost&age=15'],
      ['social-card-replace', 'bank-child', 'why=bank&who=child'],
      ['food-business-licence', 'cooked-machine-agent', 'food=cooked,machine&who=agent'],
      ['food-business-licence', 'no-food-self', 'food=&who=self'],
    ]) {
      const parts = ['.material-name', '.step-name', '#conditions .ticks li', '#faq summary', '.facts .fact-note'];
      const lists = async (path) => {
        const { page, close } = await visit(path);
        const found = [];
        for (const marks of parts) found.push((await seen(page, marks)).map((words) => words.replace(/\s+/g, ' ')));
        await close();
        return found;
      };
      assert.deepEqual(await lists(`guides/${guide}/${key}.html`), await lists(`guides/${guide}.html#${answers}`), key);
    }
  });

  test('search engines are sent to the guide', () => {
    const pages = allPages('guides').filter((path) => /\/.*\//.test(path));
    assert.ok(pages.length >= 25, `only ${pages.length} situations`);
    const map = read('sitemap.xml');
    for (const path of pages) assert.equal(map.includes(path), false, path);
  });
});
