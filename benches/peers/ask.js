// What two other searches answer: Pagefind, from the portal's own pages, and MiniSearch, from the same documents' texts.
//
// In, on stdin: { portal, docs: [{ url, guide, title, aliases, text }], queries }. Out, on stdout: for each of them the
// numbers of the first ten documents of every query.

import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import * as minisearch from './minisearch.js';
import * as pagefind from './pagefind.js';

const task = JSON.parse(await text(process.stdin));
const answers = { pagefind: await pagefind.answers(task), minisearch: minisearch.answers(task) };
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const versions = { pagefind: version('pagefind'), minisearch: version('minisearch') };
process.stdout.write(JSON.stringify({ answers, versions }));
