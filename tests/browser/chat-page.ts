import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Front, fresh } from './chat-front.ts';
import { openWindow, password, type Window } from './support.ts';

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
  const window = await openWindow(t, browser, { viewport: { width: 1280, height: 800 }, ...options });
  await signUpInPage(window.page, front.url);
  return window;
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

/** An account, and its session in the browser of this page. */
async function signUpInPage(page: Page, url: string): Promise<void> {
  const data = { name: 'Ann Lee', email: `${randomUUID()}@example.com`, password };
  const answer = await page.request.post(`${url}/api/auth/sign-up/email`, { data, headers: { origin: url } });
  assert.ok(answer.ok(), await answer.text());
}

/** What the browser says of requests that a test lets fail is no complaint. */
export function forgiveNetwork({ complaints }: Window): void {
  const others = complaints.filter((each) => !/Failed to load resource|WebSocket connection|net::ERR_/.test(each));
  complaints.splice(0, complaints.length, ...others);
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
