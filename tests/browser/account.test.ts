import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../support/server.ts';
import { checkAccess } from './looks.ts';
import {
  addTask,
  forgiveNetwork,
  listTasks,
  newPerson,
  openTab,
  openWindow,
  password,
  programInBrowser,
  quickAdd,
  row,
  signUpOn,
  skip,
  toasted,
  userOf,
} from './support.ts';

const at = programInBrowser();

/** The session of the window ends elsewhere; the tokens of its pages with it. */
async function endSession(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  await fetch(`${at.server.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: at.server.url },
  });
}

test('who signs up gets the zone and the language of the browser', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, { timezoneId: 'Asia/Karachi', locale: 'en-GB' });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const answer = await fetch(`${at.server.url}/api/${user.id}/settings`, {
    headers: { authorization: `Bearer ${user.token}` },
  });
  const { timezone, locale } = (await answer.json()) as Record<string, string>;
  assert.deepEqual([timezone, locale], ['Asia/Karachi', 'en-GB']);
});

test('what is wrong stands at its field, in words, and nothing that was typed is lost', skip, async (t) => {
  const { page, complaints } = await openWindow(t, at.browser);
  await page.goto(at.server.url);
  const create = page.getByRole('button', { name: 'Create account' });
  await create.click();
  await page.getByText('Say how we may call you.').waitFor();
  await page.getByLabel('Name').fill('Ann');
  await page.getByLabel('E-mail').fill('nonsense');
  await page.getByLabel('Password').fill('password1');
  await create.click();
  await page.getByText('This is no e-mail address. It looks like ann@example.com.').waitFor();
  await page.getByLabel('E-mail').fill('ann-wrong@example.com');
  await page.getByLabel('Password').fill('short');
  await create.click();
  await page.getByText('Take a password of at least 8 characters.').waitFor();
  await page.getByLabel('Password').fill('password1');
  await create.click();
  await page.getByText(/one of the first that are tried/).waitFor();
  assert.equal(await page.getByLabel('Name').inputValue(), 'Ann');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'password');
  await checkAccess(page, 'a form with a fault');
  // Chromium itself writes the status of a refused request to the console.
  assert.ok(
    complaints.every((line) => /status of 400/.test(line)),
    complaints.join('\n'),
  );
  complaints.length = 0;
});

test('a taken address leads to the sign-in; a wrong password says what to do', skip, async (t) => {
  const first = await openWindow(t, at.browser);
  const { email } = await signUpOn(first.page, at.server.url);
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await page.goto(at.server.url);
  await page.getByLabel('Name').fill('Ann');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('There is an account with this address. Sign in instead.').waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal(await page.getByLabel('E-mail').inputValue(), email, 'it need not be typed again');
  assert.equal(await page.getByText('There is an account with this address.').count(), 0);
  await page.getByLabel('Password').fill('not the right one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('E-mail or password is not right. Try again or reset it.').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('#quick-add').waitFor();
});

test('signing out empties every tab, and what was typed there', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  await signUpOn(window.page, at.server.url);
  const other = await openTab(window);
  await other.goto(at.server.url);
  await other.locator('#quick-add').fill('a secret');
  await window.page.getByRole('button', { name: /^Account of/ }).click();
  await window.page.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const page of [window.page, other]) await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal(await other.evaluate(() => sessionStorage.length), 0);
  assert.equal(await other.getByText('a secret').count(), 0);
});

test('whoever signs in after somebody else in the same tab sees nothing of them', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  // What was still asked for when Ann signed out is refused.
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  await quickAdd(page, 'A secret of Ann #private');
  await row(page, 'A secret of Ann').waitFor();
  await page.locator('.views').getByText('private').waitFor();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const other = page.getByRole('button', { name: 'Create an account' });
  const create = page.getByRole('button', { name: 'Create account' });
  await create.or(other).first().waitFor();
  if (await other.isVisible()) await other.click();
  await page.getByLabel('Name').fill('Bob');
  await page.getByLabel('E-mail').fill('bob-after-ann@example.com');
  await page.getByLabel('Password').fill(password);
  await create.click();
  // The first task of each of them has the number 1.
  await quickAdd(page, 'Buy milk');
  await row(page, 'Buy milk').waitFor();
  assert.equal(await page.getByText(/secret of Ann|private/).count(), 0);
  const bob = await userOf(page);
  await eventually(async () => {
    const answer = await fetch(`${at.server.url}/api/${bob.id}/settings`, {
      headers: { authorization: `Bearer ${bob.token}` },
    });
    assert.equal(((await answer.json()) as { timezone: string }).timezone, 'Asia/Karachi');
  });
});

test(
  'somebody else who signs in in another tab gets a page of their own, and nothing of this one is done in their name',
  skip,
  async (t) => {
    const window = await openWindow(t, at.browser);
    const { page } = window;
    forgiveNetwork(window);
    await signUpOn(page, at.server.url);
    await quickAdd(page, 'A secret of Ann');
    await row(page, 'A secret of Ann').waitFor();
    const bob = await newPerson(at.server.url);
    // The cookie is Bob's from now on, and this tab has not heard of it: the next token that it gets is for him.
    const signed = await page.context().request.post(`${at.server.url}/api/auth/sign-in/email`, {
      data: { email: bob.email, password },
      headers: { origin: at.server.url },
    });
    assert.equal(signed.status(), 200);
    let refused = 0;
    await page.route('**/mcp', (route) =>
      route.request().postData()?.includes('add_task') && refused++ === 0
        ? route.fulfill({ status: 401, body: '{}' })
        : route.continue(),
    );
    const isLoaded = page.waitForEvent('framenavigated');
    await quickAdd(page, 'Written by Ann');
    await isLoaded;
    await page.getByText('Your list is empty.').waitFor();
    assert.equal(await page.getByText(/of Ann|by Ann/).count(), 0);
    assert.deepEqual(await listTasks(at.server.url, bob), []);
  },
);

test('who signs in again in one tab goes on in the others', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  const other = await openTab(window);
  await other.goto(at.server.url);
  await other.locator('#quick-add').waitFor();
  await endSession(page);
  await quickAdd(other, 'Kept in the other tab');
  const asked = (each: typeof page) => each.getByRole('dialog', { name: 'Please sign in again' });
  await asked(other).waitFor();
  await quickAdd(page, 'Kept here');
  await asked(page).waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await row(page, 'Kept here').waitFor();
  await asked(other).waitFor({ state: 'detached' });
  await row(other, 'Kept in the other tab').waitFor();
});

test('a sign-in that ends in the middle of a word is asked for after it', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await page.clock.install();
  await signUpOn(page, at.server.url);
  await page.locator('#quick-add').focus();
  await page.keyboard.type('Buy mi');
  // However long the keys take on this machine, no time passes between them.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000);
  let isAsked = false;
  page.on('response', (answer) => {
    isAsked ||= answer.url().includes('/account/again.ts');
  });
  await endSession(page);
  await eventually(async () => {
    await page.clock.runFor(20);
    assert.ok(isAsked, 'the question is loaded');
  });
  await page.keyboard.type('lk and bread');
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.clock.runFor(5_000);
  await page.getByRole('dialog', { name: 'Please sign in again' }).waitFor();
  assert.equal(await page.locator('#quick-add').inputValue(), 'Buy milk and bread');
  assert.equal(await page.getByLabel('Password').inputValue(), '');
});

test('signing out does what was promised before, and leaves no message and no dialog', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'A secret', due_date: 'today' });
  await addTask(at.server.url, user, { title: 'Another', due_date: 'today' });
  const other = await openTab(window);
  await other.goto(at.server.url);
  await row(other, 'Another').waitFor();
  await other.keyboard.press('Control+k');
  await other.getByRole('dialog').waitFor();
  await row(page, 'A secret').locator('.row-title').focus();
  await page.keyboard.press('Delete');
  await toasted(page, 'Deleting “A secret”.').waitFor();
  await page.getByRole('button', { name: /^Account of/ }).click();
  const deleted = page.waitForResponse((answer) => answer.request().postData()?.includes('delete_task') === true);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  assert.equal((await deleted).status(), 200);
  for (const each of [page, other]) await each.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.deepEqual([await page.locator('.toast').count(), await other.getByRole('dialog').count()], [0, 0]);
});

test('neither token nor password is in storage or the address', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.cookie]),
  );
  assert.doesNotMatch(stored, /eyJ|correct horse|session_token/);
});

test(
  'a sign-in that has ended is asked for over the page; what was typed goes on for the same person',
  skip,
  async (t) => {
    const window = await openWindow(t, at.browser);
    const { page } = window;
    forgiveNetwork(window);
    await signUpOn(page, at.server.url);
    await quickAdd(page, 'Before');
    await row(page, 'Before').waitFor();
    await endSession(page);
    await quickAdd(page, 'Kept all the while');
    await page.getByRole('dialog', { name: 'Please sign in again' }).waitFor();
    await page.getByText('Your text is safe.').waitFor();
    await checkAccess(page, 'the sign-in over the page');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await row(page, 'Kept all the while').waitFor();
    assert.equal(await row(page, 'Kept all the while').count(), 1);
  },
);

test('an expired token is renewed without a blink', skip, async (t) => {
  const window = await openWindow(t, at.browser);
  const { page } = window;
  forgiveNetwork(window);
  await signUpOn(page, at.server.url);
  let refused = 0;
  await page.route('**/mcp', (route) =>
    route.request().postData()?.includes('add_task') && refused++ === 0
      ? route.fulfill({ status: 401, body: '{}' })
      : route.continue(),
  );
  await quickAdd(page, 'After the renewal');
  await row(page, 'After the renewal').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'x' });
});
