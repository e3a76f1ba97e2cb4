import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, type TestContext } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { noChromium, openBrowser } from '../support/chromium.ts';
import { suiteCleanup } from '../support/http.ts';
import {
  callTool,
  dataDirectory,
  freePort,
  patienceMs,
  postJson,
  type Server,
  startServer,
  type User,
} from '../support/server.ts';

/** The program as a process, and people who use it with a real browser. */

type Cleanup = Pick<TestContext, 'after'>;

export const password = 'correct horse battery';

/** A running program for the tests of one file. */
export async function startProgram(t: Cleanup, env: Record<string, string> = {}): Promise<Server> {
  return startServer(t, { dataDir: await dataDirectory(t), port: await freePort(), env });
}

/** The program and a browser for all tests of a file, which end after them. Where no Chromium is installed neither is started: such tests are given `skip`. `furnish` is what all of them find there. */
export function programInBrowser(
  env?: Record<string, string>,
  furnish: (url: string) => Promise<unknown> = async () => undefined,
): { server: Server; browser: Browser } {
  const suite = suiteCleanup();
  const at = {} as { server: Server; browser: Browser };
  before(async () => {
    if (noChromium) return;
    [at.server, at.browser] = await Promise.all([startProgram(suite, env), startBrowser(suite)]);
    await furnish(at.server.url);
  });
  return at;
}

export const skip = { skip: noChromium };

/** One browser for the tests of one file. */
export const startBrowser = (t: Cleanup): Promise<Browser> => openBrowser(t);

export interface Window {
  page: Page;
  context: BrowserContext;
  /** What the console, the content policy and the page itself complained of; a test that ends with some has failed. */
  complaints: string[];
  /** What the browser says of requests that a test lets fail is no complaint. */
  forgivesNetwork: boolean;
}

const networkFault = /Failed to load resource|WebSocket connection|net::ERR_/;

/** A window that knows nothing yet, in the zone of Karachi unless said otherwise. */
export async function openWindow(t: Cleanup, browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Karachi', ...options });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const window: Window = { page, context, complaints: [], forgivesNetwork: false };
  listen(page, window.complaints);
  t.after(async () => {
    await context.close();
    const left = window.complaints.filter((each) => !(window.forgivesNetwork && networkFault.test(each)));
    assert.deepEqual(left, [], 'the console and the content policy have nothing to say');
  });
  return window;
}

/** For a test that breaks connections, or is refused. */
export function forgiveNetwork(window: Window): void {
  window.forgivesNetwork = true;
}

export interface Person extends User {
  email: string;
  password: string;
}

/** A new account of that server, made over HTTP: its settings have the zone UTC. */
export async function newPerson(url: string, email = `${randomUUID()}@example.com`): Promise<Person> {
  const signed = await postJson(`${url}/api/auth/sign-up/email`, { name: 'Ann', email, password });
  assert.equal(signed.status, 200, await signed.clone().text());
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const answer = await fetch(`${url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  return { id: user.id, email, password, token: ((await answer.json()) as { token: string }).token };
}

/** A window in the zone of such an account, signed in as that person if one is given; its addresses may be paths. */
export async function openAs(
  t: Cleanup,
  { server, browser }: { server: { url: string }; browser: Browser },
  person?: Person,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const made = { baseURL: server.url, locale: 'en-US', timezoneId: 'UTC', ...options };
  const window = await openWindow(t, browser, made);
  if (!person) return window;
  const { email, password } = person;
  const answer = await window.context.request.post('/api/auth/sign-in/email', { data: { email, password } });
  assert.equal(answer.status(), 200);
  return window;
}

/** Another tab of the same window. */
export async function openTab({ context, complaints }: Pick<Window, 'context' | 'complaints'>): Promise<Page> {
  const page = await context.newPage();
  listen(page, complaints);
  return page;
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${error.message}\n${error.stack}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy|Trusted/.test(message.text()))
      complaints.push(`${message.text()} (${message.location().url})`);
  });
}

let people = 0;

/** Creates an account with the page's own form, and waits for the board. */
export async function signUpOn(page: Page, url: string, name = 'Ann'): Promise<{ email: string }> {
  const email = `person-${++people}@example.com`;
  await page.goto(url);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.locator('#quick-add').waitFor();
  return { email };
}

/** The person of the window as a client of the API, such as another device of theirs would be. */
export async function userOf(page: Page): Promise<User> {
  const token = await page.evaluate(async () => {
    const answer = await fetch('/api/auth/token');
    return ((await answer.json()) as { token: string }).token;
  });
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sub: string };
  return { id: claims.sub, token };
}

/** Adds a task over `/mcp`, past the page; answers its number. */
export async function addTask(url: string, user: User, args: Record<string, unknown>): Promise<number> {
  const { structuredContent } = await callTool(url, user, 'add_task', args);
  return structuredContent?.task_id as number;
}

export const listTasks = async (url: string, user: User, args: object = {}) => {
  const { structuredContent } = await callTool(url, user, 'list_tasks', args);
  return structuredContent?.tasks as Record<string, unknown>[];
};

/** Writes into quick add and presses Enter. */
export async function quickAdd(page: Page, text: string): Promise<void> {
  await page.locator('#quick-add').fill(text);
  await page.keyboard.press('Enter');
}

/**
 * Sets the reminders of a task to `kept` and one more that rings in a moment. One that is past when it is set never rings, so the moment is as far
 * away as this machine needs just now.
 */
export async function remindSoon(url: string, user: User, task: number, kept: string[] = []): Promise<void> {
  const began = Date.now();
  await listTasks(url, user, { limit: 1 });
  const rings = Date.now() + 1_000 + 10 * (Date.now() - began);
  await callTool(url, user, 'update_task', { task_id: task, reminders: [...kept, new Date(rings).toISOString()] });
  assert.ok(Date.now() < rings, 'the reminder was set before it was past');
}

/** How many milliseconds of the processor's time the page takes for some work; how busy the machine is with other things does not count. */
export async function processorMs(page: Page, work: () => Promise<unknown>): Promise<number> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await taken();
  await work();
  return (await taken()) - before;
}

export const row = (page: Page, title: string) => page.locator('.row', { has: page.getByText(title, { exact: true }) });

/** A toast with that text; screen readers are told the same elsewhere. */
export const toasted = (page: Page, text: string | RegExp) => page.locator('.toast', { hasText: text });

export const isAdding = () => document.activeElement?.id === 'quick-add';

/** From now on all that the page says to screen readers is kept. */
export const listenTo = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const each of document.querySelectorAll('#say-politely, #say-at-once'))
      new MutationObserver(() => each.textContent && heard.push(each.textContent)).observe(each, { childList: true });
  });

/** What was said since `listenTo`, in order. */
export const heardOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

/** Waits until these words were said since `listenTo`, maybe among others. */
export const says = (page: Page, words: string) =>
  page.waitForFunction(
    (text) => (globalThis as unknown as { heard: string[] }).heard.some((each) => each.includes(text)),
    words,
  );
