import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noChromium } from '../support/chromium.ts';
import { callTool } from '../support/server.ts';
import { leftOut } from '../support/share.ts';
import { openWindow, processorMs, programInBrowser, signUpOn, userOf } from './support.ts';

const at = programInBrowser();

const many = 5_000;
/** Of the processor, whatever else the machine does: from a list that is asked for to its rows, and for a key. */
const rowsMs = 200;
const keyMs = 50;

test('R12, R13: 5,000 tasks: few elements, none missing or twice, and keys are quick while rows change', {
  skip: noChromium || leftOut(2),
  timeout: 600_000,
}, async (t) => {
  const { page } = await openWindow(t, at.browser, { viewport: { width: 1280, height: 800 } });
  await signUpOn(page, at.server.url);
  const user = await userOf(page);
  for (let made = 0; made < many; made += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => callTool(at.server.url, user, 'add_task', { title: `Task ${made + n}` })),
    );
  await page.goto(`${at.server.url}/#done`);
  await page.getByText('Nothing completed yet').waitFor();
  const toRows = await processorMs(page, async () => {
    await page.evaluate(() => location.assign('#all'));
    await page.locator('.row').first().waitFor();
  });
  t.diagnostic(`${Math.round(toRows)} ms of the processor to the first rows`);
  assert.ok(toRows < rowsMs, `${toRows} ms to the first rows`);
  const size = () => page.evaluate(() => document.querySelectorAll('main *').length);
  assert.ok((await size()) < 1_500, `${await size()} elements`);
  const seen = new Set<string>();
  for (let scrolls = 0; seen.size < many && scrolls < 20_000; scrolls++) {
    const titles = await page.evaluate(() => {
      const scroller = document.querySelector('.task-scroll')!;
      const found = [...document.querySelectorAll('.row-title')].map(({ textContent }) => textContent!);
      // Rows that are still on their way are waited for, as one does who reads.
      const bottom = Math.max(
        ...[...document.querySelectorAll('.task')].map((each) => each.getBoundingClientRect().bottom),
      );
      if (bottom >= scroller.getBoundingClientRect().bottom) scroller.scrollTop += 400;
      return new Promise<string[]>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(found))),
      );
    });
    assert.equal(new Set(titles).size, titles.length);
    for (const title of titles) seen.add(title);
  }
  assert.equal(seen.size, many);
  assert.ok((await size()) < 1_500, `${await size()} elements at the end`);
  // Somebody else changes one row after the other.
  let isChanging = true;
  const changing = (async () => {
    for (let id = 1; isChanging; id = (id % many) + 1)
      await callTool(at.server.url, user, 'update_task', { task_id: id, priority: id % 2 ? 'high' : 'low' });
  })();
  await page.locator('#quick-add').focus();
  const text = 'write while things change'.repeat(2);
  const taken = await processorMs(page, async () => {
    for (const letter of text) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForFunction((all) => (document.getElementById('quick-add') as HTMLInputElement).value === all, text);
  });
  isChanging = false;
  await changing;
  const each = taken / text.length;
  t.diagnostic(`${each.toFixed(1)} ms of the processor for a key and the changes beside it`);
  assert.ok(each < keyMs, `${each} ms`);
});
