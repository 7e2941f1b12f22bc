// Debian's Firefox ESR, driven over WebDriver BiDi, which it speaks itself: no geckodriver is needed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

const PROGRAMS = ['firefox-esr', 'firefox'];
/** A browser that asks nobody for anything: no updates, no experiments, no telemetry. */
const SETTINGS = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
  'intl.accept_languages': 'zh-CN',
};

/** Names of keys as WebDriver writes them. */
const KEYS = { Enter: '\ue007', Tab: '\ue004', Escape: '\ue00c', ArrowDown: '\ue015', ArrowUp: '\ue013', Home: '\ue011', End: '\ue010' };

/** Starts Firefox with an empty profile. */
export async function launchFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const settings = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), settings.join(''));
  const process = await start(profile);
  const session = await connect(await address(process));
  await session.send('session.new', { capabilities: {} });
  await session.send('session.subscribe', { events: ['log.entryAdded'] });
  const close = async () => {
    const ended = new Promise((done) => process.once('exit', done));
    await session.send('browser.close').catch(() => process.kill());
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { open: () => open(session), close };
}

async function start(profile) {
  for (const program of PROGRAMS) {
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank'];
    const process = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const error = await new Promise((done) => {
      process.once('error', done);
      process.once('spawn', () => done(null));
    });
    if (!error) return process;
  }
  return assert.fail(`none of ${PROGRAMS.join(', ')} is on PATH`);
}

/** Where it listens, which it writes to standard error. */
function address(process) {
  return new Promise((done, failed) => {
    let text = '';
    process.stderr.on('data', (part) => {
      text += part;
      const found = text.match(/WebDriver BiDi listening on (ws:\S+)/);
      if (found) done(`${found[1]}/session`);
    });
    process.once('exit', () => failed(new Error(`Firefox ended: ${text}`)));
  });
}

/** Sends commands and gives their answers; `listeners` hear of events. */
async function connect(url) {
  const socket = new WebSocket(url);
  const waiting = new Map();
  const listeners = new Set();
  await new Promise((done, failed) => socket.once('open', done).once('error', failed));
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    if (message.type === 'event') return listeners.forEach((listen) => listen(message));
    const { done, failed } = waiting.get(message.id);
    waiting.delete(message.id);
    return message.type === 'error' ? failed(new Error(`${message.error}: ${message.message}`)) : done(message.result);
  });
  socket.on('close', () => waiting.forEach(({ failed }) => failed(new Error('Firefox has gone'))));
  let id = 0;
  const send = (method, params = {}) => new Promise((done, failed) => {
    id += 1;
    waiting.set(id, { done, failed });
    socket.send(JSON.stringify({ id, method, params }));
  });
  return { send, listeners };
}

/** A new tab; `faults` fills with what goes wrong in it. */
async function open({ send, listeners }) {
  const { context } = await send('browsingContext.create', { type: 'tab' });
  const faults = [];
  const listen = ({ params }) => {
    if (params.source?.context === context && /error|warn/.test(params.level)) faults.push(params.text);
  };
  listeners.add(listen);

  const evaluate = async (script, ...args) => {
    const functionDeclaration = typeof script === 'function' ? script.toString() : `() => (${script})`;
    const { result, exceptionDetails } = await send('script.callFunction', {
      functionDeclaration: `async (...args) => JSON.stringify(await (${functionDeclaration})(...args.map((arg) => JSON.parse(arg))) ?? null)`,
      arguments: args.map((arg) => ({ type: 'string', value: JSON.stringify(arg) })),
      target: { context },
      awaitPromise: true,
    });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.text);
    return JSON.parse(result.value);
  };
  return {
    faults,
    evaluate,
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    resize: (width, height) => send('browsingContext.setViewport', { context, viewport: { width, height } }),
    url: () => evaluate('location.href'),
    /** Waits until a function of the page says yes. */
    async until(script, ...args) {
      const end = Date.now() + 10_000;
      for (;;) {
        // While a page goes, nothing in it answers.
        const found = await evaluate(script, ...args).catch(() => false);
        if (found) return found;
        assert.ok(Date.now() < end, `not within 10 s: ${script}`);
        await new Promise((done) => { setTimeout(done, 50); });
      }
    },
    /** Presses keys one after the other: a text, or names as `Enter`. */
    press(...keys) {
      const chars = keys.flatMap((key) => (KEYS[key] ? [KEYS[key]] : [...key]));
      const actions = chars.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }, { type: 'pause', duration: 20 }]);
      return send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async close() {
      listeners.delete(listen);
      await send('browsingContext.close', { context });
    },
  };
}
