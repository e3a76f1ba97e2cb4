import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { noChromium } from '../support/chromium.ts';
import { connectApp, useMcp } from '../support/connected-app.ts';
import { suiteCleanup } from '../support/http.ts';
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
  'a connected application is listed with what it may do, and ends when it is disconnected',
  whenChromium,
  async (t) => {
    const ann = await newPerson(server.url);
    const app = await connectApp(server.url, ann);
    assert.equal((await useMcp(server.url, app.access)).status, 200);
    const { page } = await browser.open(t, server.url, ann);
    await page.goto('/#apps');
    const list = page.getByRole('region', { name: 'May work with your tasks' });
    await list.getByText('May read your tasks, add, change and delete your tasks, and stay connected.').waitFor();
    await shot(page, 'pages-apps');
    await list.getByRole('button', { name: /^Disconnect / }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    assert.equal(
      (await useMcp(server.url, app.access)).status,
      200,
      'a question that was answered with no changes nothing',
    );
    await list.getByRole('button', { name: /^Disconnect / }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Disconnect / })
      .click();
    await list.getByText('No application is connected.').waitFor();
    assert.equal((await useMcp(server.url, app.access)).status, 401);
  },
);

test(
  'what Claude, ChatGPT, Cursor and VS Code want to be told is shown and copied, and who cannot reach this machine',
  whenChromium,
  async (t) => {
    const ann = await newPerson(server.url);
    const { page, context } = await browser.open(t, server.url, ann);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/#apps');
    await page.getByText('Claude and ChatGPT on the web call from outside').waitFor();
    for (const name of ['Claude', 'ChatGPT', 'Cursor', 'VS Code'])
      await page.locator('summary', { hasText: name }).first().click();
    await page.getByRole('button', { name: 'Copy Settings for VS Code' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await eventually(async () =>
      assert.deepEqual(JSON.parse(await copied()), { servers: { actodo: { type: 'http', url: `${server.url}/mcp` } } }),
    );
    await shot(page, 'pages-connect');
    await checkBothLooks(page, 'applications');
    assert.deepEqual(await sidewaysAt(page), []);
  },
);

test('by keyboard alone an application is disconnected', whenChromium, async (t) => {
  const ann = await newPerson(server.url);
  await connectApp(server.url, ann);
  const { page } = await browser.open(t, server.url, ann);
  await page.goto('/#apps');
  const button = page.getByRole('button', { name: /^Disconnect / });
  await button.waitFor();
  for (let n = 0; n < 12 && !(await button.evaluate((each) => each === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  // The focus is on the button that does no harm.
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Keep it');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('No application is connected.').waitFor();
});
