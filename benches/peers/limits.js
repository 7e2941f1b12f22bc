// What an answer costs somebody with a cheap phone: this search and Pagefind, over the same pages, in headless Chromium.
//
// In, on stdin: { portal, pagefind, queries: [[class, text]] }, the two folders as they would be published. Out, on stdout, for
// each of both: `cold` (class, found, bytes and requests of every query, of the whole answer and before its first results, with an empty cache), `slow` (milliseconds until
// its results are in the page, with slow 3G and a processor six times slower), `keys` (milliseconds from a key to its results in
// the page once all is loaded, with a processor four and six times slower), `heap` and `renderer` (bytes that the page grew by).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { launch } from '../../tests/browser/lib/browser.js';
import { pages, tools } from './limits-pages.js';
import { serve } from './server.js';

/** 400 kbit/s, 400 ms. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SCRIPT = /<script[^>]* src="assets\/search\.js[^>]*><\/script>/;
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
/** Queries per class that are also asked on the slow line and typed key by key. */
const TIMED = 2;

const task = JSON.parse(await text(process.stdin));
const home = readFileSync(join(task.portal, 'index.html'), 'utf8');
// The page is there before anybody asks; what answers is loaded after the clock has started, on both sides.
const [script] = home.match(SCRIPT);
// The portal's policy forbids fetch and WebAssembly, which Pagefind needs.
const server = await serve({ '/pagefind/': task.pagefind, '/': task.portal }, home.replace(SCRIPT, '').replace(POLICY, ''));
const figures = {};
for (const [name, page] of Object.entries(pages)) figures[name] = await measured(page, task.queries);
server.close();
process.stdout.write(JSON.stringify(figures));

async function measured(kind, queries) {
  const cold = await withBrowser((browser) => each(queries, (query) => first(browser, kind, query, {})));
  const timed = queries.filter(([name], number) => queries.slice(0, number).filter(([other]) => other === name).length < TIMED);
  const slow = await withBrowser((browser) => each(timed, (query) => first(browser, kind, query, { slow: true })));
  return { cold, slow, ...(await withBrowser((browser) => warm(browser, kind, timed))) };
}

async function withBrowser(run) {
  const browser = await launch();
  try {
    return await run(browser);
  } finally {
    await browser.close();
  }
}

async function each(list, run) {
  const done = [];
  for (const one of list) done.push(await run(one));
  return done;
}

async function opened(browser) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(tools);
  await page.goto(server.url, { waitUntil: 'load' });
  return { context, page, cdp: await context.newCDPSession(page) };
}

/** One query with an empty cache. */
async function first(browser, kind, [name, query], { slow = false }) {
  const { context, page, cdp } = await opened(browser);
  if (slow) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', SLOW);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  }
  server.sent.length = 0;
  // Only the page's own thread is slowed down, and only its own requests: there Pagefind works without its worker.
  const { ms, found, early } = await page.evaluate(kind.first, { script, query, isMain: slow });
  const sent = server.sent.filter(({ path }) => kind.files.test(path));
  await context.close();
  const before = early ? sent.filter(({ path }) => early.includes(path)) : sent;
  const bytes = (files) => files.reduce((sum, file) => sum + file.bytes, 0);
  return { class: name, query, ms, found, requests: sent.length, before: before.length, early: bytes(before), bytes: bytes(sent) };
}

/** Every beginning of the queries, typed when all that they need is there. */
async function warm(browser, kind, queries) {
  const { page, cdp } = await opened(browser);
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.enable');
  const before = await memory(browser, cdp);
  const beginnings = queries.flatMap(([, query]) => [...query].map((_, i, chars) => chars.slice(0, i + 1).join('')));
  await page.evaluate(kind.start, { script, isMain: true });
  await page.evaluate(kind.keys, beginnings);
  const after = await memory(browser, cdp);
  const keys = {};
  for (const rate of [4, 6]) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const runs = await each([1, 2], () => page.evaluate(kind.keys, beginnings));
    // The shorter of two: whatever else the machine does only makes them longer.
    keys[rate] = beginnings.map((_, key) => Math.min(...runs.map((times) => times[key])));
  }
  return { keys, heap: after.heap - before.heap, renderer: after.renderer - before.renderer };
}

async function memory(browser, cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return {
    heap: metrics.find(({ name }) => name === 'JSHeapUsedSize').value,
    renderer: ids.reduce((sum, id) => sum + own(id), 0),
  };
}

/** Memory that a process shares with nobody, which counts what a heap does not: WebAssembly, styles, layout. */
function own(process) {
  const lines = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8').match(/^Private_\w+: +\d+/gm) ?? [];
  return lines.reduce((sum, line) => sum + Number(line.match(/\d+$/)[0]) * 1024, 0);
}
