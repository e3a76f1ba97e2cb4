import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccess } from './looks.ts';
import { addTask, listTasks, openWindow, programInBrowser, quickAdd, row, signUpOn, skip, userOf } from './support.ts';

const at = programInBrowser();

const phone = { viewport: { width: 360, height: 720 } };

const chatWidth = async (page: Page) => Math.round((await page.locator('.chat-side').boundingBox())!.width);

test('the separator between board and chat is dragged and moved by keys; its place is remembered', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, { viewport: { width: 1440, height: 800 } });
  await signUpOn(page, at.server.url);
  const separator = page.getByRole('separator', { name: 'Width of the chat' });
  assert.equal(await chatWidth(page), 420);
  await separator.focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await chatWidth(page), 436);
  assert.equal(await separator.getAttribute('aria-valuenow'), '436');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  assert.equal(await chatWidth(page), 360, 'not below the least');
  await page.keyboard.press('End');
  assert.equal(await chatWidth(page), 480);
  const box = (await separator.boundingBox())!;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, 300);
  await page.mouse.down();
  await page.mouse.move(x + 40, 320, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(x + 80, 320);
  const dragged = await chatWidth(page);
  assert.ok(Math.abs(dragged - 440) < 3, `${dragged} px`);
  await page.reload();
  await page.locator('#quick-add').waitFor();
  assert.equal(await chatWidth(page), dragged);
  await page.setViewportSize({ width: 1100, height: 800 });
  const board = (await page.locator('.board').boundingBox())!.width;
  assert.ok(board >= 420, `the board keeps ${board} px`);
});

test('on a phone menus, details and pickers are sheets from below', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, phone);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Dentist', due_date: 'today' });
  const isSheet = async (selector: string) => {
    // The sheet has come to rest.
    await page.waitForFunction((wanted) => {
      const found = document.querySelector(wanted);
      const box = found?.getBoundingClientRect();
      return box && box.left === 0 && box.width === innerWidth && Math.abs(box.bottom - innerHeight) < 1;
    }, selector);
  };
  await row(page, 'Dentist').getByRole('button', { name: 'More for Dentist' }).click();
  await isSheet('.menu:popover-open');
  await checkAccess(page, 'a menu');
  await page.getByRole('menuitem', { name: 'Pick a date' }).click();
  await isSheet('.day-picker[open]');
  await checkAccess(page, 'the picker');
  await page.keyboard.press('Escape');
  await row(page, 'Dentist').locator('.row-title').click();
  await isSheet('.details-sheet[open]');
  await checkAccess(page, 'details');
  const sheet = page.getByRole('dialog', { name: 'Details' });
  await sheet.getByLabel('Title').fill('Dentist, Dr. Khan');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  // A change that moves the row leaves the sheet and what was typed alone.
  await addTask(at.server.url, user, { title: 'Earlier', due_date: 'yesterday' });
  await row(page, 'Earlier').waitFor();
  assert.equal(await sheet.getByLabel('Title').inputValue(), 'Dentist, Dr. Khan');
  await sheet.getByRole('button', { name: 'Save task' }).click();
  await sheet.waitFor({ state: 'detached' });
  await row(page, 'Dentist, Dr. Khan').waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('.row-title'));
});

test('on a phone the tab of the chat has a dot when an answer came while the board was seen', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, phone);
  await signUpOn(page, at.server.url);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/chat', async (route) => {
    if (route.request().postData()?.includes('threads.create')) await held;
    await route.continue();
  });
  const tab = (name: RegExp) => page.getByRole('navigation', { name: 'Board and chat' }).getByRole('button', { name });
  await tab(/^Chat/).click();
  await page.locator('#chat-field').fill('Add a task to buy milk');
  await page.getByRole('button', { name: 'Send message' }).click();
  await tab(/^Board/).click();
  assert.equal(await page.locator('.sides .news').count(), 0);
  answer();
  await tab(/^Chat\s+new answer$/).waitFor();
  await tab(/^Chat/).click();
  await page
    .locator('.chat')
    .getByText(/buy milk/i)
    .first()
    .waitFor();
  await page.locator('.sides .news').waitFor({ state: 'detached' });
  assert.equal((await listTasks(at.server.url, await userOf(page))).length, 1);
});

test('a title has two lines, then it is cut, and can be read whole', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, { viewport: { width: 1100, height: 800 } });
  await signUpOn(page, at.server.url);
  const long = `Write down ${'everything that the landlord has said '.repeat(5)}`.slice(0, 199).trim();
  await quickAdd(page, 'Buy milk');
  await addTask(at.server.url, await userOf(page), { title: long, due_date: 'today' });
  await row(page, long).waitFor();
  const height = (title: string) =>
    row(page, title)
      .locator('.row-words')
      .evaluate((words) => [words.clientHeight, words.scrollHeight, words.closest('.row')!.clientHeight] as const);
  const [one] = await height('Buy milk');
  const [two, whole, line] = await height(long);
  assert.equal(two, 2 * one);
  assert.ok(whole > two && two <= line, `${two} of ${whole} in ${line}`);
  assert.equal(await row(page, long).locator('.row-title').getAttribute('title'), long);
  await row(page, long).locator('.row-title').click();
  assert.equal(await page.getByRole('textbox', { name: 'Title' }).inputValue(), long);
});

test(
  'what was written and not saved stays when a window becomes narrow and wide again; it goes with Cancel',
  skip,
  async (t) => {
    const wide = { width: 1100, height: 800 };
    const { page } = await openWindow(t, at.browser, { viewport: wide });
    await signUpOn(page, at.server.url);
    await quickAdd(page, 'Buy milk');
    await row(page, 'Buy milk').locator('.row-title').click();
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Buy oat milk');
    await page.setViewportSize(phone.viewport);
    await page.locator('.details-sheet .details').waitFor();
    assert.equal(await title.inputValue(), 'Buy oat milk');
    await page.getByRole('textbox', { name: 'Tags' }).fill('shop');
    await page.setViewportSize(wide);
    await page.locator('.details-sheet').waitFor({ state: 'detached' });
    await page.locator('.details').waitFor();
    assert.equal(await title.inputValue(), 'Buy oat milk');
    assert.equal(await page.getByRole('textbox', { name: 'Tags' }).inputValue(), 'shop');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await row(page, 'Buy milk').locator('.row-title').click();
    await page.locator('.details').waitFor();
    assert.equal(await title.inputValue(), 'Buy milk');
  },
);
