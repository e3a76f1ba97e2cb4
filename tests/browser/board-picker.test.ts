import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAccess } from './looks.ts';
import { addTask, listTasks, openWindow, programInBrowser, row, signUpOn, skip, toasted, userOf } from './support.ts';

const at = programInBrowser();

const withTask = async (t: import('node:test').TestContext, options = {}) => {
  const { page } = await openWindow(t, at.browser, options);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Dentist', due_date: '2027-03-10T17:00' });
  await page.evaluate(() => location.assign('#all'));
  await row(page, 'Dentist').waitFor();
  const due = async () => (await listTasks(at.server.url, user))[0]!.due_date;
  return { page, due, picker: page.getByRole('dialog', { name: 'Pick a day' }) };
};

test('a day is picked by mouse from the menu of a row, and the time of day stays', skip, async (t) => {
  const { page, due, picker } = await withTask(t);
  await row(page, 'Dentist').hover();
  await row(page, 'Dentist').getByRole('button', { name: 'More for Dentist' }).click();
  await page.getByRole('menuitem', { name: 'Pick a date' }).click();
  await picker.getByRole('grid', { name: 'March 2027' }).waitFor();
  assert.deepEqual(await picker.locator('th').allTextContents(), ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await checkAccess(page, `the picker, ${colorScheme}`);
  }
  await picker.getByRole('button', { name: 'Next month' }).click();
  await picker.getByRole('button', { name: /^Friday,? 2 April 2027$/ }).click();
  await toasted(page, 'Moved “Dentist” to 2 Apr 2027.').waitFor();
  await picker.waitFor({ state: 'detached' });
  assert.equal(await due(), '2027-04-02T12:00:00.000Z');
});

test('a day is picked by keys alone; Esc gives the focus back; words work beside it', skip, async (t) => {
  const { page, due, picker } = await withTask(t, { locale: 'en-US' });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'));
  await row(page, 'Dentist').locator('.row-title').click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'title');
  const pick = page.getByRole('button', { name: 'Pick a day' });
  await pick.focus();
  await page.keyboard.press('Enter');
  await picker.getByRole('grid', { name: 'March 2027' }).waitFor();
  assert.equal(await picker.locator('th').first().textContent(), 'Sun');
  const steps = [
    ['', '2027-03-10'],
    ['ArrowRight', '2027-03-11'],
    ['ArrowUp', '2027-03-04'],
    ['Home', '2027-02-28'],
    ['End', '2027-03-06'],
    ['PageDown', '2027-04-06'],
    ['Shift+PageDown', '2028-04-06'],
    ['PageUp', '2028-03-06'],
  ] as const;
  for (const [key, day] of steps) {
    if (key) await page.keyboard.press(key);
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute('data-day') === wanted, day);
  }
  await picker.getByRole('grid', { name: 'March 2028' }).waitFor();
  await page.keyboard.press('Escape');
  await picker.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Pick a day');
  assert.equal(await page.getByRole('textbox', { name: 'Due' }).inputValue(), '2027-03-10 17:00', 'nothing was picked');
  await page.keyboard.press('Enter');
  await picker.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2027-03-10');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2027-03-17');
  assert.equal(await focused(), '2027-03-17');
  await page.keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('textbox', { name: 'Due' }).inputValue(), '2027-03-17 17:00');
  await page.getByRole('button', { name: 'Save task' }).click();
  await page.locator('.details').waitFor({ state: 'detached' });
  assert.equal(await due(), '2027-03-17T12:00:00.000Z');
  await row(page, 'Dentist').locator('.row-title').click();
  await page.getByRole('textbox', { name: 'Due' }).fill('1 april 2027');
  await page.getByRole('button', { name: 'Save task' }).click();
  await page.locator('.details').waitFor({ state: 'detached' });
  assert.equal(await due(), '2027-04-01T12:00:00.000Z');
});
