import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/server.ts';
import { checkAccess } from './looks.ts';
import {
  addTask,
  forgiveNetwork,
  openTab,
  openWindow,
  password,
  programInBrowser,
  quickAdd,
  row,
  signUpOn,
  skip,
  userOf,
} from './support.ts';

const at = programInBrowser();

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
  await page.getByLabel('E-mail').fill(email);
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
    const cookies = await page.context().cookies();
    // The session ends elsewhere; the token of the page with it.
    await fetch(`${at.server.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: at.server.url },
    });
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
