import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../support/server.ts';
import { addTask, listTasks, openWindow, programInBrowser, row, signUpOn, skip, toasted, userOf } from './support.ts';

const at = programInBrowser();

const day = (days: number, zone = 'Asia/Karachi') =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: zone });

test('R15: days are those of the zone in settings, whatever zone the browser is in', skip, async (t) => {
  const { page } = await openWindow(t, at.browser, { timezoneId: 'Pacific/Kiritimati' });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await fetch(`${at.server.url}/api/${user.id}/settings`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}` },
    body: JSON.stringify({ timezone: 'Pacific/Pago_Pago' }),
  });
  await page.reload();
  await addTask(at.server.url, user, { title: 'Due there today', due_date: day(0, 'Pacific/Pago_Pago') });
  await row(page, 'Due there today').waitFor();
  await page.getByRole('heading', { name: /^Today/, level: 2 }).waitFor();
  assert.equal(await page.getByText('Overdue').count(), 0);
});

test('R17: at midnight yesterday is overdue and the day goes on', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  // Half past eleven in the evening of Karachi.
  const now = new Date(`${day(0)}T18:30:00Z`);
  await page.clock.install({ time: now });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'For today', due_date: day(0) });
  await page.clock.runFor(2_000);
  await row(page, 'For today').waitFor();
  await page.getByRole('heading', { name: /^Today/, level: 2 }).waitFor();
  await page.clock.fastForward(31 * 60_000);
  await page.clock.runFor(3_000);
  await page.getByRole('heading', { name: /^Overdue/, level: 2 }).waitFor();
});

test('R16: another day keeps the time of day, by the menu and by keys', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Dentist', due_date: `${day(0)}T17:00` });
  await row(page, 'Dentist').hover();
  await row(page, 'Dentist').getByRole('button', { name: 'More for Dentist' }).click();
  await page.getByRole('menuitem', { name: 'Move to tomorrow' }).click();
  await toasted(page, 'Moved “Dentist” to Tomorrow.').waitFor();
  assert.equal((await listTasks(at.server.url, user))[0]!.due_date, `${day(1)}T12:00:00.000Z`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'Dentist').waitFor();
  await page.waitForFunction(() => document.querySelector('.row .dot') === null);
  assert.equal((await listTasks(at.server.url, user))[0]!.due_date, `${day(0)}T12:00:00.000Z`);
});

async function liftRow(page: Page, title: string): Promise<void> {
  const box = (await row(page, title).locator('.row-title').boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 4 });
  await page.locator('.drop-strip').waitFor();
}

test('R22: dragging moves to another day, Esc cancels it, Undo takes it back', skip, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Dentist', due_date: `${day(0)}T17:00` });
  await row(page, 'Dentist').waitFor();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('drag.ts')),
  );
  await liftRow(page, 'Dentist');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.locator('.drop-strip').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.row.open').count(), 0, 'letting go after Esc opens nothing');
  assert.equal((await listTasks(at.server.url, user))[0]!.due_date, `${day(0)}T12:00:00.000Z`);
  await liftRow(page, 'Dentist');
  const target = (await page.locator('.drop-strip div', { hasText: 'Tomorrow' }).boundingBox())!;
  await page.mouse.move(target.x + 10, target.y + 10, { steps: 4 });
  await page.mouse.up();
  await toasted(page, 'Moved “Dentist” to Tomorrow.').waitFor();
  assert.equal((await listTasks(at.server.url, user))[0]!.due_date, `${day(1)}T12:00:00.000Z`);
  assert.equal(await page.locator('.details').count(), 0, 'the press that ended the drag opened nothing');
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'Dentist').waitFor();
});

test('R21: a finger drags only after a hold; before that it scrolls', skip, async (t) => {
  const { page, context } = await openWindow(t, at.browser, { hasTouch: true, viewport: { width: 800, height: 700 } });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  await addTask(at.server.url, user, { title: 'Dentist', due_date: `${day(0)}T17:00` });
  await row(page, 'Dentist').waitFor();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('drag.ts')),
  );
  const protocol = await context.newCDPSession(page);
  const box = (await row(page, 'Dentist').locator('.row-title').boundingBox())!;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    protocol.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const [x, y] = [box.x + 20, box.y + 20];
  await touch('touchStart', x, y);
  await touch('touchMove', x, y + 60);
  assert.equal(await page.locator('.drop-strip').count(), 0);
  await touch('touchEnd', x, y);
  assert.equal(await page.locator('.drop-strip').count(), 0);
  const strip = page.locator('.drop-strip');
  // The same as by mouse and by menu.
  const isMoved = async () => (await listTasks(at.server.url, user))[0]?.due_date === `${day(1)}T12:00:00.000Z`;
  // A browser that is kept busy takes a touch for a scroll at times; whoever holds it tries again.
  await eventually(async () => {
    if (await isMoved()) return;
    await touch('touchStart', x, y);
    try {
      await strip.waitFor({ timeout: 5_000 });
      const target = (await strip.locator('div', { hasText: 'Tomorrow' }).boundingBox())!;
      await touch('touchMove', target.x + 10, target.y + 10);
    } finally {
      await touch('touchEnd', 0, 0);
    }
    await eventually(async () => assert.ok(await isMoved()), 5_000);
  });
});
