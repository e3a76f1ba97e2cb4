import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, postJson } from '../support/server.ts';
import { checkBothLooks, shot, sidewaysAt } from './looks.ts';
import { forgiveNetwork, newPerson, openAs, type Person, programInBrowser, skip } from './support.ts';

const at = programInBrowser();

const settingsOf = async ({ id, token }: Person) =>
  (await (
    await fetch(`${at.server.url}/api/${id}/settings`, { headers: { authorization: `Bearer ${token}` } })
  ).json()) as {
    timezone: string;
    email_reminders: boolean;
    default_reminder_minutes: number;
    locale: string;
  };

const signIn = (person: Person, password = person.password) =>
  postJson(`${at.server.url}/api/auth/sign-in/email`, { email: person.email, password });

test(
  'another zone of the browser is asked for once; nothing moves before the answer, and a no holds',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { page } = await openAs(t, at, ann, { timezoneId: 'Asia/Karachi' });
    await page.goto('/#settings');
    await page.locator('.toast', { hasText: 'You seem to be in Karachi. Show times for Karachi?' }).waitFor();
    assert.equal(await page.getByLabel('Time zone').inputValue(), 'UTC');
    assert.equal((await settingsOf(ann)).timezone, 'UTC');
    await page.getByRole('button', { name: 'Keep UTC' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    assert.equal(await page.getByText('You seem to be in Karachi').count(), 0);
    assert.equal((await settingsOf(ann)).timezone, 'UTC');
  },
);

test('a yes shows times for where the browser is, and asks no more', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann, { timezoneId: 'Asia/Karachi' });
  await page.goto('/#settings');
  await page.getByRole('button', { name: 'Show Karachi' }).click();
  await eventually(async () => assert.equal((await settingsOf(ann)).timezone, 'Asia/Karachi'));
  await eventually(async () => assert.equal(await page.getByLabel('Time zone').inputValue(), 'Asia/Karachi'));
  await page.reload();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  assert.equal(await page.getByText('You seem to be in').count(), 0);
});

test('a setting is saved when it is changed; one that was refused goes back and says why', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const window = await openAs(t, at, ann);
  const { page, context } = window;
  forgiveNetwork(window);
  await page.goto('/#settings');
  await page.getByLabel('Remind me').selectOption('30');
  await eventually(async () => assert.equal((await settingsOf(ann)).default_reminder_minutes, 30));
  await page.getByLabel('By e-mail').check();
  await eventually(async () => assert.equal((await settingsOf(ann)).email_reminders, true));
  await page.getByLabel('Dates are written as in').selectOption('ur-PK');
  await eventually(async () => assert.equal((await settingsOf(ann)).locale, 'ur-PK'));

  await context.setOffline(true);
  await page.getByLabel('Remind me').selectOption('60');
  await page.getByText('No connection.').waitFor();
  assert.equal(await page.getByLabel('Remind me').inputValue(), '30', 'it shows what the server has');
  await context.setOffline(false);
  await page.getByLabel('Remind me').selectOption('60');
  await eventually(async () => assert.equal((await settingsOf(ann)).default_reminder_minutes, 60));
});

test(
  'the look of the page is chosen here, in all tabs, and holds from the first frame of the next load',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { page, context } = await openAs(t, at, ann);
    await page.goto('/#settings');
    const other = await context.newPage();
    await other.goto('/#settings');
    await page.getByLabel('Dark').check();
    const themeOf = (tab: typeof page) => tab.evaluate(() => document.documentElement.dataset.theme);
    await eventually(async () => assert.equal(await themeOf(other), 'dark'));
    assert.match(await (await context.request.get('/')).text(), /<html lang="en" data-theme="dark">/);
    await page.getByLabel('As the system').check();
    assert.equal(await themeOf(page), undefined);
    assert.match(await (await context.request.get('/')).text(), /<html lang="en">/);
  },
);

test('a calendar address is made, copied, renewed and ended', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page, context } = await openAs(t, at, ann);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/#settings');
  await page.getByRole('button', { name: 'Make a calendar address' }).click();
  const shown = page.getByRole('region', { name: 'Calendar address' });
  const first = (await shown.textContent()) ?? '';
  assert.equal((await fetch(first)).status, 200);
  await page.getByRole('button', { name: 'Copy Calendar address' }).click();
  await eventually(async () => assert.equal(await page.evaluate(() => navigator.clipboard.readText()), first));

  await page.getByRole('button', { name: 'Make a new address' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a new address?' });
  await dialog.getByRole('button', { name: 'Make a new address' }).click();
  await eventually(async () => assert.notEqual(await shown.textContent(), first));
  assert.equal((await fetch(first)).status, 404);
  const second = (await shown.textContent()) ?? '';
  assert.equal((await fetch(second)).status, 200);

  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await page.getByRole('button', { name: 'Make a calendar address' }).waitFor();
  assert.equal((await fetch(second)).status, 404);
});

test('everything can be taken along as a file', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  await page.goto('/#settings');
  for (const [button, name, form] of [
    ['Everything (JSON)', 'actodo.json', /^\{"format":"actodo"/],
    ['Tasks for a spreadsheet (CSV)', 'actodo-tasks.csv', /^id,/],
    ['Tasks for a calendar (ICS)', 'actodo-tasks.ics', /^BEGIN:VCALENDAR/],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    assert.equal(file.suggestedFilename(), name);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    assert.match(Buffer.concat(chunks).toString(), form);
  }
});

test('other devices are listed and signed out, one or all', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  const session = ((await (await signIn(ann)).json()) as { token: string }).token;
  const isSignedIn = async () =>
    (await fetch(`${at.server.url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } })).status ===
    200;
  await page.goto('/#settings');
  const list = page.getByRole('region', { name: 'Where you are signed in' });
  await list.getByText('this one').waitFor();
  assert.equal(await list.getByRole('listitem').count(), 3);
  assert.match((await list.getByRole('listitem').first().textContent()) ?? '', /Chrome on Linux this one/);
  await list.getByRole('button', { name: 'Sign out all others' }).click();
  await eventually(async () => assert.equal(await list.getByRole('listitem').count(), 1));
  assert.equal(await isSignedIn(), false);

  await signIn(ann);
  await page.reload();
  await list.getByRole('button', { name: /^Sign out A program/ }).click();
  await eventually(async () => assert.equal(await list.getByRole('listitem').count(), 1));
});

test('a refused password keeps what was typed; a new one ends all others and this page goes on', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const window = await openAs(t, at, ann);
  const { page } = window;
  forgiveNetwork(window);
  await page.goto('/#settings');
  const form = page.getByRole('region', { name: 'Password', exact: true });
  await form.getByLabel('Present password').fill('not the one');
  await form.getByLabel('New password').fill('battery horse correct');
  await form.getByRole('button', { name: 'Change password' }).click();
  await form.getByRole('alert').waitFor();
  assert.equal(await form.getByLabel('New password').inputValue(), 'battery horse correct');
  await form.getByLabel('Present password').fill(ann.password);
  await form.getByRole('button', { name: 'Change password' }).click();
  await page.locator('.toast', { hasText: 'Password changed.' }).waitFor();
  assert.equal((await signIn(ann)).status, 401);
  assert.equal((await signIn(ann, 'battery horse correct')).status, 200);
  // The page has its new token, without being asked.
  await page.getByLabel('Remind me').selectOption('5');
  await eventually(async () => assert.equal(await page.getByText('Saved.').count(), 1));
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('an account is deleted by its password, after a dialog that says what goes', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const window = await openAs(t, at, ann);
  const { page } = window;
  forgiveNetwork(window);
  await page.goto('/#settings');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByLabel('Your password').fill('not the one');
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await dialog.getByText('The password is not right').waitFor();
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await dialog.count(), 0));
  assert.equal((await signIn(ann)).status, 200, 'nothing happened yet');

  await page.getByRole('button', { name: 'Delete my account' }).click();
  await dialog.getByLabel('Your password').fill(ann.password);
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByLabel('E-mail', { exact: true }).waitFor();
  assert.equal((await signIn(ann)).status, 401);
});

test('by keyboard alone: a setting, a dialog that gives the focus back; a focus that is seen', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  await page.goto('/#settings');
  await page.getByLabel('By e-mail').focus();
  await page.keyboard.press('Space');
  await eventually(async () => assert.equal((await settingsOf(ann)).email_reminders, true));
  const last = page.getByRole('button', { name: 'Delete my account' });
  for (let n = 0; n < 40 && !(await last.evaluate((each) => each === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  assert.ok(await last.evaluate((each) => each === document.activeElement), 'Tab reaches the end of the page');
  assert.equal(await last.evaluate((each) => getComputedStyle(each).outlineStyle), 'solid');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await eventually(async () => assert.ok(await last.evaluate((each) => each === document.activeElement)));
});

test('settings: nothing serious for axe in light and dark, nothing sideways', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const { page } = await openAs(t, at, ann);
  await page.goto('/#settings');
  await page.getByText('this one').waitFor();
  await page.getByRole('button', { name: 'Make a calendar address' }).click();
  await page.getByRole('region', { name: 'Calendar address' }).waitFor();
  await checkBothLooks(page, 'settings');
  assert.deepEqual(await sidewaysAt(page), []);
  await page.setViewportSize({ width: 1280, height: 900 });
  await shot(page, 'pages-settings');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'pages-settings-phone-dark');
});
