import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { callTool, eventually, postJson } from '../support/server.ts';
import { checkBothLooks, shot, sidewaysAt } from './looks.ts';
import { forgiveNetwork, newPerson, openAs, type Person, programInBrowser, skip } from './support.ts';

let boss: Person;
const at = programInBrowser({ ADMIN_EMAILS: 'boss@example.com' }, async (url) => {
  boss = await newPerson(url, 'boss@example.com');
});

const tasksOf = async (person: Person) =>
  ((await callTool(at.server.url, person, 'list_tasks', {})).structuredContent as { total: number }).total;

const asBoss = (path: string) =>
  fetch(`${at.server.url}/api/admin/${path}`, { headers: { authorization: `Bearer ${boss.token}` } });

/** A series of which the first task was completed, so that its successor is there. */
async function completedSeries(person: Person): Promise<void> {
  await callTool(at.server.url, person, 'add_task', {
    title: 'Pay rent',
    due_date: '2026-12-31',
    recurrence: 'monthly',
  });
  await callTool(at.server.url, person, 'update_task', {
    task_id: 1,
    title: 'Pay the rent',
    priority: 'high',
    tags: ['home'],
  });
  await callTool(at.server.url, person, 'complete_task', { task_id: 1 });
  await eventually(async () => assert.equal(await tasksOf(person), 2));
  await eventually(async () => {
    const { events } = (await (await asBoss(`audit?user_id=${person.id}&task_id=1`)).json()) as { events: unknown[] };
    assert.equal(events.length, 3);
  });
}

const openView = async (page: Page, hash: string, heading: string) => {
  await page.goto(`/admin${hash}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

test('who is no admin reads so and gets back; nothing is fetched', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/admin') && asked.push(request.url()));
  await page.goto('/admin#users');
  await page.getByRole('heading', { name: 'This page is for admins' }).waitFor();
  await shot(page, 'pages-admin-refused');
  await checkBothLooks(page, 'refused');
  await page.getByRole('link', { name: 'Go to your tasks' }).click();
  await page.waitForURL(`${at.server.url}/`);
  assert.deepEqual(asked, []);
});

test('who is signed out is asked to sign in, and is then on the page', skip, async (t) => {
  const { page } = await openAs(t, at);
  await page.goto('/admin');
  await page.getByLabel('E-mail').waitFor();
  assert.equal(await page.locator('.admin').count(), 0);
});

test(
  'an admin finds an event, looks at its history, replays it after a dry run, and nothing doubles',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    await completedSeries(ann);
    const { page } = await openAs(t, at, boss);
    await openView(page, '#audit', 'Audit');
    await page.getByLabel('User (id)').fill(ann.id);
    await page.getByLabel('Type').selectOption('task.completed');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('1 event, the newest first.').waitFor();
    await page.locator('summary', { hasText: 'task.completed' }).click();
    await page.getByRole('region', { name: /^Event / }).waitFor();
    await shot(page, 'pages-admin-audit');

    await page.getByRole('link', { name: 'Replay this event' }).click();
    await page.getByRole('heading', { level: 1, name: 'Replay' }).waitFor();
    assert.equal(await page.getByLabel('To', { exact: true }).inputValue(), 'recurrence');
    await page.getByLabel('Reason').fill('was it taken?');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('Replay 1 event to recurrence?').waitFor();
    await shot(page, 'pages-admin-replay');
    // Another wish is another count.
    await page.getByLabel('Reason').fill('was it taken at all?');
    assert.equal(await page.getByRole('button', { name: 'Replay 1 event' }).count(), 0);
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByRole('button', { name: 'Replay 1 event' }).click();
    await page.getByText('Sent 1 event to recurrence.').waitFor();
    await eventually(async () => {
      const { outbox } = (await (await asBoss('figures')).json()) as { outbox: { waiting: number } };
      assert.equal(outbox.waiting, 0);
    });
    assert.equal(await tasksOf(ann), 2, 'the successor is there once');
    const recorded = (await (await asBoss('audit?event_type=admin.replay_ended')).json()) as {
      events: { payload: object }[];
    };
    assert.deepEqual(
      recorded.events.map(({ payload }) => (payload as { replayed: number }).replayed),
      [1, 0, 0],
    );
  },
);

test('the history of a task says what each version changed, and that it leads to the task', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await completedSeries(ann);
  const window = await openAs(t, at, boss);
  const { page } = window;
  forgiveNetwork(window);
  await openView(page, `#audit?user_id=${ann.id}&task_id=1`, 'Audit');
  await page.getByText('3 events, the newest first.').waitFor();
  await page.locator('summary', { hasText: 'task.updated' }).click();
  await page.getByRole('link', { name: 'History of task 1' }).first().click();
  await page.getByText('What its events lead to is what the task is.').waitFor();
  const second = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Version 2/ }) });
  assert.match(
    (await second.textContent()) ?? '',
    /title\s*Pay rent Pay the rent.*priority\s*medium high.*tags\s*home/s,
  );
  await second.locator('summary').click();
  await page.setViewportSize({ width: 1100, height: 900 });
  await shot(page, 'pages-admin-task');
  await checkBothLooks(page, 'history');
  assert.deepEqual(await sidewaysAt(page), []);
  await page.getByLabel('Task (number)').fill('99');
  await page.getByRole('button', { name: 'Show its history' }).click();
  await page.getByText('There never was such a task').waitFor();
});

test('live figures are charts with tables; what waits is told by consumer', skip, async (t) => {
  await completedSeries(await newPerson(at.server.url));
  const { page } = await openAs(t, at, boss);
  await openView(page, '', 'Overview');
  await page.getByRole('img', { name: /^Requests: [\d,]+ requests, \d+ failed in the last hour/ }).waitFor();
  await page.getByRole('rowheader', { name: 'audit' }).waitFor();
  await page.locator('summary', { hasText: 'Table: Requests' }).click();
  assert.ok((await page.getByRole('region', { name: 'Table: Requests' }).getByRole('row').count()) >= 60);
  await checkBothLooks(page, 'overview');
  assert.deepEqual(await sidewaysAt(page), []);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator('summary', { hasText: 'Table: Requests' }).click();
  await shot(page, 'pages-admin-overview');
  await page.setViewportSize({ width: 360, height: 800 });
  await shot(page, 'pages-admin-overview-phone');
});

test('a user is found, banned with a reason, let in again and erased after the address was typed', skip, async (t) => {
  const bob = await newPerson(at.server.url, 'bob@example.com');
  const window = await openAs(t, at, boss);
  const { page } = window;
  forgiveNetwork(window);
  const signIn = async () =>
    (await postJson(`${at.server.url}/api/auth/sign-in/email`, { email: bob.email, password: bob.password })).status;
  await openView(page, '#users', 'Users');
  await page.getByLabel('Address begins with').fill('bo');
  await page.getByRole('button', { name: 'Search' }).click();
  await eventually(async () => assert.equal(await page.getByRole('listitem').count(), 2));
  // The one beside is oneself: there is nothing to press.
  assert.equal(await page.getByRole('button', { name: 'Ban boss@example.com' }).count(), 0);
  await shot(page, 'pages-admin-users');
  await page.getByRole('button', { name: 'Ban bob@example.com', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('spam');
  await page.getByRole('button', { name: 'Ban this user' }).click();
  await page.getByText('Reason: spam').waitFor();
  assert.equal(await signIn(), 403);
  await page.getByRole('button', { name: 'Unban bob@example.com' }).click();
  await page.getByRole('button', { name: 'Unban this user' }).click();
  await page.getByRole('button', { name: 'Ban bob@example.com', exact: true }).waitFor();
  assert.equal(await signIn(), 200);

  await page.getByRole('button', { name: 'Erase bob@example.com' }).click();
  await page.getByLabel('The address, to be sure').fill('boss@example.com');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('This is another address').waitFor();
  assert.equal(await signIn(), 200);
  await page.getByLabel('The address, to be sure').fill(bob.email);
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await eventually(async () => assert.equal(await page.getByRole('listitem').count(), 1));
  assert.equal(await signIn(), 401);
  await checkBothLooks(page, 'users');
  assert.deepEqual(await sidewaysAt(page), []);
});

test('the audit is checked under a bar, and says that all is as it was recorded', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await completedSeries(ann);
  const { page } = await openAs(t, at, boss);
  await openView(page, '#check', 'Check');
  await page.getByRole('button', { name: 'Check the audit' }).click();
  await page.getByText('Everything is as it was recorded').waitFor();
  await checkBothLooks(page, 'check');
  assert.deepEqual(await sidewaysAt(page), []);
  await page.getByLabel('Anchor (optional)').fill('0'.repeat(64));
  await page.getByRole('button', { name: 'Check the audit' }).click();
  await page.getByText('Something is not as it was recorded').waitFor();
  await shot(page, 'pages-admin-check');
});

test('a filter that cannot be says which field is wrong; what matches is exported as lines', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await completedSeries(ann);
  const window = await openAs(t, at, boss);
  const { page } = window;
  forgiveNetwork(window);
  await openView(page, '#audit', 'Audit');
  await page.getByLabel('Task (number)').fill('1');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('Tasks are counted for each user: add the user.').waitFor();
  assert.equal(await page.getByLabel('User (id)').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.getByLabel('Task (number)').inputValue(), '1', 'what was typed stays');
  await page.getByLabel('User (id)').fill(ann.id);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('3 events, the newest first.').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export what matches' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { task_id: number });
  assert.deepEqual(
    lines.map(({ task_id }) => task_id),
    [1, 1, 1],
  );
  await page.goBack();
  await eventually(async () => assert.equal(await page.getByLabel('User (id)').inputValue(), ''));
});

test('by keyboard alone: to a view, into an event, to its history', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await completedSeries(ann);
  const { page } = await openAs(t, at, boss);
  await openView(page, `#audit?user_id=${ann.id}&event_type=task.completed`, 'Audit');
  await page.getByText('1 event, the newest first.').waitFor();
  const tabTo = async (what: ReturnType<Page['locator']>) => {
    for (let n = 0; n < 30 && !(await what.evaluate((each) => each === document.activeElement)); n++)
      await page.keyboard.press('Tab');
    assert.ok(await what.evaluate((each) => each === document.activeElement));
  };
  await tabTo(page.locator('summary', { hasText: 'task.completed' }));
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('link', { name: 'History of task 1' }));
  await page.keyboard.press('Enter');
  await page.getByText('What its events lead to is what the task is.').waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement?.id),
    'admin-title',
    'a view begins with the focus on its name',
  );
});
