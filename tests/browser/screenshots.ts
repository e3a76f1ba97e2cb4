import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { noChromium } from '../support/chromium.ts';
import { callTool } from '../support/server.ts';
import { answered, beginTurn, begun, delta } from './chat-events.ts';
import { type Front, startFront } from './chat-front.ts';
import { say } from './chat-page.ts';
import { addTask, newPerson, openAs, openWindow, type Person, row, signUpOn, startBrowser, userOf } from './support.ts';

// The pictures of docs/images/: `npm run screenshots`. Every run makes all of them anew, of a program of its own.

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const ends: (() => unknown)[] = [];
const cleanup = { after: (end: () => unknown) => void ends.unshift(end) };

const desktop = { width: 1440, height: 860 };
const phone = { width: 360, height: 720 };
const looks = { viewport: desktop, colorScheme: 'light', reducedMotion: 'reduce' } as const;

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

const goTo = (page: Page, hash: string) => page.evaluate((to) => location.assign(to), hash);

/** The real answer to a question, and one that is being written. */
async function talk(page: Page, front: Front): Promise<void> {
  await say(page, 'What is due today?');
  await page.getByRole('article', { name: 'Actodo' }).first().waitFor();
  await page.getByRole('button', { name: 'Send message' }).waitFor();
  front.script = (operation, reply) => {
    if (operation.type !== 'threads.add_user_message') return false;
    beginTurn(operation, reply, 'writing-user');
    reply.event(begun(answered('writing', '')));
    const text =
      'For Lisbon I would pack:\n\n- **passport**, which runs out in spring\n- the card, once the bank has sent';
    reply.event(delta('writing', text));
    return true;
  };
  await say(page, 'What should I pack for Lisbon?');
  await page.getByText('the card, once the bank has sent').waitFor();
  front.script = undefined;
}

async function board(front: Front, browser: Awaited<ReturnType<typeof startBrowser>>): Promise<void> {
  const { page } = await openWindow(cleanup, browser, looks);
  await page.goto(front.url);
  await page.getByRole('button', { name: 'Create account' }).waitFor();
  await shoot(page, 'sign-up');
  await signUpOn(page, front.url);
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
  await shoot(page, 'first-visit');
  const user = await userOf(page);
  for (const args of tasks) await addTask(front.url, user, args);
  await goTo(page, '#all');
  await row(page, 'Dentist').waitFor();
  await quiet(page);
  await page.locator('#quick-add').fill('call mom friday at 5pm p1 #family');
  await page.locator('button.chip').first().waitFor();
  await shoot(page, 'board');
  await page.locator('#quick-add').fill('');
  await talk(page, front);
  await shoot(page, 'streaming');
  await page.reload();
  await row(page, 'Dentist').locator('.row-title').click();
  await page.locator('.details').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'details-dark');
  await page.keyboard.press('Escape');
  await page.locator('.details').waitFor({ state: 'detached' });
  await goTo(page, '#done');
  await page.getByText('Nothing completed yet').waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await shoot(page, 'empty');
  await page.route('**/mcp', (route) => route.fulfill({ status: 503, json: refusal }));
  await goTo(page, '#upcoming');
  await page.getByRole('button', { name: 'Retry' }).waitFor();
  await shoot(page, 'error');
  await page.unroute('**/mcp');
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await goTo(page, '#today');
  await row(page, 'Water the plants').waitFor();
  await quiet(page);
  await shoot(page, 'phone-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('navigation', { name: 'Board and chat' }).getByRole('button', { name: 'Chat' }).click();
  await page.getByRole('article', { name: 'Actodo' }).first().waitFor();
  await shoot(page, 'phone-chat');
  await page.getByRole('navigation', { name: 'Board and chat' }).getByRole('button', { name: 'Board' }).click();
  await page.context().setOffline(true);
  await page.locator('.banner').waitFor();
  await row(page, 'Water the plants').getByRole('checkbox').click();
  await shoot(page, 'offline');
}

const refusal = { code: 'unavailable', detail: 'The server is busy at the moment. Try again in a few seconds.' };

async function otherPages(front: Front, browser: Awaited<ReturnType<typeof startBrowser>>, boss: Person) {
  for (const args of tasks) await addTask(front.url, boss, args);
  for (const task_id of [1, 3]) await callTool(front.url, boss, 'complete_task', { task_id });
  const { page } = await openAs(cleanup, { server: front, browser }, boss, looks);
  await page.goto('/#settings');
  await page.getByText('this one').waitFor();
  await shoot(page, 'settings');
  await page.goto('/admin');
  await page.getByRole('rowheader', { name: 'audit' }).waitFor();
  await shoot(page, 'admin');
  await page.goto(`/admin#audit?user_id=${boss.id}`);
  await page.locator('summary', { hasText: 'task.completed' }).first().click();
  await page.getByRole('region', { name: /^Event / }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'admin-dark');
}

async function pictures(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const front = await startFront(cleanup, { ADMIN_EMAILS: 'boss@example.com' });
  const boss = await newPerson(front.url, 'boss@example.com');
  const browser = await startBrowser(cleanup);
  await board(front, browser);
  await otherPages(front, browser, boss);
}

if (noChromium) console.log(`Skipped: ${noChromium}.`);
else
  try {
    await pictures();
  } finally {
    for (const end of ends) await Promise.resolve(end()).catch(() => {});
  }
