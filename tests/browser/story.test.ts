import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { noChromium } from '../support/chromium.ts';
import { eventually, postJson, type User } from '../support/server.ts';
import {
  listTasks,
  newPerson,
  openWindow,
  password,
  remindSoon,
  row,
  signUpOn,
  startBrowser,
  startProgram,
  userOf,
} from './support.ts';

// What the product is for, from one end to the other.

// It ends after the windows, which would complain.
const url = noChromium
  ? ''
  : (await startProgram({ after } as Pick<TestContext, 'after'>, { ADMIN_EMAILS: 'boss@example.com' })).url;

async function signInOn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(url);
  await page
    .getByRole('button', { name: 'Sign in' })
    .or(page.getByRole('link', { name: 'Sign in' }))
    .first()
    .click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('#quick-add').waitFor();
}

const notifications = async (url: string, { id, token }: User) => {
  const answer = await fetch(`${url}/api/${id}/notifications`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { notifications: unknown[] }).notifications.length;
};

test('said in the chat, seen at once in a second window, completed there, followed by the next one, reminded of; replayed by an admin, nothing doubles', {
  skip: noChromium,
}, async (t: TestContext) => {
  const boss = await newPerson(url, 'boss@example.com');
  const browser = await startBrowser(t);
  const first = await openWindow(t, browser, { viewport: { width: 1440, height: 900 } });
  const { email } = await signUpOn(first.page, url);
  const second = await openWindow(t, browser, { viewport: { width: 1440, height: 900 } });
  await signInOn(second.page, url, email);
  const ann = await userOf(first.page);

  const chat = first.page.getByLabel('Message to Actodo');
  await chat.fill('Add a task to water the plants every day at 9am, remind me 30 minutes before');
  await chat.press('Enter');
  await first.page
    .getByRole('article', { name: 'Actodo' })
    .filter({ hasText: /water the plants/i })
    .first()
    .waitFor();
  await second.page.goto(`${url}/#all`);
  await row(second.page, 'Water the plants').waitFor();
  const [task] = await listTasks(url, ann);
  assert.partialDeepStrictEqual(task, { reminders: ['PT30M'], recurrence: { text: 'every day' } });

  await second.page.getByRole('checkbox', { name: /water the plants/i }).click();
  await first.page.goto(`${url}/#all`);
  let next: Record<string, unknown> | undefined;
  await eventually(async () => {
    [next] = await listTasks(url, ann, { status: 'pending' });
    assert.equal(next?.occurrence, 2);
  });
  for (const { page } of [first, second]) await page.locator(`.row[data-task="${next?.id}"]`).waitFor();

  await remindSoon(url, ann, next?.id as number, ['PT30M']);
  for (const { page } of [first, second])
    await page
      .getByText(/^Water the plants, /)
      .first()
      .waitFor();

  const before = [(await listTasks(url, ann)).length, await notifications(url, ann)];
  assert.deepEqual(before, [2, 1]);
  for (const consumer of ['recurrence', 'notifications', 'live', 'audit']) {
    const replay = { consumer, filter: { user_id: ann.id }, dry_run: false, reason: 'The story is told again' };
    const answer = await postJson(`${url}/api/admin/replay`, replay, boss.token);
    assert.equal(answer.status, 200, await answer.clone().text());
    assert.ok(((await answer.json()) as { replayed: number }).replayed > 0, consumer);
  }
  await eventually(async () => {
    assert.equal(await waiting(url, boss.token), 0);
  });
  assert.deepEqual([(await listTasks(url, ann)).length, await notifications(url, ann)], before);
  for (const { page } of [first, second]) assert.equal(await page.locator('.row:not(.done)').count(), 1);
});

/** Events that have not reached their consumers yet, as the admin's figures tell. */
async function waiting(url: string, token: string): Promise<number> {
  const answer = await fetch(`${url}/api/admin/figures`, { headers: { authorization: `Bearer ${token}` } });
  const { outbox } = (await answer.json()) as { outbox: { waiting: number } };
  return outbox.waiting;
}
