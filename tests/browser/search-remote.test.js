// A site may name a search server: the results page asks it and nothing else, and does without it when it is silent.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { violations } from './lib/axe.js';
import { box, launch, open, suggestions } from './lib/browser.js';
import { FROM_DISK, KINDS, allPages, read, serve } from './lib/portal.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const PROGRAM = process.env.MINGBAI_BIN ?? join(ROOT, 'target/debug/mingbai');
const PATH = '/api/v1/_elastic/qinghe/_search';

let browser;
let endpoint;
let portal;
let folder;
/** What the server was asked, and how it answers. */
let asked;
let respond;

before(async () => {
  browser = await launch();
  endpoint = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };
      if (request.method === 'OPTIONS') return response.writeHead(204, headers).end();
      asked.push({ method: request.method, url: request.url, headers: request.headers, body: JSON.parse(body) });
      return respond((status, answer) => response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(answer));
    });
  });
  await new Promise((done) => { endpoint.listen(0, '127.0.0.1', done); });
  folder = mkdtempSync(join(tmpdir(), 'remote-'));
  build(`http://127.0.0.1:${endpoint.address().port}${PATH}`);
  portal = await serve({ folder: join(folder, 'portal') });
});
after(async () => {
  await browser?.close();
  endpoint?.close();
  endpoint?.closeAllConnections();
  portal?.close();
  if (folder) rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  respond = (send) => send(200, found(HITS));
});

/** The demo with a server; a test has no https, so the rule that wants it is let off. */
function build(address) {
  const content = join(folder, 'content');
  cpSync(join(ROOT, 'content'), content, { recursive: true });
  const site = join(content, 'site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace('hotline: "12345"', 'hotline: "12366"'));
  appendFileSync(site, `search_endpoint: ${address}
rules:
  - rule: search-endpoint-form
    level: 允许
    reason: 只在这台电脑上试
`);
  execFileSync(PROGRAM, ['build', '--no-cards', '--content', content, '--out', join(folder, 'portal')], { stdio: 'pipe' });
}

const found = (hits, total = hits.length) => JSON.stringify({ hits: { total: { value: total, relation: 'eq' }, hits: hits.map((_source) => ({ _source })) } });
const HITS = [
  {
    id: 'far', url: 'guides/social-card.html', kind: 'guide', title: '省直社会保障卡申领', aliases: ['社保卡', '医保卡'],
    department: '省人社厅', facts: ['3个工作日', 'B09 窗口', '材料 2 种'], summary: '在省直单位参保的人领卡。', audiences: ['person'],
    topics: ['社会保险'], online: true, free: true,
  },
  {
    id: 'evil', url: 'javascript:window.harmed=1', kind: 'guide', title: '坏地址', aliases: [], department: '', facts: [],
    audiences: [], topics: [], online: false, free: false,
  },
  {
    id: 'markup', url: 'guides/index.html', kind: 'window', title: '<img src=x onerror=window.harmed=1>社保窗口', aliases: '单个别名',
    department: null, facts: '<b>一楼</b>', audiences: 'organisation', online: 'yes',
  },
];

async function results(query, options) {
  const opened = await open(browser, portal.url, options);
  const server = `http://127.0.0.1:${endpoint.address().port}`;
  const faults = () => opened.faults.filter((fault) => !fault.startsWith(`outside: ${server}`));
  await opened.page.goto(`${portal.url}search.html?${new URLSearchParams({ q: query })}`);
  await opened.page.locator('.results-summary:not(:empty)').waitFor();
  return { ...opened, faults };
}
const titles = (page) => page.locator('.result-title').allInnerTexts();

test('the server is asked once, with weights, and its hits are the cards', async () => {
  respond = (send) => send(200, found(HITS, 5321));
  const { page, faults, close } = await results('社保卡');
  assert.equal(asked.length, 1);
  const [{ method, url, headers, body }] = asked;
  const used = ['url', 'kind', 'title', 'aliases', 'department', 'facts', 'summary', 'audiences', 'topics', 'online', 'free', 'options'];
  assert.deepEqual(body._source, used, 'long texts stay on the server');
  assert.equal(`${method} ${url}`, `POST ${PATH}`);
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers.cookie ?? headers.referer, undefined);
  const boosts = body.query.bool.should.map(({ match }) => Object.entries(match)[0]);
  assert.deepEqual(boosts.map(([field, { boost }]) => `${field}^${boost}`), ['title^6', 'aliases^5', 'department^1.5', 'materials^1.2', 'summary^1', 'body^0.3']);
  assert.ok(boosts.every(([, { query }]) => query === '社保卡'));
  assert.match(await page.locator('.results-summary').innerText(), /^找到 5321 项，这里有前 2 项$/);
  const first = await page.locator('.result').first().innerText();
  for (const part of ['省直社会保障卡申领', '又叫“社保卡”', '省人社厅', '3个工作日', 'B09 窗口', '材料 2 种', '免费', '可网办']) assert.ok(first.includes(part), first);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults(), []);
  await close();
});

test('its answer cannot put markup or scripts into the page', async () => {
  const { page, close } = await results('社保卡');
  assert.deepEqual(await titles(page), ['省直社会保障卡申领', '<img src=x onerror=window.harmed=1>社保窗口']);
  assert.equal(await page.locator('main img, main b, a[href^="javascript:"]').count(), 0);
  assert.equal(await page.evaluate('window.harmed'), undefined);
  await close();
});

test('its hits can be narrowed down', async () => {
  const { page, close } = await results('社保卡', { viewport: { width: 1280, height: 900 } });
  await page.locator('.choice:has([name=who][value=person])').click();
  await page.locator('.results-summary', { hasText: '筛选后 1 项' }).waitFor();
  assert.deepEqual(await titles(page), ['省直社会保障卡申领']);
  await close();
});

test('what is narrowed down of many is counted among those that arrived', async () => {
  respond = (send) => send(200, found(HITS, 5321));
  const { page, close } = await results('社保卡', { viewport: { width: 1280, height: 900 } });
  await page.locator('.choice:has([name=who][value=person])').click();
  await page.locator('.results-summary', { hasText: /^前 2 项中，筛选后 1 项$/ }).waitFor();
  await close();
});

test('a hit without an address that can be read costs only itself', async () => {
  const broken = ['http://[', 'http://a:99999/'].map((url) => ({ ...HITS[0], url, title: '坏地址' }));
  respond = (send) => send(200, found([...broken, HITS[0], undefined]));
  const { page, faults, close } = await results('社保卡');
  assert.deepEqual(await titles(page), ['省直社会保障卡申领']);
  assert.equal(await page.locator('.results-summary').innerText(), '找到 1 项');
  assert.equal(await page.locator('.results-note', { hasText: '没有回应' }).count(), 0);
  assert.deepEqual(faults(), []);
  await close();
});

for (const [name, script] of [
  ['is given up', () => {}],
  ['is dropped where the browser cannot give up', () => { delete window.AbortController; }],
]) {
  test(`a question that was overtaken ${name}`, async () => {
    const { page, close } = await open(browser, portal.url);
    const failed = [];
    page.on('requestfailed', (request) => failed.push(request.failure().errorText));
    await page.addInitScript(script);
    await page.goto(`${portal.url}search.html?q=`);
    await page.locator('.results-summary:not(:empty)').waitFor();
    const waiting = [];
    respond = (send) => waiting.push(send);
    await box(page).fill('社保');
    await box(page).press('Enter');
    await page.waitForTimeout(500);
    respond = (send) => send(200, found([HITS[0]]));
    await box(page).fill('社保卡');
    await box(page).press('Enter');
    await page.locator('.result-title', { hasText: '省直社会保障卡申领' }).waitFor();
    waiting.forEach((send) => send(200, found([HITS[2]])));
    await page.waitForTimeout(4500);
    assert.deepEqual(await titles(page), ['省直社会保障卡申领']);
    assert.equal(await page.locator('.results-note', { hasText: '没有回应' }).count(), 0);
    assert.equal(failed.length > 0, name === 'is given up');
    await close();
  });
}

test('a query that names a situation opens it, as the server has it from the export', async () => {
  const options = ['who=self\t本人来\t本人', 'who=agent\t别人代办\t代办 帮办', 'x=1"><img src=x onerror=window.harmed=1>\t坏的\t坏的'];
  respond = (send) => send(200, found([{ ...HITS[0], options }, { ...HITS[2], options: 7 }]));
  const { page, faults, close } = await results('社保卡 代办');
  const first = page.locator('.result').first();
  assert.match(await first.locator('.result-title').getAttribute('href'), /guides\/social-card\.html#who=agent$/);
  assert.equal(await first.locator('.result-situation').textContent(), '直接看“别人代办”的情形');
  assert.equal(await page.locator('.result-situation').count(), 1);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.deepEqual(faults(), []);
  await close();
});

describe('this page searches by itself and says so when the server', () => {
  for (const [name, answer, note = '搜索服务没有回应'] of [
    ['does not answer within four seconds', () => {}],
    ['has a fault', (send) => send(500, '{}')],
    ['answers with a page', (send) => send(200, '<html>')],
    ['answers with something else', (send) => send(200, '{"took":1}')],
    ['answers with null', (send) => send(200, 'null')],
    ['has nothing', (send) => send(200, found([])), '搜索服务没有找到'],
  ]) {
    test(name, async () => {
      respond = answer;
      const start = Date.now();
      const { page, close } = await results('社保卡');
      assert.ok(Date.now() - start < 8000);
      assert.equal((await titles(page))[0], '社会保障卡申领');
      assert.ok(await page.locator('.results-note', { hasText: note }).isVisible());
      await close();
    });
  }
});

test('suggestions stay on the device, and only the results page may connect, to that server alone', async () => {
  const { page, close } = await open(browser, portal.url);
  await page.goto(portal.url + KINDS.home);
  await box(page).pressSequentially('社保卡', { delay: 20 });
  await suggestions(page);
  assert.deepEqual(asked, []);
  const policy = (path) => readFileSync(join(folder, 'portal', path), 'utf8').match(/Content-Security-Policy" content="([^"]*)"/)[1];
  assert.ok(!policy('index.html').includes('connect-src'));
  assert.match(policy('search.html'), new RegExp(`; connect-src http://127\\.0\\.0\\.1:${endpoint.address().port}$`));
  await page.goto(`${portal.url}search.html`);
  await page.locator('.results-summary:not(:empty)').waitFor();
  assert.ok(await page.getByText('您输入的字会发到搜索服务查询').isVisible());
  const blocked = await page.evaluate((home) => fetch(home).then(() => 'fetched', () => 'blocked'), portal.url);
  assert.equal(blocked, 'blocked');
  await close();
});

test('where nothing is found, pages name the hotline of the site', () => {
  for (const path of ['index.html', 'search.html']) {
    const [, none] = readFileSync(join(folder, 'portal', path), 'utf8').match(path === 'index.html' ? /data-text-frequent="([^"]*)"/ : /data-text-none="([^"]*)"/);
    assert.match(none, /^没有找到。可以换个说法，或拨打 12366。/);
  }
});

test('a site that names no server connects to nothing', async () => {
  assert.deepEqual(allPages().filter((path) => /connect-src|assets\/remote\.js/.test(read(path))), []);
  const { page, requests, close } = await open(browser, FROM_DISK);
  await page.goto(`${FROM_DISK}search.html?q=1`);
  await page.locator('.results-summary:not(:empty)').waitFor();
  assert.ok(requests.every((url) => url.startsWith(FROM_DISK)));
  await close();
});
