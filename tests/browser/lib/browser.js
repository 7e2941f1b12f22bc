// Debian's Chromium, and pages that write down everything that goes wrong in them.

import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Starts the browser that is on PATH. */
export function launch() {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: find(), args: asRoot ? ['--no-sandbox'] : [] });
}

function find() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  assert.ok(found, `none of ${names.join(', ')} is on PATH`);
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A new page in a browser profile of its own. `faults` fills with console errors, uncaught exceptions, violations of the
 * security policy, failed requests and requests that leave `home`; `requests` with every address that was asked for.
 */
export async function open(browser, home, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults = [];
  const requests = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // Aborted: the test went on to the next page before the icon had come.
    if (reason !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(home) && !request.url().startsWith('data:')) faults.push(`outside: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { page, faults, requests, close: () => context.close() };
}

/** The search box of a page. */
export const box = (page) => page.locator('form[data-search] input[type=search]').first();

/** What `[data-search]` lists under the box for all of its text; what it listed while that was typed does not count. */
export async function suggestions(page) {
  const query = encodeURIComponent(await page.locator('form[data-search] input').inputValue());
  await page.locator(`form[data-search] [role=option][href$="search.html?q=${query}"]`).waitFor();
  return page.locator('form[data-search] [role=option]');
}

/** Puts the page into one of the views by pressing its own buttons. */
export async function setView(page, wanted) {
  for (const name of ['large', 'contrast']) {
    const button = page.locator(`[data-view=${name}]`);
    const isOn = (await button.getAttribute('aria-pressed')) === 'true';
    if (isOn !== wanted.includes(name)) await button.click();
  }
}
