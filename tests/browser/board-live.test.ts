import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { callTool, eventually } from '../support/server.ts';
import {
  addTask,
  forgiveNetwork,
  listTasks,
  openTab,
  openWindow,
  programInBrowser,
  quickAdd,
  row,
  signUpOn,
  skip,
  toasted,
  userOf,
} from './support.ts';

const at = programInBrowser();

test(
  'what another window or client does is there within a second, and marked; focus and text stay where they are (R9)',
  skip,
  async (t) => {
    const window = await openWindow(t, at.browser);
    const { page } = window;
    await signUpOn(page, at.server.url);
    const other = await openTab(window);
    const told: unknown[] = [];
    other.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(payload)));
    await other.goto(at.server.url);
    await other.locator('#quick-add').fill('half a thought');
    await other.evaluate(() => (document.querySelector('#quick-add') as HTMLInputElement).setSelectionRange(4, 4));
    const before = told.length;
    await quickAdd(page, 'Buy milk');
    await row(page, 'Buy milk').waitFor();
    const began = performance.now();
    await row(other, 'Buy milk').waitFor();
    t.diagnostic(`seen in the other window after ${Math.round(performance.now() - began)} ms`);
    await eventually(() => assert.ok(told.length > before, 'it was told by its socket'));
    const user = await userOf(page);
    const id = Number(await row(page, 'Buy milk').getAttribute('data-task'));
    await callTool(at.server.url, user, 'update_task', { task_id: id, title: 'Buy oat milk', priority: 'high' });
    for (const each of [page, other]) await row(each, 'Buy oat milk').and(each.locator('.fresh')).waitFor();
    await callTool(at.server.url, user, 'complete_task', { task_id: id });
    await row(other, 'Buy oat milk').waitFor({ state: 'detached' });
    const state = await other.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      return [field.id, field.value, field.selectionStart];
    });
    assert.deepEqual(state, ['quick-add', 'half a thought', 4]);
  },
);

test('an event that is older than what is known changes nothing', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  const held: string[] = [];
  let isHeld = false;
  await page.routeWebSocket('**/live', (socket) => {
    const behind = socket.connectToServer();
    behind.onMessage((text) => (isHeld ? held.push(String(text)) : socket.send(text)));
    release = () => {
      isHeld = false;
      for (const text of held.reverse()) socket.send(text);
    };
  });
  let release = () => {};
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const id = await addTask(at.server.url, user, { title: 'One', due_date: 'today' });
  await row(page, 'One').waitFor();
  isHeld = true;
  await callTool(at.server.url, user, 'update_task', { task_id: id, title: 'Two' });
  await callTool(at.server.url, user, 'update_task', { task_id: id, title: 'Three' });
  while (held.length < 2) await page.waitForTimeout(10);
  release();
  await row(page, 'Three').waitFor();
  await addTask(at.server.url, user, { title: 'Last', due_date: 'today' });
  await row(page, 'Last').waitFor();
  assert.equal(await row(page, 'Two').count(), 0);
});

test('R35: changes made without a connection wait in sight, and are sent in order when it is back', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page, context } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'One', due_date: 'today' });
  await addTask(at.server.url, user, { title: 'Two', due_date: 'today' });
  await row(page, 'Two').waitFor();
  await context.setOffline(true);
  await page.getByText('You are offline. What you write stays here and is sent when you are back.').waitFor();
  await row(page, 'One').getByRole('checkbox').click();
  await row(page, 'Two').locator('.row-title').focus();
  await page.keyboard.press('1');
  await row(page, 'Two').getByText('Waits for a connection').waitFor();
  assert.deepEqual(
    (await listTasks(at.server.url, user)).map(({ completed, priority }) => [completed, priority]),
    [
      [false, 'medium'],
      [false, 'medium'],
    ],
  );
  await context.setOffline(false);
  await toasted(page, 'Back online. 2 changes saved.').waitFor();
  await page.locator('.banner').waitFor({ state: 'detached' });
  const tasks = await listTasks(at.server.url, user, { sort_by: 'created_at', order: 'asc' });
  assert.deepEqual(
    tasks.map(({ completed, priority }) => [completed, priority]),
    [
      [true, 'medium'],
      [false, 'urgent'],
    ],
  );
});

/** Without the network, the page itself still comes: what a server that restarts, or a weak network, looks like. */
async function cutOff(page: import('playwright-core').Page): Promise<() => Promise<void>> {
  const cut = (route: import('playwright-core').Route) => route.abort();
  const paths = ['**/mcp', '**/parse'];
  await page.routeWebSocket(
    '**/live',
    (socket) => void (isCut ? socket.close({ code: 1001 }) : socket.connectToServer()),
  );
  let isCut = true;
  for (const path of paths) await page.route(path, cut);
  return async () => {
    isCut = false;
    for (const path of paths) await page.unroute(path, cut);
    await page.evaluate(() => dispatchEvent(new Event('online')));
  };
}

const callsOf = (page: import('playwright-core').Page) => {
  const calls: [string, unknown][] = [];
  page.on('requestfinished', (request) => {
    const call = request.url().endsWith('/mcp') ? request.postDataJSON() : undefined;
    if (call?.params?.name !== 'list_tasks' && call)
      calls.push([call.params.name, call.params._meta['actodo/idempotency-key']]);
  });
  return calls;
};

test('R35: what waits for a connection survives a reload, and is sent once, in order', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page, context } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'One', due_date: 'today' });
  await addTask(at.server.url, user, { title: 'Two', due_date: 'today' });
  await row(page, 'Two').waitFor();
  await context.setOffline(true);
  await page.locator('.banner').waitFor();
  await row(page, 'Two').locator('.row-title').focus();
  await page.keyboard.press('1');
  await row(page, 'Two').getByText('Waits for a connection').waitFor();
  await row(page, 'One').getByRole('checkbox').click();
  await quickAdd(page, 'Buy milk #shop');
  await page.getByRole('list', { name: 'Waiting for a connection' }).getByText('Buy milk #shop').waitFor();
  assert.equal(
    await page.locator('#quick-add').inputValue(),
    '',
    'the line is kept elsewhere, the next one can be written',
  );
  await quickAdd(page, 'Buy bread');
  await page.getByRole('list', { name: 'Waiting for a connection' }).getByText('Buy bread').waitFor();
  // Offline nothing can be loaded; with the document alone the page shows what waits.
  const reconnect = await cutOff(page);
  await context.setOffline(false);
  await page.reload();
  await page.getByRole('list', { name: 'Waiting for a connection' }).getByText('Buy bread').waitFor();
  assert.equal((await listTasks(at.server.url, user)).length, 2, 'nothing was sent yet');
  const calls = callsOf(page);
  await reconnect();
  await toasted(page, 'Back online. 4 changes saved.').waitFor();
  await row(page, 'Buy bread').waitFor();
  assert.equal(await page.locator('.waiting-adds').count(), 0);
  assert.deepEqual(
    calls.map(([name]) => name),
    ['update_task', 'complete_task', 'add_task', 'add_task'],
  );
  const tasks = await listTasks(at.server.url, user, { sort_by: 'created_at', order: 'asc' });
  assert.deepEqual(
    tasks.map(({ title, completed, priority, tags }) => [title, completed, priority, tags]),
    [
      ['One', true, 'medium', []],
      ['Two', false, 'urgent', []],
      ['Buy milk', false, 'medium', ['shop']],
      ['Buy bread', false, 'medium', []],
    ],
  );
});

test(
  'R35: rows of a page that is loaded again say that they wait, and two tabs send each change once',
  skip,
  async (t) => {
    const window = await openWindow(t, at.browser);
    const { page } = window;
    forgiveNetwork(window);
    await signUpOn(page, at.server.url);
    const user = await userOf(page);
    await addTask(at.server.url, user, { title: 'One', due_date: 'today' });
    await addTask(at.server.url, user, { title: 'Two', due_date: 'today' });
    await row(page, 'Two').waitFor();
    const other = await openTab(window);
    await other.goto(at.server.url);
    await row(other, 'Two').waitFor();
    const calls = [callsOf(page), callsOf(other)];
    let isCut = true;
    for (const each of [page, other])
      await each.route('**/mcp', (route) =>
        isCut && !route.request().postData()?.includes('list_tasks') ? route.abort() : route.continue(),
      );
    await row(page, 'One').locator('.row-title').focus();
    await page.keyboard.press('1');
    await row(other, 'Two').locator('.row-title').focus();
    await other.keyboard.press('2');
    // Each tab shows what the other one keeps.
    for (const each of [page, other])
      await each.waitForFunction(
        () =>
          [...document.querySelectorAll('.row')].filter(({ textContent }) => textContent?.includes('Waits for'))
            .length === 2,
      );
    await page.reload();
    await row(page, 'Two').getByText('Waits for a connection').waitFor();
    await row(page, 'Two').getByText('High priority').waitFor();
    isCut = false;
    for (const each of [page, other]) await each.evaluate(() => dispatchEvent(new Event('online')));
    for (const each of [page, other])
      await each.waitForFunction(() => !document.body.textContent?.includes('Waits for a connection'));
    assert.deepEqual(
      calls
        .flat()
        .map(([name]) => name)
        .sort(),
      ['update_task', 'update_task'],
    );
    const tasks = await listTasks(at.server.url, user, { sort_by: 'created_at', order: 'asc' });
    assert.deepEqual(
      tasks.map(({ priority, version }) => [priority, version]),
      [
        ['urgent', 2],
        ['high', 2],
      ],
    );
  },
);

test('R35: what waits is of one person, and goes with the sign-out', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'One');
  await row(page, 'One').waitFor();
  await page.route('**/mcp', (route) =>
    route.request().postData()?.includes('complete_task') ? route.abort() : route.continue(),
  );
  await row(page, 'One').getByRole('checkbox').click();
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('actodo-outbox')));
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page
    .getByRole('button', { name: /^(Sign in|Create account)$/ })
    .first()
    .waitFor();
  assert.deepEqual(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('actodo-outbox'))),
    [],
  );
});

/** Lets the sockets of a page through; answers what closes the last one as a server that restarts does. */
async function closableSocket(page: Page): Promise<() => void> {
  let close = () => {};
  await page.routeWebSocket('**/live', (socket) => {
    socket.connectToServer();
    close = () => void socket.close({ code: 1012 });
  });
  return () => close();
}

test('the connection comes back by itself after the server restarted, with a fresh list', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  const closeSocket = await closableSocket(page);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Before', due_date: 'today' });
  await row(page, 'Before').waitFor();
  closeSocket();
  await addTask(at.server.url, user, { title: 'Meanwhile', due_date: 'today' });
  await row(page, 'Meanwhile').waitFor();
});

test(
  'a list that is older than what was heard while it was on its way takes nothing away and brings nothing back',
  skip,
  async (t) => {
    const window = await openWindow(t, at.browser);
    const { page } = window;
    forgiveNetwork(window);
    const closeSocket = await closableSocket(page);
    await signUpOn(page, at.server.url);
    const user = await userOf(page);
    const gone = await addTask(at.server.url, user, { title: 'Gone', due_date: 'today' });
    await row(page, 'Gone').waitFor();
    const [asked, arrives] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let isFirst = true;
    await page.route('**/mcp', async (route) => {
      // The list that is shown, not one that is counted.
      if (!isFirst || !route.request().postData()?.includes('"limit":50')) return route.continue();
      isFirst = false;
      const answer = await route.fetch();
      asked.resolve();
      await arrives.promise;
      await route.fulfill({ response: answer });
    });
    // Whoever comes back asks for the list.
    closeSocket();
    await asked.promise;
    await addTask(at.server.url, user, { title: 'New', due_date: 'today' });
    await callTool(at.server.url, user, 'delete_task', { task_id: gone });
    await row(page, 'New').waitFor();
    await row(page, 'Gone').waitFor({ state: 'detached' });
    const arrived = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/mcp'));
    arrives.resolve();
    await arrived;
    await addTask(at.server.url, user, { title: 'Later', due_date: 'today' });
    await row(page, 'Later').waitFor();
    assert.deepEqual([await row(page, 'New').count(), await row(page, 'Gone').count()], [1, 0]);
  },
);

test('R33: a socket that says it is open and is dead is replaced when the clock has jumped', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  let sockets = 0;
  let isDead = false;
  await page.routeWebSocket('**/live', (socket) => {
    const mute = isDead && sockets === 1;
    sockets++;
    const behind = socket.connectToServer();
    behind.onMessage((text) => {
      if (!isDead || sockets > 1) socket.send(text);
    });
    return mute;
  });
  await page.clock.install();
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  isDead = true;
  await addTask(at.server.url, user, { title: 'While asleep', due_date: 'today' });
  assert.equal(sockets, 1);
  await page.clock.fastForward(60_000);
  await page.clock.runFor(6_000);
  await row(page, 'While asleep').waitFor();
  assert.ok(sockets > 1);
});

test('a list that cannot be read says why and offers Retry; the rows that are there stay', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'Buy milk');
  await row(page, 'Buy milk').waitFor();
  let isDown = true;
  await page.route('**/mcp', (route) =>
    isDown
      ? route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: '{"code":"unavailable","detail":"Tasks are out of reach; try again in a few seconds."}',
        })
      : route.continue(),
  );
  await page.getByRole('link', { name: 'All' }).click();
  await page.getByText('Tasks are out of reach; try again in a few seconds.').first().waitFor();
  isDown = false;
  await page.getByRole('button', { name: 'Retry' }).click();
  await row(page, 'Buy milk').waitFor();
});
