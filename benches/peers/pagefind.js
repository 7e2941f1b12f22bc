// Pagefind over the portal's pages: its own indexer, its own script in headless Chromium, served, as it needs to be.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { launch } from '../../tests/browser/lib/browser.js';

/** Numbers of the first ten documents of every query. */
export async function answers({ portal, docs, queries }) {
  const files = await built(portal, docs);
  const server = await serve(files);
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(server.url);
    const found = await page.evaluate(ask, queries);
    const numbers = new Map(docs.map((doc, number) => [`/${doc.url}`, number]));
    return found.map((urls) => urls.map((url) => known(numbers, url)));
  } finally {
    await browser.close();
    server.close();
    await pagefind.close();
  }
}

function known(numbers, url) {
  assert.ok(numbers.has(url), `Pagefind found ${url}, which it was not given`);
  return numbers.get(url);
}

/** The files of the index, from the pages of the documents alone, without the way to them. */
async function built(portal, docs) {
  const { index } = await pagefind.createIndex({ rootSelector: 'main', excludeSelectors: ['.breadcrumb'] });
  for (const { url, guide } of docs) {
    const content = weighted(readFileSync(join(portal, url), 'utf8'), guide);
    const { errors } = await index.addHTMLFile({ url: `/${url}`, content });
    assert.deepEqual(errors, [], url);
  }
  const { errors, files } = await index.getFiles();
  assert.deepEqual(errors, []);
  return new Map(files.map(({ path, content }) => [`/pagefind/${path}`, content]));
}

/** What a site would mark for Pagefind: everyday names weigh like a title, and a guide's title most of all. */
export function weighted(page, guide) {
  return page
    .replace('<p class="aliases">', '<p class="aliases" data-pagefind-weight="7">')
    .replace('<h1>', `<h1 data-pagefind-weight="${guide ? 10 : 5}">`);
}

const START = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Pagefind</title>';

async function serve(files) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const content = path === '/' ? START : files.get(path);
    const type = path === '/' ? 'text/html; charset=utf-8' : TYPES.find(([end]) => path.endsWith(end))?.[1];
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type ?? 'application/octet-stream' });
    response.end(content);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const TYPES = [['.js', 'text/javascript; charset=utf-8'], ['.json', 'application/json'], ['.css', 'text/css']];

/** Runs in the page. */
async function ask(queries) {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    found.push(shown.map(({ raw_url: raw, url }) => raw ?? url));
  }
  return found;
}
