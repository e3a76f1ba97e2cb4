import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import { callback } from '../support/connected-app.ts';
import { clientMemory } from '../support/oauth-client.ts';
import { eventually } from '../support/server.ts';
import { checkBothLooks, shot, sidewaysAt } from './looks.ts';
import { forgiveNetwork, newPerson, openAs, programInBrowser, skip } from './support.ts';

const at = programInBrowser();

test(
  '/docs has every route, tool and event with their fields, is searched, and is read without scripts',
  skip,
  async (t) => {
    const { page } = await openAs(t, at);
    await page.goto('/docs');
    const shown = () => page.locator('details.doc:visible').count();
    const all = await shown();
    assert.ok(all > 60, `${all} entries`);
    await shot(page, 'pages-docs');
    await page.getByLabel('Search routes, tools, events and their fields').fill('remind before due');
    await eventually(async () => assert.ok((await shown()) < all));
    await page.getByLabel(/^Search/).fill('add_task recurrence');
    await eventually(async () => assert.equal(await shown(), 1));
    await page.locator('summary', { hasText: 'add_task' }).click();
    await page
      .getByRole('region', { name: 'Arguments' })
      .getByText('RFC 5545 RRULE', { exact: false })
      .first()
      .waitFor();
    await shot(page, 'pages-docs-search');
    await page.getByLabel(/^Search/).fill('nothing has these words');
    await page.getByText('Nothing has "nothing has these words".').waitFor();
    await page.getByLabel(/^Search/).fill('');
    await eventually(async () => assert.equal(await shown(), all));
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true;
    });
    assert.deepEqual(await sidewaysAt(page), []);

    const still = await openAs(t, at, undefined, { javaScriptEnabled: false });
    await still.page.goto('/docs');
    assert.equal(await still.page.locator('details.doc:visible').count(), all);
  },
);

test('an address that is none of ours, and a refusal, is a page in a window', skip, async (t) => {
  const window = await openAs(t, at);
  forgiveNetwork(window);
  const { page } = window;
  for (const [path, status, said] of [
    ['/settings', 404, 'There is no such page'],
    ['/admin/', 404, 'There is no such page'],
    ['/api/me/settings', 401, 'That did not work'],
  ] as const) {
    const answer = await page.goto(path);
    assert.equal(answer?.status(), status);
    await page.getByRole('heading', { level: 1, name: said }).waitFor();
  }
  await checkBothLooks(page, 'a refusal');
  await page.getByRole('link', { name: 'Go to your tasks' }).click();
  await page.getByRole('button', { name: 'Create account' }).waitFor();
});

test('axe finds nothing on /docs', skip, async (t) => {
  const { page } = await openAs(t, at);
  await page.goto('/docs');
  await page.locator('summary', { hasText: 'add_task' }).click();
  await checkBothLooks(page, 'docs');
});

test(
  'the pages of OAuth: in the style of the app, without scripts, by keyboard, refused as well as allowed',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { memory, provider } = clientMemory(callback);
    await auth(provider, { serverUrl: `${at.server.url}/mcp` });
    const window = await openAs(t, at, undefined, { javaScriptEnabled: true });
    const { page } = window;
    forgiveNetwork(window);
    const answer = await page.goto(String(memory.url));
    // A client that opened it in a window of its own keeps sight of it.
    assert.equal(answer?.headers()['cross-origin-opener-policy'], 'unsafe-none');
    await page.getByRole('heading', { name: 'Sign in to Actodo' }).waitFor();
    await checkBothLooks(page, 'sign in');
    assert.deepEqual(await sidewaysAt(page), []);
    await shot(page, 'pages-oauth-sign-in');
    await page.getByLabel('E-mail').fill(ann.email);
    await page.getByLabel('Password').fill('not the one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await shot(page, 'pages-oauth-wrong');
    await page.getByLabel('E-mail').fill(ann.email);
    await page.getByLabel('Password').fill(ann.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
    await checkBothLooks(page, 'consent');
    assert.deepEqual(await sidewaysAt(page), []);
    await shot(page, 'pages-oauth-consent');
    const back = page.waitForRequest((request) => request.url().startsWith(callback));
    await page.getByRole('button', { name: 'Refuse' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(new URL((await back).url()).searchParams.get('error'), 'access_denied');
  },
);

test('the pages of mails: in the style of the app', skip, async (t) => {
  const window = await openAs(t, at);
  const { page } = window;
  forgiveNetwork(window);
  for (const [path, heading] of [
    ['/account/forgot', 'Ask for a new password'],
    ['/account/reset?token=x', 'Set a new password'],
    ['/account/confirm?token=x', 'Confirm the address'],
    ['/unsubscribe/unknown', 'This link does not work'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { name: heading }).waitFor();
    await checkBothLooks(page, path);
    assert.deepEqual(await sidewaysAt(page), [], path);
  }
  await page.goto('/account/reset?token=x');
  await page.setViewportSize({ width: 360, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'pages-reset-phone-dark');
});
