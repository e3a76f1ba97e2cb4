import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callTool, eventually } from '../support/server.ts';
import {
  addTask,
  listenTo,
  listTasks,
  openTab,
  openWindow,
  programInBrowser,
  quickAdd,
  row,
  says,
  signUpOn,
  skip,
  toasted,
  userOf,
} from './support.ts';

const at = programInBrowser();

test('a row says everything in words: its box, priority, overdue, repeat, reminders', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, {
    title: 'Pay rent',
    priority: 'urgent',
    due_date: '2026-01-31',
    recurrence: 'every month on the 31st',
    reminders: ['P1D', 'PT1H'],
    tags: ['home', 'money', 'flat', 'must'],
  });
  await page.getByRole('checkbox', { name: /^Complete Pay rent, urgent, due .*, overdue$/ }).waitFor();
  const text = (await row(page, 'Pay rent').textContent()) ?? '';
  for (const words of ['Urgent priority', 'Overdue', '2 reminders', '#home', '+2'])
    assert.ok(text.includes(words), `${words} in ${text}`);
  assert.match(text, /Repeats .*31st/);
  // Who sees the heading reads the word there; under another heading the row shows it.
  const isSeen = (title: string) =>
    row(page, title).evaluate((each) => !each.querySelector('.due.late > span')!.matches('.unseen'));
  await page.getByRole('heading', { name: /^Overdue/, level: 2 }).waitFor();
  assert.equal(await isSeen('Pay rent'), false);
  // Minutes are what the page counts.
  await addTask(at.server.url, user, { title: 'Call Sue', due_date: new Date(Date.now() - 60_000).toISOString() });
  await row(page, 'Call Sue').locator('.due.late').waitFor();
  assert.equal(await isSeen('Call Sue'), true);
});

test('a heading counts what stands below it, and says when more may come', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await Promise.all(Array.from({ length: 60 }, (_, n) => addTask(at.server.url, user, { title: `Task ${n}` })));
  await page.goto(`${at.server.url}/#all`);
  await page.reload();
  await page.getByRole('heading', { name: 'No date 50+', exact: true }).waitFor();
  await page.locator('.task-scroll').evaluate((each) => each.scrollTo(0, each.scrollHeight));
  await row(page, 'Task 59').waitFor();
  await page.locator('.task-scroll').evaluate((each) => each.scrollTo(0, 0));
  await page.getByRole('heading', { name: 'No date 60', exact: true }).waitFor();
});

test('R20: completing is at once, named, and taken back by the toast or by z', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await listenTo(page);
  await quickAdd(page, 'Buy milk');
  await says(page, 'Added Buy milk');
  await row(page, 'Buy milk').getByRole('checkbox').click();
  await toasted(page, 'Completed “Buy milk”.').waitFor();
  await says(page, 'Completed Buy milk. Undo: z');
  await row(page, 'Buy milk').waitFor({ state: 'detached' });
  const user = await userOf(page);
  assert.equal((await listTasks(at.server.url, user))[0]!.completed, true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'Buy milk').waitFor();
  await row(page, 'Buy milk').locator('.row-title').focus();
  await page.keyboard.press('e');
  await row(page, 'Buy milk').waitFor({ state: 'detached' });
  await page.locator('body').press('z');
  await row(page, 'Buy milk').waitFor();
  assert.equal((await listTasks(at.server.url, user))[0]!.completed, false);
});

test('completing a repeating task says when the next one is', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'Water the plants every day');
  await page.getByRole('link', { name: 'All' }).click();
  await row(page, 'Water the plants').getByRole('checkbox').click();
  await toasted(page, 'Completed “Water the plants”. Next one: Tomorrow.').waitFor();
});

test('deleting waits for its toast: Undo brings the task back, unharmed', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'Buy milk');
  await row(page, 'Buy milk').waitFor();
  await row(page, 'Buy milk').getByRole('button', { name: 'More for Buy milk' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await toasted(page, 'Deleting “Buy milk”.').waitFor();
  assert.equal(await row(page, 'Buy milk').count(), 0);
  const user = await userOf(page);
  assert.equal((await listTasks(at.server.url, user)).length, 1, 'nothing was sent yet');
  const isSent = (request: import('playwright-core').Request) => request.postData()?.includes('delete_task') ?? false;
  let sent = 0;
  page.on('request', (request) => isSent(request) && sent++);
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'Buy milk').waitFor();
  await row(page, 'Buy milk').locator('.row-title').focus();
  await page.keyboard.press('e');
  await row(page, 'Buy milk').waitFor({ state: 'detached' });
  await page.locator('body').press('z');
  await row(page, 'Buy milk').waitFor();
  assert.equal((await listTasks(at.server.url, user)).length, 1, 'it is there');
  assert.equal(sent, 0, 'and nobody was asked to delete it');
  await row(page, 'Buy milk').locator('.row-title').focus();
  await page.keyboard.press('Delete');
  await row(page, 'Buy milk').waitFor({ state: 'detached' });
  // A toast that is pointed at stays.
  await page.mouse.move(5, 5);
  await eventually(async () => assert.equal((await listTasks(at.server.url, user)).length, 0));
});

test('a page that is left deletes what it promised to', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  await signUpOn(window.page, at.server.url);
  await quickAdd(window.page, 'Buy milk');
  await row(window.page, 'Buy milk').locator('.row-title').focus();
  const user = await userOf(window.page);
  await window.page.keyboard.press('Delete');
  await toasted(window.page, 'Deleting “Buy milk”.').waitFor();
  const other = await openTab(window);
  await other.goto(at.server.url);
  await row(other, 'Buy milk').waitFor();
  await window.page.close();
  await row(other, 'Buy milk').waitFor({ state: 'detached' });
  assert.equal((await listTasks(at.server.url, user)).length, 0);
});

test('every field is edited in place, and only what was changed is sent', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const id = await addTask(at.server.url, user, {
    title: 'Dentist',
    due_date: 'today',
    tags: ['health'],
    description: 'bring the card',
  });
  const sent: Record<string, unknown>[] = [];
  page.on('request', (request) => {
    const call = request.url().endsWith('/mcp') ? request.postDataJSON() : undefined;
    if (call?.params?.name === 'update_task') sent.push(call.params.arguments);
  });
  await row(page, 'Dentist').locator('.row-title').click();
  const details = page.getByRole('form', { name: 'Details of Dentist' });
  await details.getByLabel('Title').fill('Dentist, Dr. Khan');
  await details.getByLabel('Due').fill('in 3 weeks');
  await details.getByLabel('Repeat').fill('every 6 months');
  await details.getByLabel('Reminders').fill('1 day before, 1 hour before');
  await details.getByLabel('Priority').selectOption('high');
  await details.getByRole('button', { name: 'Save task' }).click();
  await details.waitFor({ state: 'detached' });
  assert.deepEqual(sent, [
    {
      task_id: id,
      title: 'Dentist, Dr. Khan',
      due_date: 'in 3 weeks',
      recurrence: 'every 6 months',
      reminders: ['1 day before', '1 hour before'],
      priority: 'high',
      expected_version: 1,
    },
  ]);
  const [task] = await listTasks(at.server.url, user);
  assert.deepEqual([task!.tags, task!.description, task!.reminders], [['health'], 'bring the card', ['P1D', 'PT1H']]);
});

test('what the server refuses goes back to its value, with the reason beside the row', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Dentist', due_date: 'today' });
  await addTask(at.server.url, user, { title: 'The next one', due_date: 'today' });
  await row(page, 'Dentist').locator('.row-title').click();
  await page.getByRole('textbox', { name: 'Due' }).fill('after the holidays');
  await page.getByRole('button', { name: 'Save task' }).click();
  await page.locator('.row-refusal', { hasText: 'No date can be read from "after the holidays"' }).waitFor();
  assert.equal(
    await page.getByRole('textbox', { name: 'Due' }).inputValue(),
    'after the holidays',
    'what was typed stays',
  );
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'due');
  // The row is higher by the reason: nothing of it, and of what is open in it, lies under the next one.
  const isBelow = (of: string) =>
    page.waitForFunction(
      ([part, next]) => {
        const end = document.querySelector(part!)!.getBoundingClientRect().bottom;
        const rows = [...document.querySelectorAll('.task')];
        const begins = rows.find((each) => each.textContent?.includes(next!))!.getBoundingClientRect().top;
        return begins >= end - 1;
      },
      [of, 'The next one'],
    );
  await isBelow('.details');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.locator('.details').waitFor({ state: 'detached' });
  await isBelow('.row-refusal');
  await page.getByRole('button', { name: 'Close message' }).click();
  await page.locator('.row-refusal').waitFor({ state: 'detached' });
  await page.waitForFunction(() => {
    const tops = [...document.querySelectorAll('.task')].map((each) => each.getBoundingClientRect().top);
    return tops[1]! - tops[0]! === 44;
  });
});

test('R4: Esc in a changed field asks before anything is lost', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'Dentist');
  await row(page, 'Dentist').locator('.row-title').click();
  await page.getByLabel('Title').fill('Dentist!');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  assert.equal(await page.getByLabel('Title').inputValue(), 'Dentist!');
  await page.getByLabel('Title').press('Escape');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.locator('.details').waitFor({ state: 'detached' });
  assert.equal(await row(page, 'Dentist').count(), 1);
});

test('what was written into the details and not saved survives a reload', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'Buy milk');
  await row(page, 'Buy milk').locator('.row-title').click();
  const description = page.getByRole('textbox', { name: 'Description' });
  await description.fill('Two bottles, and the cheese');
  await page.reload();
  await row(page, 'Buy milk').locator('.row-title').click();
  await description.waitFor();
  assert.equal(await description.inputValue(), 'Two bottles, and the cheese');
  await page.getByRole('button', { name: 'Save task' }).click();
  await page.locator('.details').waitFor({ state: 'detached' });
  assert.equal((await listTasks(at.server.url, await userOf(page)))[0]?.description, 'Two bottles, and the cheese');
  assert.equal(await page.evaluate(() => JSON.stringify({ ...sessionStorage }).includes('bottles')), false);
});

test('R35: a field that was changed elsewhere shows both, and one chooses', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const id = await addTask(at.server.url, user, { title: 'Call Mom', due_date: 'today' });
  await row(page, 'Call Mom').locator('.row-title').click();
  await page.getByLabel('Title').fill('Call Mom tonight');
  await callTool(at.server.url, user, 'update_task', { task_id: id, title: 'Call Mom at 5' });
  await page.getByText('Changed elsewhere: the title is now “Call Mom at 5”.').waitFor();
  assert.equal(await page.getByLabel('Title').inputValue(), 'Call Mom tonight');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  assert.equal(await page.getByLabel('Title').inputValue(), 'Call Mom at 5');
});

test('R35: a change elsewhere that was never heard of is not overwritten', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  let isDeaf = false;
  await page.routeWebSocket('**/live', (socket) => {
    const behind = socket.connectToServer();
    behind.onMessage((text) => isDeaf || socket.send(text));
  });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const id = await addTask(at.server.url, user, { title: 'Call Mom', due_date: 'today' });
  await row(page, 'Call Mom').locator('.row-title').click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Call Mom tonight');
  isDeaf = true;
  await callTool(at.server.url, user, 'update_task', { task_id: id, title: 'Call Mom at 5' });
  await page.getByRole('button', { name: 'Save task' }).click();
  await page.getByText('Changed elsewhere: the title is now “Call Mom at 5”.').waitFor();
  assert.equal((await listTasks(at.server.url, user))[0]!.title, 'Call Mom at 5');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save task' }).click();
  await page.locator('.details').waitFor({ state: 'detached' });
  assert.equal((await listTasks(at.server.url, user))[0]!.title, 'Call Mom tonight');
});

test('a task that was deleted elsewhere says so, and can be added again', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const id = await addTask(at.server.url, user, { title: 'Buy milk', due_date: 'today', tags: ['home'] });
  await row(page, 'Buy milk').waitFor();
  // The frame of the deletion does not arrive.
  await page.route('**/mcp', async (route) => {
    if (route.request().postData()?.includes('complete_task'))
      await callTool(at.server.url, user, 'delete_task', { task_id: id });
    await route.continue();
  });
  await row(page, 'Buy milk').getByRole('checkbox').click();
  await toasted(page, 'This task was deleted in another window.').waitFor();
  await page.getByRole('button', { name: 'Add it again' }).click();
  await row(page, 'Buy milk').waitFor();
  const [task] = await listTasks(at.server.url, user);
  assert.deepEqual([task!.title, task!.tags], ['Buy milk', ['home']]);
});
