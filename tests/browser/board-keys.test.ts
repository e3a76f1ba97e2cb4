import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  addTask,
  isAdding,
  listTasks,
  openWindow,
  programInBrowser,
  quickAdd,
  row,
  signUpOn,
  skip,
  toasted,
  userOf,
} from './support.ts';

const at = programInBrowser();

const active = (page: import('playwright-core').Page) =>
  page.evaluate(() => document.activeElement?.closest('.row')?.querySelector('.row-title')?.textContent);

test(
  'with the keyboard alone: add with date, tag and priority, find, complete, undo, in under ten keys beyond the text',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    let keys = 1;
    const press = (key: string) => {
      keys++;
      return page.keyboard.press(key);
    };
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('q');
    await page.waitForFunction(isAdding);
    await page.keyboard.type('Call the bank today #money p1');
    await press('Enter');
    await row(page, 'Call the bank').waitFor();
    await press('Escape');
    await press('/');
    await page.keyboard.type('bank');
    await page.getByRole('heading', { name: 'Results for “bank”' }).waitFor();
    await row(page, 'Call the bank').waitFor();
    await press('Enter');
    await press('e');
    await toasted(page, 'Completed “Call the bank”.').waitFor();
    await press('z');
    await page.waitForFunction(() => !document.querySelector('.row.done'));
    assert.ok(keys < 10, `${keys} keys`);
    const [task] = await listTasks(at.server.url, await userOf(page));
    assert.deepEqual([task!.completed, task!.priority, task!.tags], [false, 'urgent', ['money']]);
  },
);

test('rows are reached, opened, moved and marked by keys', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  for (const title of ['One', 'Two', 'Three']) await addTask(at.server.url, user, { title, due_date: 'today' });
  await row(page, 'Three').waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.matches('.row-title'));
  assert.equal(await active(page), 'One');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Two');
  await page.keyboard.press('2');
  await row(page, 'Two').getByText('High priority').waitFor();
  await page.keyboard.press(']');
  await toasted(page, 'Moved “Two” to Tomorrow.').waitFor();
  await row(page, 'Two').waitFor({ state: 'detached' });
  await page.locator('body').press('z');
  await row(page, 'Two').waitFor();
  await row(page, 'One').locator('.row-title').focus();
  await page.keyboard.press('Enter');
  await page.locator('.details').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'title');
  await page.keyboard.press('Escape');
  await page.locator('.details').waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.matches('.row-title'));
  assert.equal(await active(page), 'One', 'the focus is where it was');
  await page.keyboard.press('d');
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'due');
});

test(
  'keys act from the first row on, and what is typed while a field is still being loaded goes into it',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    const user = await userOf(page);
    await addTask(at.server.url, user, { title: 'Buy milk', due_date: 'today' });
    await addTask(at.server.url, user, { title: 'Call Mom', due_date: 'today' });
    // Whatever is loaded after the first view takes as long as the test likes.
    const late: (() => void)[] = [];
    let isLate = true;
    await page.route(/\/w\/(?!.*\/lib\/).*\.ts$/, async (route) => {
      const path = new URL(route.request().url()).pathname;
      const first = await page
        .evaluate((wanted) => document.querySelector(`link[rel="modulepreload"][href="${wanted}"]`) !== null, path)
        .catch(() => true);
      if (!first && isLate) await new Promise<void>((resolve) => late.push(resolve));
      await route.continue();
    });
    const arrive = () => {
      isLate = false;
      for (const resolve of late.splice(0)) resolve();
    };
    // The whole page has come only when what is held back has.
    await page.reload({ waitUntil: 'commit' });
    await row(page, 'Buy milk').waitFor();
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.activeElement?.matches('.row-title'));
    await page.keyboard.press('1');
    await row(page, 'Buy milk').getByText('Urgent priority').waitFor();
    // Each of these letters means something on a row.
    await page.keyboard.press('d');
    await page.keyboard.type('in 3 weeks');
    assert.deepEqual(
      (await listTasks(at.server.url, user)).map(({ completed }) => completed),
      [false, false],
    );
    assert.equal(await page.locator('.details').count(), 0);
    arrive();
    await page.locator('.details').waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.details [name="due"]')?.value === 'in 3 weeks',
    );
    await page.keyboard.press('Enter');
    await page.locator('.details').waitFor({ state: 'detached' });
    const [milk, call] = await listTasks(at.server.url, user, { sort_by: 'created_at', order: 'asc' });
    assert.deepEqual([milk!.completed, milk!.priority, call!.completed], [false, 'urgent', false]);
    assert.notEqual(milk!.due_date, call!.due_date);
  },
);

test(
  'when a row leaves the list the focus goes on to the next one, and letters act on nothing that is not seen',
  skip,
  async (t) => {
    const { page } = await openWindow(t, at.browser);
    await signUpOn(page, at.server.url);
    const user = await userOf(page);
    const titles = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
    for (const title of titles) await addTask(at.server.url, user, { title, due_date: 'today' });
    await row(page, 'Six').waitFor();
    const isOn = (title: string, part: string) =>
      page.waitForFunction(
        ([title, part]) =>
          document.activeElement?.matches(part!) &&
          document.activeElement.closest('.row')?.querySelector('.row-title')?.textContent === title,
        [title, part],
      );
    await row(page, 'Two').getByRole('checkbox').focus();
    await page.keyboard.press(' ');
    await row(page, 'Two').waitFor({ state: 'detached' });
    await isOn('Three', '.row-check');
    await page.keyboard.press('j');
    await isOn('Four', '.row-title');
    await page.keyboard.press(']');
    await row(page, 'Four').waitFor({ state: 'detached' });
    await isOn('Five', '.row-title');
    // The last one has none behind it.
    await row(page, 'Six').locator('.row-title').focus();
    await page.keyboard.press('e');
    await row(page, 'Six').waitFor({ state: 'detached' });
    await isOn('Five', '.row-title');
    // By the mouse nothing moves, and what has gone is not completed back by a letter.
    await row(page, 'Three').getByRole('checkbox').click();
    await row(page, 'Three').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await page.keyboard.press('1');
    await row(page, 'One').getByRole('checkbox').focus();
    await page.keyboard.press(' ');
    await row(page, 'One').waitFor({ state: 'detached' });
    await isOn('Five', '.row-check');
    await page.keyboard.press(' ');
    await page.getByText('Nothing due today.').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    const left = await listTasks(at.server.url, user, { status: 'pending' });
    assert.deepEqual(
      left.map(({ title, priority }) => [title, priority]),
      [['Four', 'medium']],
    );
  },
);

test('R23: on a Cyrillic layout the same keys do the same', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const protocol = await page.context().newCDPSession(page);
  const press = async () => {
    await protocol.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'й', code: 'KeyQ', text: 'й' });
    await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'й', code: 'KeyQ' });
  };
  await page.getByRole('heading', { level: 1 }).click();
  await press();
  await page.waitForFunction(isAdding);
  assert.equal(await page.locator('#quick-add').inputValue(), '');
});

test('R24: no key takes an editing key, and letters can be turned off', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.getByLabel('Keys of one letter act on the page').click();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await page.keyboard.press('q');
  assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'quick-add');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find a command or a task' }).waitFor();
  await page.keyboard.press('Escape');
  const taken = await page.evaluate(() => {
    const tried = [
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Backspace',
      'a',
      'c',
      'v',
      'x',
      'z',
      'n',
      't',
      'w',
      'f',
      'p',
      's',
      'l',
      'r',
    ];
    return tried.filter((key) => {
      const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true });
      document.querySelector('#quick-add')!.dispatchEvent(event);
      return event.defaultPrevented;
    });
  });
  assert.deepEqual(taken, []);
});

test('the palette finds commands and tasks, and gives the focus back', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Renew the passport', due_date: '2027-03-01' });
  await page.locator('#quick-add').focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a command or a task' });
  await palette.getByRole('combobox').fill('upc');
  await palette.getByRole('option', { name: 'Upcoming' }).waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'quick-add');
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('passport');
  await palette.getByRole('option', { name: /Renew the passport/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: 'Details of Renew the passport' }).waitFor();
  await page.getByRole('heading', { name: 'All', level: 1 }).waitFor();
});

test('R25: a dialog holds the focus', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
    );
    assert.ok(inside);
  }
});

test('searching finds as one types, over all views; filters and sort narrow and order', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Buy milk', priority: 'high', tags: ['shop'] });
  await addTask(at.server.url, user, {
    title: 'Buy stamps',
    priority: 'low',
    tags: ['shop', 'post'],
    due_date: 'tomorrow',
  });
  await addTask(at.server.url, user, { title: 'Answer Sue' });
  await page.getByRole('link', { name: 'All' }).click();
  const titles = () => page.locator('.row-title').allTextContents();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 3);
  assert.deepEqual(await titles(), ['Buy stamps', 'Buy milk', 'Answer Sue']);
  await page.getByRole('button', { name: /^Sort by/ }).click();
  await page.getByRole('menuitemradio', { name: 'Title' }).click();
  await page.waitForFunction(() => document.querySelector('.row-title')?.textContent === 'Answer Sue');
  await page.getByRole('button', { name: 'Priority', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'High' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  assert.deepEqual(await titles(), ['Buy milk']);
  await page.locator('#search').fill('stamps');
  await page.getByText('No task matches “stamps” with priority high.').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 3);
  await page.locator('#search').fill('stam');
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  await row(page, 'Buy stamps').waitFor();
  assert.equal((await titles()).length, 1);
  await page.locator('#search').fill('ANSWËR sue');
  await row(page, 'Answer Sue').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 3);
  await quickAdd(page, 'Buy bread');
  await row(page, 'Buy bread').waitFor();
  // A search looks everywhere, so whoever goes to a view has to leave it.
  for (const view of ['Upcoming', 'All', 'All']) {
    await page.locator('#search').fill('stam');
    await page.getByRole('heading', { name: 'Results for “stam”' }).waitFor();
    await page.locator('.views').getByRole('link', { name: view }).click();
    await page.getByRole('heading', { level: 1, name: view, exact: true }).waitFor();
    assert.equal(await page.locator('#search').inputValue(), '');
  }
});
