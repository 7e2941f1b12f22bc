// A query that names a situation of a guide: the hit opens it and says so; any other query opens the guide as a whole.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.js';
import { launch, open } from './lib/browser.js';
import { serve } from './lib/portal.js';

/** Every document has these options, whatever the content of the portal asks. */
const OPTIONS = 'who=self\t本人来\t本人来|who=agent\t别人代办\t别人代办 代办|who=agent&kin=child\t子女代办\t子女代办';
const asking = (path, read) => {
  if (path !== 'search/facets.js') return undefined;
  const [, data, mark] = /^mingbaiSearch\("facets",(.*),("[0-9a-f]{8}")\);\n$/.exec(read());
  const facts = JSON.parse(data);
  // `$` is the number 1; a flag of fifteen at most is one sign.
  facts.options = [OPTIONS, '$'.repeat(facts.flags.length)];
  return `mingbaiSearch("facets",${JSON.stringify(facts)},${mark});\n`;
};

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ change: asking })]);
});
after(() => {
  server?.close();
  return browser?.close();
});

const asked = async (query, run) => {
  const { page, faults, close } = await open(browser, server.url);
  await page.goto(`${server.url}search.html?${new URLSearchParams({ q: query })}`);
  await page.locator('.result').first().waitFor();
  const first = page.locator('.result').first();
  await run({
    page,
    href: await first.locator('.result-title').getAttribute('href'),
    told: (await first.locator('.result-situation').allTextContents()).join(),
  });
  assert.deepEqual(faults, []);
  await close();
};

test('a query that names an option opens that situation and says so', async () => {
  await asked('社保卡代办', async ({ page, href, told }) => {
    assert.match(href, /guides\/[a-z-]+\.html#who=agent$/);
    assert.equal(told, '直接看“别人代办”的情形');
    assert.deepEqual(await violations(page), []);
  });
});

test('of several options the longest word decides, blanks or not', async () => {
  await asked('社保卡 子女 代办', async ({ href, told }) => {
    assert.match(href, /#who=agent&kin=child$/);
    assert.equal(told, '直接看“子女代办”的情形');
  });
});

test('a query that names none opens the guide as a whole', async () => {
  await asked('社保卡', async ({ href, told }) => {
    assert.match(href, /guides\/[a-z-]+\.html$/);
    assert.equal(told, '');
  });
});
