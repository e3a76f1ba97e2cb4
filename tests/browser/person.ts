import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { postJson } from '../support/server.ts';
import { checkAccess, password } from './support.ts';

export interface Person {
  id: string;
  email: string;
  password: string;
  token: string;
}

let people = 0;

/** A new account of that server, made over HTTP. */
export async function newPerson(url: string, email = `person-${process.pid}-${people++}@example.com`): Promise<Person> {
  const signed = await postJson(`${url}/api/auth/sign-up/email`, { name: 'Ann', email, password });
  assert.equal(signed.status, 200, await signed.clone().text());
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const answer = await fetch(`${url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  return { id: user.id, email, password, token: ((await answer.json()) as { token: string }).token };
}

/** One browser for all tests of a file. */
export async function sharedBrowser(t: Pick<TestContext, 'after'>) {
  const browser = await openBrowser(t);
  return {
    /** A context of its own, signed in as that person if one is given; `page` is its first tab. */
    async open(t: Pick<TestContext, 'after'>, url: string, person?: Person, options: BrowserContextOptions = {}) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-US', timezoneId: 'UTC', ...options });
      t.after(() => context.close());
      if (person) await signIn(context, person);
      const page = await context.newPage();
      return { context, page, complaints: complaintsOf(page) };
    },
  };
}

async function signIn(context: BrowserContext, { email, password }: Person): Promise<void> {
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password } });
  assert.equal(answer.status(), 200);
}

/** What the console says is wrong; a refusal that a test provokes is logged by the browser as a failed load. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/** Runs axe over the page as it is, in light and in dark; throws with what is wrong. */
export async function checkBothLooks(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await checkAccess(page, `${what}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Widths at which the page is wider than its window. */
export async function sidewaysAt(page: Page, widths = [360, 768, 1440]): Promise<string[]> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${wide} at ${width}`);
  }
  if (before) await page.setViewportSize(before);
  return found;
}

/** With `SHOTS` set to a folder, writes a picture of the whole page there. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return;
  await page.bringToFront();
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}
