// Writes the pages of the documents as a site would give them to Pagefind's own program.
//
// In, on stdin: { portal, docs: [{ url, guide }], to }. Out: the pages in the folder `to`, and their number on stdout.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { weighted } from './pagefind.js';

const { portal, docs, to } = JSON.parse(await text(process.stdin));
for (const { url, guide } of docs) {
  mkdirSync(dirname(join(to, url)), { recursive: true });
  writeFileSync(join(to, url), weighted(readFileSync(join(portal, url), 'utf8'), guide));
}
process.stdout.write(JSON.stringify(docs.length));
