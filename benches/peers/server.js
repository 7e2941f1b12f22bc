// A web server with compression that counts what it sends.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };

/**
 * Serves folders, each under its own path, and `start` as the page at `/`. `sent` fills with the bytes of each body, compressed
 * unless that makes it longer, by its path.
 */
export async function serve(folders, start) {
  const sent = [];
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path === '/' ? '' : find(folders, path);
    if (file === undefined) return response.writeHead(404).end();
    if (!packed.has(path)) packed.set(path, pack(file ? readFileSync(file) : Buffer.from(start)));
    const { body, isPacked } = packed.get(path);
    const headers = { 'content-type': TYPES[file ? extname(file) : '.html'] ?? 'application/octet-stream' };
    if (isPacked) headers['content-encoding'] = 'gzip';
    sent.push({ path, bytes: body.length });
    return response.writeHead(200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, close: () => server.close() };
}

/** As web servers pack it: Node.js has a zlib of its own, which makes Chinese text up to 5 % longer. */
function pack(plain) {
  const body = execFileSync('gzip', ['-9', '-n'], { input: plain, maxBuffer: 2 ** 28 });
  return body.length < plain.length ? { body, isPacked: true } : { body: plain, isPacked: false };
}

function find(folders, path) {
  for (const [below, folder] of Object.entries(folders)) {
    const file = normalize(join(folder, path.slice(below.length)));
    const isInside = path.startsWith(below) && file.startsWith(normalize(folder) + sep);
    if (isInside && existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}
