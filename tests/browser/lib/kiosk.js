// A kiosk portal of the demo hall in a folder of its own, and a touch screen that shows it from disk.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { open } from './browser.js';

/** The screens that halls have. */
export const SCREENS = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } };

/** Builds the portal; `home` is its address, `pages` are its pages. */
export function buildKiosk() {
  assert.ok(process.env.MINGBAI_BIN, 'MINGBAI_BIN must name the program');
  const work = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const folder = join(work, 'kiosk');
  const repository = fileURLToPath(new URL('../../../', import.meta.url));
  execFileSync(process.env.MINGBAI_BIN, ['build', '--kiosk', '--content', join(repository, 'content'), '--out', folder]);
  const all = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/')).sort();
  return {
    home: pathToFileURL(join(folder, '/')).href,
    pages: all.filter((path) => path.endsWith('.html')),
    has: (path) => existsSync(join(folder, path)),
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

/** A touch screen of the hall, `window.print` written down in `printed`; `before` is done before the first page. */
export async function screen(browser, kiosk, path = 'index.html', { viewport = SCREENS.portrait, before } = {}) {
  const opened = await open(browser, kiosk.home, { viewport, hasTouch: true, reducedMotion: 'reduce' });
  const { page } = opened;
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => {
      window.printed += 1;
      dispatchEvent(new Event('beforeprint'));
      dispatchEvent(new Event('afterprint'));
    };
  });
  await before?.(page);
  await page.goto(kiosk.home + path);
  return opened;
}

/** Touches keys of the on-screen keyboard one after the other: letters, or a name as 删除. */
export async function touch(page, ...keys) {
  for (const key of keys) await page.locator('.keys').getByRole('button', { name: key, exact: true }).tap();
}

/** Touches the box, so that the keyboard comes. */
export async function touchBox(page) {
  await page.locator('input[type=search]').first().tap();
  await page.locator('.keys').waitFor();
}
