import type { TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Front, fresh } from './chat-front.ts';
import { newPerson, openAs, type Window } from './support.ts';

interface Place {
  front: Front;
  browser: Browser;
}

/** A signed-in person before a server without a script; no page is open yet. */
export async function signedIn(
  t: TestContext,
  { front, browser }: Place,
  options: BrowserContextOptions = {},
): Promise<Window> {
  fresh(front);
  const person = await newPerson(front.url);
  return openAs(t, { server: front, browser }, person, { viewport: { width: 1280, height: 800 }, ...options });
}

/** A signed-in person with the chat in sight. */
export async function openChat(t: TestContext, at: Place, options: BrowserContextOptions = {}): Promise<Window> {
  const window = await signedIn(t, at, options);
  const { page } = window;
  await page.goto(at.front.url);
  if ((page.viewportSize()?.width ?? 0) < 768)
    await page.getByRole('navigation', { name: 'Board and chat' }).getByRole('button', { name: 'Chat' }).click();
  await field(page).waitFor();
  return window;
}

export const field = (page: Page) => page.getByLabel('Message to Actodo');
export const messages = (page: Page) => page.getByRole('log', { name: 'Messages' });
export const answers = (page: Page) => page.getByRole('article', { name: 'Actodo' });
export const sayings = (page: Page) => page.getByRole('article', { name: 'You' });
export const notes = (page: Page) => page.locator('.chat-note');
export const button = (page: Page, name: string) =>
  page.locator('.chat-side').getByRole('button', { name, exact: true });

/** Writes a message and sends it by Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}
