import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { OAuthBrowser } from '../support/oauth-browser.ts';
import { eventually } from '../support/server.ts';

export interface Person {
  email: string;
  password: string;
}

/** The browser of a person, where programs open it. */
export interface DesktopBrowser {
  /** For a program that opens "the" browser of the machine. */
  env: Record<string, string>;
  /** Takes the person through the pages at `url`, to where they lead. */
  visit(url: string): void;
  /** What came of each visit: the client's page, or the text of ours when it leads nowhere. */
  visits: Promise<string>[];
  /** Never resolves; rejects when a visit came to nothing, for which a client would wait in vain. */
  failed: Promise<never>;
}

/** Programs call it in the background; it hands the URL on and ends. */
const script = (door: string) => `#!${process.execPath}
await fetch(${JSON.stringify(door)}, { method: 'POST', body: process.argv[2] });
`;

/** A person who signs in and allows whatever asks. Closed after the test. */
export async function desktopBrowser(t: Pick<TestContext, 'after'>, person: Person): Promise<DesktopBrowser> {
  const visits: Promise<string>[] = [];
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => {});
  const start = (url: string) => {
    const visit = letIn(url, person);
    visit.catch(fail);
    visits.push(visit);
  };
  const door = createServer(async (request, response) => {
    let url = '';
    for await (const chunk of request) url += chunk;
    start(url);
    response.end();
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const dir = mkdtempSync(join(tmpdir(), 'actodo-browser-'));
  t.after(() => {
    door.closeAllConnections();
    door.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const text = script(`http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
  for (const name of ['xdg-open', 'open', 'browser.mjs']) {
    // Without an extension Node takes it for a module by its syntax.
    writeFileSync(join(dir, name), text);
    chmodSync(join(dir, name), 0o755);
  }
  // No DISPLAY: with one, openers ask the desktop for its browser and not the environment.
  const env = { BROWSER: join(dir, 'browser.mjs'), PATH: `${dir}${delimiter}${process.env.PATH}` };
  return { env, visits, failed, visit: start };
}

/** Signs in, allows, and opens the client's own address with what it is sent there. */
async function letIn(url: string, { email, password }: Person): Promise<string> {
  const browser = new OAuthBrowser(new URL(url).origin);
  let back = await browser.open(url);
  if (!back && /role="alert"/.test(browser.html)) return textOf(browser.html);
  back ??= await browser.submit({ intent: 'sign-in', email, password });
  back ??= await browser.submit({ accept: 'yes' });
  const target = back ?? assert.fail(textOf(browser.html));
  // Some clients listen only after they have opened the browser: a person is slower than that.
  const page = await eventually(() => fetch(target, { headers: { accept: 'text/html' } }));
  return textOf(await page.text());
}

const textOf = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
