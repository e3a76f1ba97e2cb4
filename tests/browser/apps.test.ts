import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectApp, useMcp } from '../support/connected-app.ts';
import { eventually } from '../support/server.ts';
import { checkBothLooks, shot, sidewaysAt } from './looks.ts';
import { newPerson, openAs, programInBrowser, skip } from './support.ts';

const at = programInBrowser();

test('a connected application is listed with what it may do, and ends when it is disconnected', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  const app = await connectApp(at.server.url, ann);
  assert.equal((await useMcp(at.server.url, app.access)).status, 200);
  const { page } = await openAs(t, at, ann);
  await page.goto('/#apps');
  const list = page.getByRole('region', { name: 'May work with your tasks' });
  await list.getByText('May read your tasks, add, change and delete your tasks, and stay connected.').waitFor();
  await shot(page, 'pages-apps');
  await list.getByRole('button', { name: /^Disconnect / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  assert.equal(
    (await useMcp(at.server.url, app.access)).status,
    200,
    'a question that was answered with no changes nothing',
  );
  await list.getByRole('button', { name: /^Disconnect / }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Disconnect / })
    .click();
  await list.getByText('No application is connected.').waitFor();
  assert.equal((await useMcp(at.server.url, app.access)).status, 401);
});

test(
  'what Claude, ChatGPT, Cursor and VS Code want to be told is shown and copied, and who cannot reach this machine',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    const { page, context } = await openAs(t, at, ann);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/#apps');
    await page.getByText('Claude and ChatGPT on the web call from outside').waitFor();
    for (const name of ['Claude', 'ChatGPT', 'Cursor', 'VS Code'])
      await page.locator('summary', { hasText: name }).first().click();
    await page.getByRole('button', { name: 'Copy Settings for VS Code' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await eventually(async () =>
      assert.deepEqual(JSON.parse(await copied()), {
        servers: { actodo: { type: 'http', url: `${at.server.url}/mcp` } },
      }),
    );
    await shot(page, 'pages-connect');
    await checkBothLooks(page, 'applications');
    assert.deepEqual(await sidewaysAt(page), []);
  },
);

test('by keyboard alone an application is disconnected', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await connectApp(at.server.url, ann);
  const { page } = await openAs(t, at, ann);
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
