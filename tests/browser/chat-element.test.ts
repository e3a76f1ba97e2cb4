import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noChromium } from '../support/chromium.ts';
import { eventually } from '../support/server.ts';
import { answered, wholeTurn } from './chat-events.ts';
import { startFront } from './chat-front.ts';
import { answers, field, say, signedIn } from './chat-page.ts';
import { forgiveNetwork, startBrowser } from './support.ts';

// OpenAI's element for the chat. Its script is never loaded here: a stub stands for it, with the part of its interface that the page uses.

const skip = noChromium;
const cleanup = { after } as Pick<TestContext, 'after'>;
const front = skip ? (undefined as never) : await startFront(cleanup, { CHATKIT_DOMAIN_KEY: 'local-dev' });
const at = { front, browser: skip ? (undefined as never) : await startBrowser(cleanup) };
const script = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

const stub = (readyAfterMs: number) => `customElements.define('openai-chatkit', class extends HTMLElement {
  setOptions(options) {
    this.options = options;
    setTimeout(() => this.dispatchEvent(new CustomEvent('chatkit.ready')), ${readyAfterMs});
  }
});`;

/** What the network makes of the element's script. */
async function serve(page: Page, how: 'blocked' | { readyAfterMs: number }): Promise<void> {
  await page.route(script, (route) =>
    how === 'blocked' ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: stub(how.readyAfterMs) }),
  );
}

/** How long the page waits for the element, in milliseconds. */
const patienceMs = 3_000;

/** Those 3 s of the page do not pass by themselves, however slow the machine is. */
async function holdPatience(page: Page): Promise<void> {
  await page.addInitScript((ms) => {
    const { setTimeout: wait, clearTimeout: stop } = globalThis;
    const held = new Map<number, () => void>();
    const setTimeout = (run: () => void, after?: number, ...more: unknown[]) => {
      if (after !== ms) return wait(run, after, ...more);
      const id = -1 - held.size;
      held.set(id, run);
      return id;
    };
    const clearTimeout = (id?: number) => (held.delete(id ?? 0) ? undefined : stop(id));
    Object.assign(globalThis, { setTimeout, clearTimeout, held });
  }, patienceMs);
}

interface Holding {
  held: Map<number, () => void>;
}

/** They have passed for whoever waits. */
const endPatience = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const run of (globalThis as unknown as Holding).held.values()) run();
  });

test('the element drives the endpoint through the fetch of the page, which adds the token', { skip }, async (t) => {
  const window = await signedIn(t, at);
  const { page } = window;
  front.script = (operation, reply) =>
    operation.type === 'threads.create' && wholeTurn(operation, reply, answered('a1', 'Hello from the server.'));
  await serve(page, { readyAfterMs: 0 });
  await holdPatience(page);
  await page.goto(front.url);
  const element = page.locator('openai-chatkit');
  await eventually(async () => assert.ok(await element.evaluate((each) => 'options' in each)));
  const answer = await element.evaluate(async (each) => {
    const { api, history } = (each as unknown as { options: ChatKitOptions }).options;
    const input = { content: [{ type: 'input_text', text: 'Hello' }], attachments: [], inference_options: {} };
    const body = JSON.stringify({ type: 'threads.create', params: { input } });
    const headers = { 'content-type': 'application/json', 'chatkit-frame-instance-id': 'f1' };
    const response = await api.fetch(api.url, { method: 'POST', headers, body });
    const refused = await api.fetch(api.url, { method: 'POST', headers, body: '{"type":"nonsense","params":{}}' });
    const type = response.headers.get('content-type');
    return { domainKey: api.domainKey, history, type, text: await response.text(), refused: refused.status };
  });
  assert.equal(answer.domainKey, 'local-dev');
  assert.deepEqual(answer.history, { enabled: true, showDelete: true, showRename: true });
  assert.match(String(answer.type), /text\/event-stream/);
  assert.match(answer.text, /Hello from the server\./);
  assert.equal(answer.refused, 400, 'a refusal is an answer');
  const [{ headers } = assert.fail()] = front.asked;
  assert.match(String(headers.authorization), /^Bearer /);
  assert.equal(headers['chatkit-frame-instance-id'], 'f1');
  // Nobody waits any more: it stays.
  await page.waitForFunction(() => (globalThis as unknown as Holding).held.size === 0);
  assert.equal(await element.count(), 1);
  assert.equal(await field(page).count(), 0);
  forgiveNetwork(window);
});

interface ChatKitOptions {
  api: { url: string; domainKey: string; fetch: typeof fetch };
  history: object;
}

for (const [what, how] of [
  ['blocked', 'blocked'],
  ['not ready within 3 s', { readyAfterMs: 20_000 }],
] as const)
  test(`the element is ${what}: the built-in chat`, { skip }, async (t) => {
    const window = await signedIn(t, at);
    const { page } = window;
    front.script = (operation, reply) =>
      operation.type === 'threads.create' && wholeTurn(operation, reply, answered('a1', 'Hello from here.'));
    await serve(page, how);
    // What was blocked is not waited for; else the 3 s end when the test says so.
    await holdPatience(page);
    await page.goto(front.url);
    if (how !== 'blocked') {
      await page.locator('openai-chatkit').waitFor({ state: 'attached' });
      assert.equal(await field(page).count(), 0, 'before its time has ended');
      await endPatience(page);
    }
    await field(page).waitFor();
    assert.equal(await page.locator('openai-chatkit').count(), 0);
    await say(page, 'Hello');
    await answers(page).filter({ hasText: 'Hello from here.' }).waitFor();
    forgiveNetwork(window);
  });

test('the policy names foreign hosts only on the page with the chat, and only when it is set', { skip }, async (t) => {
  const policyOf = async (path: string) =>
    String((await fetch(`${front.url}${path}`)).headers.get('content-security-policy'));
  assert.match(await policyOf('/'), new RegExp(`script-src 'self' 'sha256-[^']+' ${script};`));
  assert.match(await policyOf('/'), /frame-src https:\/\/cdn\.platform\.openai\.com;/);
  assert.doesNotMatch(await policyOf('/admin'), /openai/);
  const plain = await startFront(t);
  assert.doesNotMatch(await (await fetch(plain.url)).text(), /chatkit-/);
  assert.doesNotMatch(String((await fetch(plain.url)).headers.get('content-security-policy')), /openai/);
});
