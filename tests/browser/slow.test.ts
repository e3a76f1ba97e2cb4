import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { connectApp } from '../support/connected-app.ts';
import { eventually } from '../support/server.ts';
import { leftOut } from '../support/share.ts';
import {
  addTask,
  forgiveNetwork,
  listTasks,
  newPerson,
  openAs,
  type Person,
  programInBrowser,
  row,
  skip,
  toasted,
} from './support.ts';

// Board and chat on a network that takes its time or loses what was sent: nothing jumps, what is going on is said, nothing is done twice.

const at = programInBrowser();

/** Every request takes two seconds longer. */
async function slowDown(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  const conditions = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await protocol.send('Network.emulateNetworkConditions', conditions);
}

/** Sums up what moved without a press or a key. */
async function watchShifts(page: Page): Promise<() => Promise<{ shift: number; what: string[] }>> {
  await page.addInitScript(() => {
    const total = { shift: 0, what: [] as string[] };
    Object.assign(globalThis, { total });
    interface Shift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Element }[];
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        total.shift += entry.value;
        total.what.push(...entry.sources.map(({ node }) => `${node?.className || node?.nodeName} ${entry.value}`));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { total: { shift: number; what: string[] } }).total);
}

const callsOf = (page: Page, tool: string): { key: string }[] => {
  const calls: { key: string }[] = [];
  page.on('request', (request) => {
    const call = request.url().endsWith('/mcp') ? request.postDataJSON() : undefined;
    if (call?.params?.name === tool) calls.push({ key: call.params._meta['actodo/idempotency-key'] });
  });
  return calls;
};

/** The answers of so many calls of a tool are lost after the server has done what they ask. */
async function loseAnswers(page: Page, tool: string, count: number): Promise<void> {
  let left = count;
  await page.route('**/mcp', async (route) => {
    if (left === 0 || !route.request().postData()?.includes(`"${tool}"`)) return route.continue();
    left--;
    await route.fetch();
    return route.abort('connectionreset');
  });
}

const eventsOf = async ({ id, token }: Person): Promise<number> => {
  const answer = await fetch(`${at.server.url}/api/${id}/export?format=json`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { tasks: unknown[] }).tasks.length;
};

const viewports = [
  { width: 1280, height: 800 },
  { width: 360, height: 720 },
];
for (const [nth, viewport] of viewports.entries())
  test(`a board that comes slowly does not jump, ${viewport.width} px`, {
    skip: skip.skip || leftOut(nth),
  }, async (t) => {
    const ann = await newPerson(at.server.url);
    for (const title of ['One', 'Two', 'Three'])
      await addTask(at.server.url, ann, { title, due_date: 'today', tags: ['home'] });
    const { page } = await openAs(t, at, ann, { viewport });
    await slowDown(page);
    const shifts = await watchShifts(page);
    await page.goto('/', { waitUntil: 'commit' });
    await page.locator('.skeleton').waitFor();
    await row(page, 'Three').waitFor();
    await page.waitForLoadState('networkidle');
    const { shift, what } = await shifts();
    assert.ok(shift < 0.02, `${shift}: ${what.join(', ')}`);
  });

const slowPages: [name: string, path: string, seen: string][] = [
  ['every task', '/#all', 'Three'],
  ['notifications', '/#notifications', 'Notifications'],
  ['settings', '/#settings', 'Delete my account'],
  ['applications', '/#apps', 'VS Code'],
];
for (const [nth, [name, path, seen]] of slowPages.entries())
  test(`a page that comes slowly does not jump: ${name}`, { skip: skip.skip || leftOut(nth) }, async (t) => {
    const ann = await newPerson(at.server.url);
    for (const title of ['One', 'Two', 'Three']) await addTask(at.server.url, ann, { title, due_date: 'today' });
    await connectApp(at.server.url, ann);
    const { page } = await openAs(t, at, ann, { viewport: { width: 360, height: 720 } });
    await slowDown(page);
    const shifts = await watchShifts(page);
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator('main').getByText(seen).first().waitFor();
    await page.waitForLoadState('networkidle');
    const { shift, what } = await shifts();
    assert.ok(shift < 0.02, `${shift}: ${what.join(', ')}`);
  });

for (const [nth, viewport] of viewports.entries())
  test(`a connection that is lost moves nothing, ${viewport.width} px`, {
    skip: skip.skip || leftOut(nth),
  }, async (t) => {
    const ann = await newPerson(at.server.url);
    await addTask(at.server.url, ann, { title: 'One', due_date: 'today' });
    const window = await openAs(t, at, ann, { viewport });
    forgiveNetwork(window);
    const { page, context } = window;
    const shifts = await watchShifts(page);
    for (const path of ['/', '/#settings']) {
      await page.goto(path);
      await page
        .locator(path === '/' ? '.row' : '.entry')
        .first()
        .waitFor();
      await page.waitForLoadState('networkidle');
      const before = (await shifts()).shift;
      await context.setOffline(true);
      const banner = page.getByText('You are offline. What you write stays here and is sent when you are back.');
      await banner.waitFor();
      const box = (await banner.boundingBox())!;
      assert.ok(box.y > 0 && box.y + box.height <= viewport.height, 'it is in sight');
      const { shift, what } = await shifts();
      assert.equal(shift, before, what.join(', '));
      await context.setOffline(false);
      await banner.waitFor({ state: 'detached' });
    }
  });

test('slowly: a first connection that takes its time is not called lost', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await addTask(at.server.url, ann, { title: 'One', due_date: 'today' });
  const { page } = await openAs(t, at, ann);
  await page.routeWebSocket('**/live', () => {});
  await page.clock.install();
  await page.goto('/');
  await row(page, 'One').waitFor();
  await page.clock.runFor(10_000);
  assert.equal(await page.locator('.banner').count(), 0);
  await page.clock.runFor(10_000);
  await page.locator('.banner').waitFor();
});

test('slowly: Enter is pressed many times and one task is added; what is going on is said', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  await page.goto('/');
  await page.locator('#quick-add').waitFor();
  await slowDown(page);
  const adds = callsOf(page, 'add_task');
  await page.locator('#quick-add').fill('Buy milk');
  for (let n = 0; n < 5; n++) await page.keyboard.press('Enter');
  await page.locator('.quick-line [aria-disabled="true"]', { hasText: 'Add task' }).waitFor();
  assert.equal(await page.locator('#quick-add').inputValue(), 'Buy milk', 'it stays until it was taken');
  await row(page, 'Buy milk').waitFor();
  await eventually(async () => assert.equal(await page.locator('#quick-add').inputValue(), ''));
  assert.equal(adds.length, 1);

  await row(page, 'Buy milk').locator('.row-title').focus();
  await page.keyboard.press('1');
  await row(page, 'Buy milk').locator('.dot').waitFor();
  await row(page, 'Buy milk').getByText('Urgent priority').waitFor({ state: 'attached' });
  await row(page, 'Buy milk').locator('.dot').waitFor({ state: 'detached' });
  const [task] = await listTasks(at.server.url, ann);
  assert.equal(task?.priority, 'urgent');
});

for (const lost of [1, 2])
  test(
    `an answer that is lost ${lost === 1 ? 'once' : 'twice'} while the socket lives: the change is sent again by itself, and happens once`,
    skip,
    async (t) => {
      const ann = await newPerson(at.server.url);
      await addTask(at.server.url, ann, { title: 'Pay rent', due_date: 'today', recurrence: 'every month' });
      const window = await openAs(t, at, ann);
      forgiveNetwork(window);
      const { page } = window;
      await page.goto('/');
      await row(page, 'Pay rent').waitFor();
      const calls = callsOf(page, 'complete_task');
      await loseAnswers(page, 'complete_task', lost);
      await row(page, 'Pay rent').getByRole('checkbox').click();
      await toasted(page, 'Back online. 1 change saved.').waitFor();
      assert.equal(calls.length, lost + 1);
      assert.equal(new Set(calls.map(({ key }) => key)).size, 1, 'each time under the same key');
      assert.equal(await page.getByText('Waits for a connection').count(), 0);
      await eventually(async () => assert.equal((await listTasks(at.server.url, ann)).length, 2));
      assert.equal(await eventsOf(ann), 2);
    },
  );

test('an answer that breaks off in its middle is no reason to lose the text or to add twice', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const window = await openAs(t, at, ann);
  forgiveNetwork(window);
  const { page } = window;
  await page.goto('/');
  await page.locator('#quick-add').waitFor();
  let isBroken = true;
  await page.route('**/mcp', async (route) => {
    if (!isBroken || !route.request().postData()?.includes('"add_task"')) return route.continue();
    isBroken = false;
    await route.fetch();
    return route.fulfill({ contentType: 'application/json', body: '{"jsonrpc":"2.0","id":1,"resu' });
  });
  await page.locator('#quick-add').fill('Buy milk');
  await page.keyboard.press('Enter');
  await row(page, 'Buy milk').waitFor();
  await eventually(async () => assert.equal(await page.locator('#quick-add').inputValue(), ''));
  assert.equal((await listTasks(at.server.url, ann)).length, 1);
});

test('slowly: the chat says what it is doing, keeps the text until it was taken, and sends once', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann, { viewport: { width: 1280, height: 800 } });
  const shifts = await watchShifts(page);
  await page.goto('/#all');
  const field = page.getByLabel('Message to Actodo');
  await field.waitFor();
  await slowDown(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/chat') && request.postData()?.includes('Buy milk')) sent.push(request.url());
  });
  await field.fill('Buy milk');
  for (let n = 0; n < 4; n++) await field.press('Enter');
  const log = page.getByRole('log', { name: 'Messages' });
  await log.getByText('Sending').waitFor();
  assert.equal(await field.inputValue(), 'Buy milk');
  await page.getByRole('article', { name: 'Actodo' }).first().waitFor();
  await eventually(async () => assert.equal(await field.inputValue(), ''));
  assert.equal(sent.length, 1);
  await row(page, 'Buy milk').waitFor();
  assert.equal((await listTasks(at.server.url, ann)).length, 1);
  const { shift, what } = await shifts();
  assert.ok(shift < 0.02, `${shift}: ${what.join(', ')}`);
});
