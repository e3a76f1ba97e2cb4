import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noChromium } from '../support/chromium.ts';
import { addTask, openWindow, processorMs, programInBrowser, signUpOn, userOf } from './support.ts';

const at = programInBrowser();

const kinds: [kind: string, pattern: RegExp, most: number][] = [
  ['the document', /^\/$/, 5 * 1024],
  ['styles', /\.css$/, 14 * 1024],
  ['libraries', /\/lib\//, 12 * 1024],
  ['own modules', /\/w\/.*\.ts$/, 60 * 1024],
];
const mostModules = 24;
const mostRequests = 34;
const mostOfPictures = 8 * 1024;
const readyMs = 1_000;
const mostBytes = 100 * 1024;

test('the first load of the board: few files, few bytes, and rows within a second', { skip: noChromium }, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await addTask(at.server.url, await userOf(page), { title: 'Buy milk', due_date: 'today' });
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true });
  const bytes = new Map<string, number>();
  page.on('response', (response) =>
    bytes.set(new URL(response.url()).pathname, Number(response.headers()['content-length'])),
  );
  const worked = await processorMs(page, async () => {
    await page.reload();
    await page.locator('.row').waitFor();
  });
  const ready = await page.evaluate(() => performance.now());
  const first = [...bytes].filter(([path]) => path === '/' || /^\/(?:w\/|favicon|manifest|recover)/.test(path));
  // What comes after the first rows when nothing else is to do is no part of the first load.
  const listed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(
      ({ href }) => new URL(href).pathname,
    ),
  );
  const files = first.filter(([path]) => !path.endsWith('.ts') || listed.includes(path));
  const sum = (entries: [string, number][]) => entries.reduce((total, [, size]) => total + size, 0);
  t.diagnostic(
    `${files.length} files, ${sum(files)} bytes; rows after ${Math.round(ready)} ms, ${Math.round(worked)} of them work`,
  );
  // The clock of a busy machine says nothing; what the page itself takes of the processor does.
  assert.ok(worked < readyMs, `${worked} ms of work before there are rows`);
  for (const [kind, pattern, most] of kinds) {
    const size = sum(files.filter(([path]) => pattern.test(path)));
    t.diagnostic(`${kind}: ${size} bytes`);
    assert.ok(size > 0 && size <= most, `${kind} has ${size} bytes, at most ${most}`);
  }
  const modules = files.filter(([path]) => /\/w\/(?!.*\/lib\/).*\.ts$/.test(path));
  assert.ok(modules.length <= mostModules, `${modules.length} modules: ${modules.map(([path]) => path).join(' ')}`);
  assert.ok(sum(files) <= mostBytes, `${sum(files)} bytes`);
  assert.ok(files.length <= mostRequests, `${files.length} requests`);
  const icons = files.find(([path]) => path.endsWith('/kit/icon.ts'))![0];
  const sizes = await Promise.all(
    [icons, '/favicon.svg', '/manifest.webmanifest'].map(async (path) => {
      const { headers } = await fetch(at.server.url + path, { headers: { 'accept-encoding': 'br' } });
      return Number(headers.get('content-length'));
    }),
  );
  t.diagnostic(`icons, favicon, manifest: ${sizes.join(', ')} bytes`);
  assert.ok(sizes.every(Boolean) && sizes.reduce((a, b) => a + b) <= mostOfPictures);
});

test('an address that was typed or cut leads somewhere; nothing of it breaks the page', {
  skip: noChromium,
}, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const headings = {
    '#tag/%': '#%',
    '#tag/100%': '#100%',
    '#tag/a%20b': '#a b',
    '#tag/a/b': '#a/b',
    '#nothing/%': 'Today',
  };
  for (const [hash, heading] of Object.entries(headings)) {
    await page.goto(`${at.server.url}/${hash}`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  }
  await page.goto(`${at.server.url}/admin#audit?user_id=%`);
  await page.getByText('This page is for admins').waitFor();
});

test('no file that the first view needs is found late: all of them are in the list of the document', {
  skip: noChromium,
}, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await page.reload();
  await page.locator('#quick-add').waitFor();
  const missing = await page.evaluate(async () => {
    const listed = [...document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')].map(({ href }) => href);
    const imported: string[] = [];
    for (const url of listed) {
      const code = await (await fetch(url)).text();
      for (const [, name] of code.matchAll(/^(?:import|export) [^;]*from '(\.[^']+)'/gm))
        imported.push(new URL(name!, url).href);
    }
    return imported.filter((url) => !listed.includes(url));
  });
  assert.deepEqual(missing, []);
});

test('a page whose files are gone is loaded again, once, and one that lacks a later part says so', {
  skip: noChromium,
}, async (t) => {
  const { page, complaints } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  let documents = 0;
  page.on('request', (request) => request.isNavigationRequest() && documents++);
  await page.route(/\/w\/.*\/main\.ts/, (route) =>
    documents === 1 ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await page.reload();
  await page.locator('#quick-add').waitFor();
  assert.equal(documents, 2);
  await page.route(/\/settings\/page\.ts/, (route) => route.fulfill({ status: 404 }));
  await page.evaluate(() => location.assign('#settings'));
  await page.getByText('A new version is ready. Reload; your text stays.').waitFor();
  await page.getByRole('button', { name: 'Reload' }).waitFor();
  complaints.length = 0;
});

test('a page whose files are slow says that it comes, and nothing of that stays', { skip: noChromium }, async (t) => {
  const { page } = await openWindow(t, at.browser);
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/w\/.*\/(?:main|settings\/page)\.ts$/, async (route) => {
    await slow;
    await route.continue();
  });
  const coming = page.getByText('One moment…');
  await page.goto(at.server.url, { waitUntil: 'commit' });
  await coming.waitFor();
  arrive();
  await signUpOn(page, at.server.url);
  assert.equal(await coming.count(), 0);
  let opened = () => {};
  const later = new Promise<void>((resolve) => {
    opened = resolve;
  });
  await page.unrouteAll();
  await page.route(/\/w\/.*\/settings\/page\.ts$/, async (route) => {
    await later;
    await route.continue();
  });
  await page.evaluate(() => location.assign('#settings'));
  await coming.waitFor();
  opened();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  assert.equal(await coming.count(), 0);
});

test('without scripts the page says that it needs them, and nothing else', { skip: noChromium }, async (t) => {
  const { page } = await openWindow(t, at.browser, { javaScriptEnabled: false });
  await page.goto(at.server.url);
  assert.ok(await page.locator('noscript p').isVisible());
  assert.equal(await page.locator('.coming').isVisible(), false);
});

test('a part that was never seen and cannot be loaded without a connection says so, and comes with it', {
  skip: noChromium,
}, async (t) => {
  const { page, context, complaints } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  await context.setOffline(true);
  await page.evaluate(() => location.assign('#notifications'));
  await page.getByText('No connection. This part of the page comes when there is one.').waitFor();
  await context.setOffline(false);
  await page.getByText('Nothing to remind you of yet.').waitFor();
  complaints.length = 0;
});

test('each page has a name of its own', { skip: noChromium }, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const names = {
    '#settings': 'Settings - Actodo',
    '#upcoming': 'Upcoming - Actodo',
    '#notifications': 'Notifications - Actodo',
    '#tag/home': '#home - Actodo',
    '#apps': 'Connected apps - Actodo',
  };
  for (const [hash, name] of Object.entries(names)) {
    await page.goto(`${at.server.url}/${hash}`);
    await page.waitForFunction((wanted) => document.title === wanted, name);
  }
});

test('nothing of a task makes the browser ask for anything', { skip: noChromium }, async (t) => {
  const { page } = await openWindow(t, at.browser);
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  const foreign: string[] = [];
  page.on(
    'request',
    (request) => new URL(request.url()).host !== new URL(at.server.url).host && foreign.push(request.url()),
  );
  const hostile = '<img src=https://evil.example/x onerror=alert(1)> [a](https://evil.example) ![b](//evil.example/b)';
  await addTask(at.server.url, user, { title: hostile, description: hostile, tags: ['<b>x</b>'], due_date: 'today' });
  await page.getByText(hostile, { exact: true }).click();
  await page.locator('.details').waitFor();
  assert.equal(await page.locator('main img, main b, main a[href*="evil"]').count(), 0);
  assert.deepEqual(foreign, []);
});
