import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  addTask,
  forgiveNetwork,
  heardOn,
  listenTo,
  newPerson,
  openAs,
  programInBrowser,
  row,
  says,
  skip,
  toasted,
} from './support.ts';

// What a screen reader is told, as the browser's tree of accessibility has it.

const at = programInBrowser();

interface AxNode {
  role?: { value?: string };
  name?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
  nodeId: string;
}

/** Whatever was said in a region that the tree calls live, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Accessibility.enable');
  const { nodes } = (await protocol.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const live = nodes.filter(({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'live' && value.value !== 'off'),
  );
  assert.ok(live.some(({ role }) => role?.value === 'status') && live.some(({ role }) => role?.value === 'alert'));
  await listenTo(page);
  return () => heardOn(page);
}

test(
  'what is added, completed, refused, deleted and lost is said once, in a live region of the tree',
  skip,
  async (t) => {
    const ann = await newPerson(at.server.url);
    await addTask(at.server.url, ann, { title: 'Dentist', due_date: 'today' });
    const window = await openAs(t, at, ann);
    forgiveNetwork(window);
    const { page, context } = window;
    await page.goto('/');
    await row(page, 'Dentist').waitFor();
    const heard = await listen(page);
    await page.locator('#quick-add').fill('Buy milk');
    await page.keyboard.press('Enter');
    await says(page, 'Added Buy milk');
    await row(page, 'Buy milk').getByRole('checkbox').click();
    await says(page, 'Completed Buy milk. Undo: z');
    await row(page, 'Dentist').locator('.row-title').click();
    await page.getByRole('textbox', { name: 'Due' }).fill('after the holidays');
    await page.getByRole('button', { name: 'Save task' }).click();
    await says(page, 'No date can be read from "after the holidays"');
    await page.getByRole('textbox', { name: 'Due' }).fill('');
    await page.getByRole('button', { name: 'Save task' }).click();
    await page.locator('.details').waitFor({ state: 'detached' });
    await context.setOffline(true);
    await says(page, 'You are offline.');
    await context.setOffline(false);
    await says(page, 'You are online again.');
    for (const words of ['Added Buy milk', 'Completed Buy milk', 'You are offline.'])
      assert.equal((await heard()).filter((each) => each.includes(words)).length, 1, words);
  },
);

test('two things that happen in one moment are both said', skip, async (t) => {
  const ann = await newPerson(at.server.url);
  await addTask(at.server.url, ann, { title: 'One', due_date: 'today' });
  await addTask(at.server.url, ann, { title: 'Two', due_date: 'today' });
  const { page } = await openAs(t, at, ann);
  await page.goto('/');
  await row(page, 'Two').waitFor();
  await listen(page);
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('.row-check')) each.click();
  });
  await says(page, 'Completed One');
  await says(page, 'Completed Two');
  await toasted(page, 'Completed “Two”.').waitFor();
});
