import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from '../support/chromium.ts';

/** A signed-in person in a page of a browser that knows nothing else, with the chat in sight. */
export interface ChatPage {
  page: Page;
  /** What was held back by the content policy, and what was thrown. */
  complaints: string[];
}

export async function openChat(
  t: TestContext,
  url: string,
  size = { width: 1280, height: 800 },
  options: BrowserContextOptions = {},
): Promise<ChatPage> {
  const { page: blank } = await openPage(t);
  // Pages that are opened beside it have the same person.
  const context = await blank
    .context()
    .browser()!
    .newContext({ viewport: size, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  await signUpInPage(page, url);
  await page.goto(url);
  await field(page).waitFor();
  return { page, complaints };
}

/** An account, and its session in the browser of this page. */
export async function signUpInPage(page: Page, url: string): Promise<void> {
  const data = { name: 'Ann Lee', email: `${randomUUID()}@example.com`, password: 'correct horse battery' };
  const answer = await page.request.post(`${url}/api/auth/sign-up/email`, { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(await answer.text());
}

export const field = (page: Page) => page.getByLabel('Message to Actodo');
export const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });
export const answers = (page: Page) => page.getByRole('article', { name: 'Actodo' });
export const sayings = (page: Page) => page.getByRole('article', { name: 'You' });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Writes a message and sends it by Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}
