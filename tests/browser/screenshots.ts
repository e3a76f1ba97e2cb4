import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { noChromium } from '../support/chromium.ts';
import { addTask, openWindow, row, signUpOn, startBrowser, startProgram, userOf } from './support.ts';

// The pictures of docs/images/: `npm run screenshots`. Every run makes all of them anew, of a program of its own.

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const ends: (() => unknown)[] = [];
const cleanup = { after: (end: () => unknown) => void ends.unshift(end) };

const desktop = { width: 1440, height: 860 };
const phone = { width: 360, height: 720 };

const tasks = [
  { title: 'Send the report to the accountant', priority: 'urgent', tags: ['work'], due_date: 'yesterday' },
  { title: 'Call the bank about the card', priority: 'high', due_date: 'today 17:00', reminders: ['PT30M'] },
  { title: 'Water the plants', recurrence: 'every 3 days', due_date: 'today', tags: ['home'] },
  { title: 'دودھ اور روٹی خریدنا', due_date: 'today', tags: ['home'] },
  { title: 'Dentist', due_date: 'tomorrow 9:30', reminders: ['PT1H', 'P1D'], tags: ['health'] },
  { title: 'Pay rent', recurrence: 'every month on the 31st', priority: 'high', tags: ['home'] },
  { title: 'Book the flights to Lisbon', due_date: 'in 4 days', tags: ['travel'] },
  { title: 'Renew the passport', due_date: 'in 5 weeks', priority: 'low', tags: ['travel'] },
  { title: 'Read the book that Sara lent me' },
];

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} KB`);
}

/** Without the messages that come and go. */
async function quiet(page: Page): Promise<void> {
  for (const close of await page.getByRole('button', { name: 'Close message' }).all()) await close.click();
  await page.waitForFunction(() => !document.querySelector('.row.fresh, .toast'));
}

async function pictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await startProgram(cleanup);
  const browser = await startBrowser(cleanup);
  const { page } = await openWindow(cleanup, browser, { viewport: desktop, colorScheme: 'light' });
  await signUpOn(page, server.url);
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
  await shoot(page, 'first-visit');
  const user = await userOf(page);
  for (const args of tasks) await addTask(server.url, user, args);
  await page.evaluate(() => location.assign('#all'));
  await row(page, 'Dentist').waitFor();
  await quiet(page);
  await page.locator('#quick-add').fill('call mom friday at 5pm p1 #family');
  await page.locator('button.chip').first().waitFor();
  await shoot(page, 'board');
  await page.locator('#quick-add').fill('');
  await row(page, 'Dentist').locator('.row-title').click();
  await page.locator('.details').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'details-dark');
  await page.keyboard.press('Escape');
  await page.setViewportSize(phone);
  await page.evaluate(() => location.assign('#today'));
  await row(page, 'Water the plants').waitFor();
  await quiet(page);
  await shoot(page, 'phone-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
  await row(page, 'Water the plants').getByRole('checkbox').click();
  await shoot(page, 'offline');
  await page.context().setOffline(false);
}

if (noChromium) console.log(`Skipped: ${noChromium}.`);
else
  try {
    await pictures();
  } finally {
    for (const end of ends) await Promise.resolve(end()).catch(() => {});
  }
