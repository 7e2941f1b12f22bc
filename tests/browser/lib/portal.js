// The portal under test: its folder on disk, the kinds of pages in it, and a web server that puts it under a base path.

import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder that the build wrote; the Rust test names it. */
export const FOLDER = process.env.MINGBAI_PORTAL ?? '';
assert.ok(existsSync(join(FOLDER, 'index.html')), 'MINGBAI_PORTAL must name the folder of a built portal');

/** One page of every kind. */
export const KINDS = {
  home: 'index.html',
  guide: 'guides/social-card.html',
  'guide with fees': 'guides/id-card-replace.html',
  'guide with questions': 'guides/passport.html',
  situation: 'guides/passport/renew-under-16.html',
  card: 'cards/id-card-replace.html',
  'card with questions': 'cards/social-card-replace.html',
  'list of guides': 'guides/index.html',
  'list of bundles': 'bundles/index.html',
  bundle: 'bundles/training-school-chain.html',
  topics: 'topics/index.html',
  topic: 'topics/social-security.html',
  audience: 'audience/person.html',
  materials: 'materials/index.html',
  material: 'materials/id-card.html',
  departments: 'departments/index.html',
  department: 'departments/hr.html',
  hall: 'halls/main.html',
  windows: 'windows/index.html',
  window: 'windows/a08.html',
  policies: 'policies/index.html',
  policy: 'policies/social-insurance-law.html',
  notices: 'notices/index.html',
  notice: 'notices/new-year-2027.html',
  'plain page': 'pages/about.html',
  form: 'files/forms/social-card-application-form.html',
  'filled sample': 'files/samples/social-card-application-form.html',
  'papers held': 'holdings.html#have=id-card,household-register',
  'a–z': 'a-z.html',
  'site map': 'sitemap.html',
  search: 'search.html?q=%E8%BA%AB%E4%BB%BD%E8%AF%81',
  'not found': '404.html',
};

/** Paths of all pages, in a fixed order. */
export function allPages(folder = '') {
  return readdirSync(join(FOLDER, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return allPages(path);
      return entry.name.endsWith('.html') ? [path] : [];
    })
    .sort();
}

/** Paths of the pages of single guides: everything in `guides/` but the pages of the list and of single situations. */
export function guidePages() {
  const guides = allPages('guides').filter((path) => !/\/index(-p\d+)?\.html$|\/.*\//.test(path));
  assert.ok(guides.length >= 40, `the demo has only ${guides.length} guides`);
  return guides;
}

export const read = (path) => readFileSync(join(FOLDER, path), 'utf8');

/** The portal as it opens from disk. */
export const FROM_DISK = pathToFileURL(join(FOLDER, '/')).href;

/**
 * Serves the portal under `/a/b/portal/` and nothing else, as if it lay inside somebody else's site. `change` may give
 * other text for a path, or null for a file that is not there.
 */
export async function serve({ folder = FOLDER, change = () => undefined } = {}) {
  const base = '/a/b/portal/';
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const asked = path.startsWith(base) ? path.slice(base.length) || 'index.html' : '';
    const changed = change(asked, () => readFileSync(join(folder, asked), 'utf8'));
    if (changed === undefined) answer(folder, asked, response);
    else send(changed, asked, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
};

function send(text, path, response) {
  response.writeHead(text === null ? 404 : 200, { 'content-type': TYPES[extname(path)] }).end(text ?? '');
}

function answer(folder, path, response) {
  const file = normalize(join(folder, path));
  const known = path !== '' && file.startsWith(normalize(folder) + sep) && existsSync(file) && statSync(file).isFile();
  if (!known) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
