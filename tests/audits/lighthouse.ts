import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { lighthousePackages } from '../clients/place.ts';
import { chromiumArgs, executablePath } from '../support/chromium.ts';
import { freePort } from '../support/server.ts';

/** Lighthouse, and the browser that it looks at pages with. */

/** What we read of its packages; they have no types here. */
interface Lighthouse {
  default(url: string, flags: object, config?: object): Promise<Result>;
  snapshot(page: object, options: object): Promise<Result>;
  desktopConfig: object;
}
interface Puppeteer {
  connect(options: { browserURL: string; defaultViewport: null }): Promise<{
    pages(): Promise<{ url(): string }[]>;
    disconnect(): Promise<void>;
  }>;
}
interface Audit {
  id: string;
  title: string;
  score: number | null;
  displayValue?: string;
  details?: { items?: object[] };
}
interface Result {
  lhr: {
    categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
    audits: Record<string, Audit>;
    environment: { benchmarkIndex: number };
    runWarnings: string[];
  };
}

export type Form = 'phone' | 'desktop';

export interface Report {
  /** Category to points, 0 to 100. */
  scores: Record<string, number>;
  /** What took points, in words. */
  faults: string[];
}

const packages = lighthousePackages();
export const { missing } = packages;
const load = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(packages.folder, path)).href)) as T;

/** A browser whose sign-in Lighthouse finds: it opens its tabs beside those of this context. */
export async function startAudited(
  t: Pick<TestContext, 'after'>,
  baseURL: string,
): Promise<{ context: BrowserContext; port: number }> {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'actodo-lighthouse-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...chromiumArgs, `--remote-debugging-port=${port}`],
    baseURL,
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  t.after(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return { context, port };
}

/** A machine that nobody keeps busy, in Lighthouse's measure: its default slows such a one down four times to make it a phone. */
const restedIndex = 1_500;
const phoneSlowdown = 4;

/** How much slower work is made than it was, so that a page costs as much on a busy machine as on one at rest. */
function slowdown(form: Form, benchmarkIndex: number): number {
  return (form === 'phone' ? phoneSlowdown : 1) * Math.min(1, benchmarkIndex / restedIndex);
}

/** Loads the address in a tab of its own; the network is simulated from what was loaded, and so is the speed of the processor. */
export async function auditLoad(
  url: string,
  form: Form,
  port: number,
  benchmarkIndex = restedIndex,
): Promise<Report & { benchmarkIndex: number }> {
  const { default: lighthouse, desktopConfig } = await load<Lighthouse>('lighthouse/core/index.js').then(
    async (module) => ({
      default: module.default,
      desktopConfig: (await load<{ default: object }>('lighthouse/core/config/desktop-config.js')).default,
    }),
  );
  const network = form === 'phone' ? { rttMs: 150, throughputKbps: 1_638.4 } : { rttMs: 40, throughputKbps: 10_240 };
  const flags = {
    port,
    logLevel: 'error',
    disableStorageReset: true,
    throttlingMethod: 'simulate',
    throttling: { ...network, cpuSlowdownMultiplier: slowdown(form, benchmarkIndex) },
  };
  const { lhr } = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined);
  return { ...reportOf(lhr), benchmarkIndex: lhr.environment.benchmarkIndex };
}

/** Looks at the tab with that address as it is. */
export async function auditState(isIt: (url: string) => boolean, form: Form, port: number): Promise<Report> {
  const { snapshot } = await load<Lighthouse>('lighthouse/core/index.js');
  const { default: desktop } = await load<{ default: object }>('lighthouse/core/config/desktop-config.js');
  const { default: puppeteer } = await load<{ default: Puppeteer }>('puppeteer-core/lib/puppeteer/puppeteer-core.js');
  const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
  const page = (await browser.pages()).find((each) => isIt(each.url()));
  if (!page) throw new Error('No tab has that address.');
  const { lhr } = await snapshot(page, {
    flags: { logLevel: 'error' },
    config: form === 'desktop' ? desktop : undefined,
  });
  await browser.disconnect();
  // Nothing was loaded, which Lighthouse counts as 0.
  const { performance: _, ...categories } = lhr.categories;
  return reportOf({ ...lhr, categories });
}

function reportOf({ categories, audits, runWarnings }: Result['lhr']): Report {
  const scored = Object.entries(categories).filter(([, { score }]) => score !== null);
  const faults = scored.flatMap(([name, { auditRefs }]) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${name}: ${audits[id]?.title} ${audits[id]?.displayValue ?? ''} ${whereOf(audits[id])}`),
  );
  return {
    scores: Object.fromEntries(scored.map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])),
    faults: [...runWarnings, ...faults],
  };
}

const whereOf = (audit: Audit | undefined): string =>
  JSON.stringify(audit?.details?.items?.slice(0, 5) ?? []).slice(0, 600);
