import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What can be said of any page as it is: rules of accessibility, widths, a picture. */

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe over the page when nothing moves or fades any more; throws with what is wrong by rule and place. */
export async function checkAccess(page: Page, what: string): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
  // Evaluated by the browser's debugger, which the content policy does not bind.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      impact: string;
      nodes: { target: string[]; failureSummary: string }[];
    }
    const { violations } = await axe.run();
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${impact} ${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  });
  assert.deepEqual(found, [], what);
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

/** Tasks that strain a layout: long words, another direction, many tags, everything at once. */
export const oddTasks = [
  {
    title: 'Send the quarterly report to the accountant before she leaves for the holidays',
    priority: 'urgent',
    tags: ['work', 'finance', 'a', 'b', 'c'],
    due_date: '2026-01-05',
  },
  { title: 'دودھ اور روٹی خریدنا', due_date: 'today', tags: ['گھر'] },
  { title: 'Dentist', due_date: 'tomorrow 9:30', reminders: ['PT30M'], priority: 'low' },
  { title: 'x'.repeat(200), recurrence: 'every day', priority: 'high' },
];
