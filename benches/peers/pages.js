// Writes the pages of the documents as a site would give them to Pagefind's own program.
//
// In, on stdin: { portal, docs: [{ url, guide, title, aliases, text }], to, texts }. Out: the pages in the folder `to`; in the folder
// `texts` pages with nothing but what the other search reads of each document; and their number on stdout.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { weighted } from './pagefind.js';

const { portal, docs, to, texts } = JSON.parse(await text(process.stdin));
const escaped = (plain) => plain.replace(/[&<]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign]);

for (const { url, guide, title, aliases, text: body } of docs) {
  write(to, url, weighted(readFileSync(join(portal, url), 'utf8'), guide));
  const page = `<main><h1>${escaped(title)}</h1><p class="aliases">${escaped(aliases)}</p><p>${escaped(body)}</p></main>`;
  write(texts, url, weighted(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>${page}</body></html>`, guide));
}
process.stdout.write(JSON.stringify(docs.length));

function write(folder, url, page) {
  mkdirSync(dirname(join(folder, url)), { recursive: true });
  writeFileSync(join(folder, url), page);
}
