// One browser and one web server for all tests of a suite; import what the suite needs.

import { after, before } from 'node:test';
import { launch } from './browser.js';
import { serve } from './portal.js';

/** Running while tests run. */
export let browser;
export let server;

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});
