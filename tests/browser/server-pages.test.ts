import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import { noChromium } from '../support/chromium.ts';
import { callback } from '../support/connected-app.ts';
import { suiteCleanup } from '../support/http.ts';
import { clientMemory } from '../support/oauth-client.ts';
import { eventually, type Server } from '../support/server.ts';
import { checkBothLooks, newPerson, sharedBrowser, shot, sidewaysAt } from './person.ts';
import { startProgram } from './support.ts';

const suite = suiteCleanup();
let server: Server;
let browser: Awaited<ReturnType<typeof sharedBrowser>>;
before(async () => {
  if (noChromium) return;
  server = await startProgram(suite);
  browser = await sharedBrowser(suite);
});

const whenChromium = { skip: noChromium };

test(
  '/docs has every route, tool and event with their fields, is searched, and is read without scripts',
  whenChromium,
  async (t) => {
    const { page, complaints } = await browser.open(t, server.url);
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
    assert.deepEqual(complaints, []);

    const still = await browser.open(t, server.url, undefined, { javaScriptEnabled: false });
    await still.page.goto('/docs');
    assert.equal(await still.page.locator('details.doc:visible').count(), all);
  },
);

test('axe finds nothing on /docs', whenChromium, async (t) => {
  const { page } = await browser.open(t, server.url);
  await page.goto('/docs');
  await page.locator('summary', { hasText: 'add_task' }).click();
  await checkBothLooks(page, 'docs');
});

test(
  'the pages of OAuth: in the style of the app, without scripts, by keyboard, refused as well as allowed',
  whenChromium,
  async (t) => {
    const ann = await newPerson(server.url);
    const { memory, provider } = clientMemory(callback);
    await auth(provider, { serverUrl: `${server.url}/mcp` });
    const { page } = await browser.open(t, server.url, undefined, { javaScriptEnabled: true });
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

test('the pages of mails: in the style of the app', whenChromium, async (t) => {
  const { page, complaints } = await browser.open(t, server.url);
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
  assert.deepEqual(complaints, []);
});
