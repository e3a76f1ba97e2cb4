import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { callTool, eventually } from '../support/server.ts';
import { checkBothLooks, shot, sidewaysAt } from './looks.ts';
import { newPerson, openAs, type Person, programInBrowser, remindSoon, skip } from './support.ts';

const at = programInBrowser();

interface Task {
  id: number;
  completed: boolean;
  reminders: string[];
}

const add = async (person: Person, args: object): Promise<Task> =>
  (await callTool(at.server.url, person, 'add_task', args)).structuredContent?.task as Task;

const taskOf = async (person: Person, id: number): Promise<Task | undefined> =>
  ((await callTool(at.server.url, person, 'list_tasks', {})).structuredContent as { tasks: Task[] }).tasks.find(
    (task) => task.id === id,
  );

const inHalfAnHour = () => new Date(Date.now() + 30 * 60_000).toISOString();

/** A task whose reminder rings in a moment. */
async function ringing(person: Person, title: string): Promise<Task> {
  const task = await add(person, { title, due_date: inHalfAnHour(), reminders: ['PT5M'] });
  await remindSoon(at.server.url, person, task.id, ['PT5M']);
  return task;
}

/** Waits until the page hears what happens. */
async function opened(page: Page, path = '/#notifications'): Promise<void> {
  const heard = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await page.goto(path);
  await heard;
}

test(
  'a reminder is a toast in every tab that is seen; putting it off in one takes it away in the others and adds to its reminders',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { page, context } = await openAs(t, at, ann);
    const other = await context.newPage();
    await opened(page);
    await opened(other);
    const { id } = await ringing(ann, 'Dentist');
    for (const tab of [page, other]) await tab.getByText('Dentist, in 30 minutes.').first().waitFor();
    await shot(page, 'pages-reminder');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.toast')), null, 'it takes no focus');
    const before = Date.now();
    await page.getByRole('button', { name: '10 min' }).click();
    await page.getByText('"Dentist" rings again in 10 minutes.').first().waitFor();
    await eventually(async () => assert.equal(await other.locator('.toast', { hasText: 'Dentist, in' }).count(), 0));
    const { reminders = [] } = (await taskOf(ann, id)) ?? {};
    assert.equal(reminders[0], 'PT5M', 'what is to come stays');
    assert.equal(reminders.length, 2, 'what has rung goes');
    assert.ok(Math.abs(Date.parse(reminders[1] ?? '') - before - 600_000) < 30_000, reminders[1]);
  },
);

test(
  'a reminder is completed from its toast; "Tomorrow" is the morning in the zone of the settings',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const headers = { authorization: `Bearer ${ann.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ timezone: 'Asia/Karachi' });
    await fetch(`${at.server.url}/api/${ann.id}/settings`, { method: 'PUT', headers, body });
    const { page } = await openAs(t, at, ann, { timezoneId: 'Asia/Karachi' });
    await opened(page);
    const one = await ringing(ann, 'Buy milk');
    await page.locator('.toast', { hasText: 'Buy milk' }).getByRole('button', { name: 'Complete' }).click();
    await eventually(async () => assert.equal((await taskOf(ann, one.id))?.completed, true));

    const two = await ringing(ann, 'Water plants');
    await page.locator('.toast', { hasText: 'Water plants' }).getByRole('button', { name: 'Tomorrow' }).click();
    // Nine in Karachi is four in UTC.
    await eventually(async () => assert.match((await taskOf(ann, two.id))?.reminders[1] ?? '', /T04:00:00/));
  },
);

test('what is completed elsewhere is not reminded of any more', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  await opened(page);
  const { id } = await ringing(ann, 'Call the bank');
  await page.locator('.toast', { hasText: 'Call the bank' }).waitFor();
  await callTool(at.server.url, ann, 'complete_task', { task_id: id });
  await eventually(async () => assert.equal(await page.locator('.toast', { hasText: 'Call the bank,' }).count(), 0));
});

test('whoever signs out leaves no reminder on the page, in any tab', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page, context } = await openAs(t, at, ann);
  await opened(page);
  const other = await context.newPage();
  await opened(other);
  await ringing(ann, 'Secret errand');
  for (const tab of [page, other]) await tab.locator('.toast', { hasText: 'Secret errand' }).waitFor();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const tab of [page, other]) {
    await tab.getByLabel('E-mail', { exact: true }).waitFor();
    await eventually(async () => assert.equal(await tab.locator('.toast', { hasText: 'Secret errand' }).count(), 0));
  }
});

/** Tabs of this context count what they show to the system. */
const countShown = (context: BrowserContext) =>
  context.addInitScript(() => {
    const real = ServiceWorkerRegistration.prototype.showNotification;
    ServiceWorkerRegistration.prototype.showNotification = function (title, options) {
      const { shown = [] } = globalThis as { shown?: string[] };
      Object.assign(globalThis, { shown: [...shown, `${title} ${options?.tag}`] });
      return real.call(this, title, options);
    };
  });

/** Tabs that say of themselves that nobody sees them. */
async function unseenTabs(context: BrowserContext, count: number): Promise<Page[]> {
  await context.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  });
  const tabs: Page[] = [];
  for (let n = 0; n < count; n++) {
    const tab = await context.newPage();
    await opened(tab);
    tabs.push(tab);
  }
  return tabs;
}

const shownBy = (tabs: Page[]): Promise<string[]> =>
  Promise.all(tabs.map((tab) => tab.evaluate(() => (globalThis as { shown?: string[] }).shown ?? []))).then((all) =>
    all.flat(),
  );

test(
  'one reminder, one notification of the system, over three tabs that nobody sees; and the next tab takes the lead over',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { page, context } = await openAs(t, at, ann);
    await page.close();
    await context.grantPermissions(['notifications']);
    await countShown(context);
    const tabs = await unseenTabs(context, 3);
    await ringing(ann, 'First');
    for (const tab of tabs) await tab.locator('.toast', { hasText: 'First' }).waitFor();
    await eventually(async () => assert.equal((await shownBy(tabs)).length, 1));
    assert.match((await shownBy(tabs))[0] ?? '', new RegExp(`^First, in 30 minutes\\. ${ann.id}\\.1\\.\\d+$`));

    await tabs[0]?.close();
    const left = tabs.slice(1);
    await ringing(ann, 'Second');
    for (const tab of left) await tab.locator('.toast', { hasText: 'Second' }).waitFor();
    await eventually(async () =>
      assert.equal((await shownBy(left)).filter((each) => each.startsWith('Second')).length, 1),
    );
    // Both tabs had the reminder, so nothing more is to come.
    assert.equal((await shownBy(left)).length, 1);
  },
);

test('while a tab is seen nothing is shown by the system; when it is closed, the next one is', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page, context } = await openAs(t, at, ann);
  await context.grantPermissions(['notifications']);
  await countShown(context);
  await opened(page);
  const tabs = await unseenTabs(context, 1);
  await ringing(ann, 'Seen');
  for (const tab of [page, ...tabs]) await tab.locator('.toast', { hasText: 'Seen' }).waitFor();
  // Each tab decides in the order of its reminders.
  await ringing(ann, 'Seen as well');
  for (const tab of [page, ...tabs]) await tab.locator('.toast', { hasText: 'Seen as well' }).waitFor();
  assert.deepEqual(await shownBy([page, ...tabs]), []);
  await page.close();
  await ringing(ann, 'Unseen');
  await eventually(async () => assert.equal((await shownBy(tabs)).length, 1));
  assert.match((await shownBy(tabs))[0] ?? '', /^Unseen/);
});

test('permission is asked by a press alone, offered once a reminder was set here; "Not now" rests', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page, context } = await openAs(t, at, ann);
  await context.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'default' });
    Notification.requestPermission = async () => {
      Object.assign(globalThis, { asked: true });
      return 'default';
    };
  });
  const wasAsked = () => page.evaluate(() => (globalThis as { asked?: boolean }).asked ?? false);
  await opened(page);
  assert.equal(await wasAsked(), false);
  await add(ann, { title: 'Nothing to ring' });
  await add(ann, { title: 'With a date', due_date: inHalfAnHour() });
  await page.evaluate(() => location.assign('#all'));
  await page.locator('.row', { hasText: 'With a date' }).waitFor();
  assert.equal(await page.getByText('Ring in this browser too?').count(), 0, 'it was set elsewhere');
  const write = async (line: string) => {
    await page.locator('#quick-add').fill(line);
    await page.keyboard.press('Enter');
  };
  await write('Dentist tomorrow at 9am');
  await page.getByText('Ring in this browser too?').first().waitFor();
  assert.equal(await wasAsked(), false);
  await page.getByRole('button', { name: 'Not now' }).click();
  await write('Another tomorrow at 10am');
  await page.locator('.row', { hasText: 'Another' }).waitFor();
  await ringing(ann, 'The last');
  await page.locator('.toast', { hasText: 'The last' }).waitFor();
  assert.equal(await page.getByText('Ring in this browser too?').count(), 0);
  await page.goto('/#settings');
  await page.getByRole('button', { name: 'Allow notifications' }).click();
  await eventually(async () => assert.equal(await wasAsked(), true));
});

test('notifications are listed, counted in the bar, and marked as read', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  await opened(page);
  await page.getByText('Nothing to remind you of yet.').waitFor();
  await shot(page, 'pages-notices-empty');
  for (const title of ['One', 'Two', 'Three']) await ringing(ann, title);
  await eventually(async () => assert.equal(await page.getByRole('listitem').count(), 3));
  await eventually(async () =>
    assert.equal(await page.getByRole('link', { name: 'Notifications, 3 unread' }).count(), 1),
  );
  await page.getByRole('button', { name: 'Mark as read: Two' }).click();
  await page.getByRole('link', { name: 'Notifications, 2 unread' }).waitFor();
  // Some go by themselves meanwhile.
  await eventually(async () => {
    await page.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLElement>('.toast [aria-label="Close message"]')) each.click();
    });
    assert.equal(await page.locator('.toast').count(), 0);
  });
  await checkBothLooks(page, 'notifications');
  assert.deepEqual(await sidewaysAt(page), []);
  await shot(page, 'pages-notices');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  await page.reload();
  await eventually(async () => assert.equal(await page.getByRole('listitem').count(), 3));
  assert.equal(await page.getByText('new', { exact: true }).count(), 0);
});

test(
  'the service worker shows what is pushed when nobody looks, opens paths of ours alone, and caches nothing',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { page, context } = await openAs(t, at, ann);
    await context.grantPermissions(['notifications']);
    await page.close();
    const [tab] = await unseenTabs(context, 1);
    assert.ok(tab);
    // A first reminder registers it.
    const registered = context.waitForEvent('serviceworker');
    await ringing(ann, 'First');
    const worker = await registered;
    await tab.close();
    await worker.evaluate(async () => {
      const scope = globalThis as unknown as { registration: ServiceWorkerRegistration } & EventTarget;
      for (const each of await scope.registration.getNotifications()) each.close();
    });

    const push = (data: string) =>
      worker.evaluate(async (text) => {
        const work: Promise<unknown>[] = [];
        const event = Object.assign(new Event('push'), {
          data: { json: () => JSON.parse(text) as unknown },
          waitUntil: (each: Promise<unknown>) => work.push(each),
        });
        globalThis.dispatchEvent(event);
        await Promise.all(work);
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        return (await registration.getNotifications()).map(({ title, tag }) => [title, tag]);
      }, data);
    assert.deepEqual(await push(JSON.stringify({ reminder_id: 'r1', task_id: 3, title: 'Dentist' })), [
      ['Dentist', 'r1'],
    ]);
    assert.deepEqual(await push(JSON.stringify({ reminder_id: 'r1', task_id: 3, title: 'Dentist' })), [
      ['Dentist', 'r1'],
    ]);
    assert.equal((await push('no json')).length, 2);

    const opened = (task_id: unknown) =>
      worker.evaluate(async (id) => {
        const found: string[] = [];
        const { clients } = globalThis as unknown as { clients: { openWindow(url: string): Promise<null> } };
        clients.openWindow = async (url) => {
          found.push(url);
          return null;
        };
        const work: Promise<unknown>[] = [];
        const notification = { data: { task_id: id }, close() {} };
        const event = Object.assign(new Event('notificationclick'), {
          notification,
          waitUntil: (each: Promise<unknown>) => work.push(each),
        });
        globalThis.dispatchEvent(event);
        await Promise.all(work);
        return found;
      }, task_id);
    assert.deepEqual(await opened(3), ['/?task=3']);
    for (const odd of ['//evil.example', 'https://evil.example', -1, null]) assert.deepEqual(await opened(odd), ['/']);
    assert.deepEqual(await worker.evaluate(() => caches.keys()), []);
    assert.doesNotMatch(await (await fetch(`${at.server.url}/sw.js`)).text(), /addEventListener\('fetch'|caches\./);
  },
);

test('a link of a mail opens its task and leaves the address; so does a notification', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  for (const title of ['One', 'Two', 'Three']) await add(ann, { title });
  const { page } = await openAs(t, at, ann);
  await page.goto('/?task=2');
  await page.getByRole('button', { name: 'Two', expanded: true }).waitFor();
  assert.equal(new URL(page.url()).search, '');

  await page.goto('/?task=99');
  await page.locator('.toast', { hasText: 'That task is deleted.' }).waitFor();
  await page.goto('/#notifications');
  await page.getByText('Nothing to remind you of yet.').waitFor();
  await ringing(ann, 'Dentist');
  await page.getByRole('listitem').getByRole('link', { name: 'Dentist' }).click();
  await page.getByRole('button', { name: 'Dentist', expanded: true }).waitFor();
});
