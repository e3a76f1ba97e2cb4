import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';

export const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path && existsSync(path));

/** Why these tests cannot run here, or false when they can. */
export const noChromium: string | false = executablePath
  ? false
  : 'no Chromium is installed; install chromium, or set CHROMIUM to its path';

export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that ends with the test. */
export async function openBrowser(t: Pick<TestContext, 'after'>, more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, headless: true, args: [...chromiumArgs, ...more] });
  t.after(() => browser.close());
  return browser;
}

/** A page of a browser that knows nothing yet; what its console says of the content policy is in `complaints`. */
export async function openPage(t: Pick<TestContext, 'after'>): Promise<{ page: Page; complaints: string[] }> {
  const browser = await openBrowser(t);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && complaints.push(message.text()));
  return { page, complaints };
}
