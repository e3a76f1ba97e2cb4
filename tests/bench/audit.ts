import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { exportRecords, findRecords } from '../../src/db/audit/records.ts';
import { sealNext, settledSeq } from '../../src/db/audit/seals.ts';
import { verifyAudit } from '../../src/db/audit/verify.ts';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { maintain } from '../../src/db/maintenance.ts';
import type { AuditFilter } from '../../src/domain/audit.ts';
import { storeRecords, userOf } from '../support/audit.ts';
import { median, percentile } from './figures.ts';

// The audit when it is large: search by each filter, the memory of an export, how fast it is verified. PGlite on disk, as the program has it; DATABASE_URL: on that Postgres.

const rounds = 30;
const rowsAtOnce = 10_000;
const goalMs = 50;

/** Makes so many records, measures and prints. */
export async function benchAudit(count: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-audit-'));
  const { DATABASE_URL: url } = process.env;
  const db = await openDatabase(url ? { driver: 'pg', url } : { driver: 'pglite', dataDir: join(dir, 'pglite') });
  try {
    await migrate(db);
    const made = await timed(async () => {
      for (let from = 0; from < count; from += rowsAtOnce)
        await storeRecords(db, Math.min(rowsAtOnce, count - from), from);
    });
    console.log(`${count} records made in ${(made / 1_000).toFixed(0)} s`);
    await maintain(db);
    await printSearches(db, count);
    await printExport(db, count);
    await printVerify(db);
  } finally {
    await db.destroy();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The records are a second apart, and hold user, task and type as `storeRecords` says. */
function filtersOf(count: number): Record<string, AuditFilter> {
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString();
  const middle = Math.floor(count / 2);
  return {
    nothing: {},
    'a user of nine in ten': { user_id: userOf(0) },
    'a user of one': { user_id: userOf(4) },
    'a user of none': { user_id: 'nobody' },
    'a task': { user_id: userOf(0), task_id: 8 },
    'a common type': { event_type: 'task.updated' },
    'a rare type': { event_type: 'reminder.due' },
    'a rare type of a user': { user_id: userOf(0), event_type: 'reminder.due' },
    'a stretch of time': { from: at(middle), to: at(middle + 50) },
    'a user in a stretch of time': { user_id: userOf(0), from: at(middle), to: at(middle + 50) },
    'a rare type in a stretch of time': { event_type: 'reminder.due', from: at(0), to: at(middle) },
  };
}

/** Each in turns with a statement that reads nothing, which shows what the machine was like meanwhile. */
async function printSearches(db: Db, count: number): Promise<void> {
  console.log(`\nSearch, a page of 100, ${rounds} times each; goal p99 ${goalMs} ms`);
  console.log('| filter | found | p50 ms | p99 ms | of it `select 1`: p50 | p99 |\n|---|---|---|---|---|---|');
  for (const [what, filter] of Object.entries(filtersOf(count))) {
    let found = 0;
    const times: number[] = [];
    const nothing: number[] = [];
    for (let n = 0; n < rounds; n++) {
      times.push(
        await timed(async () => {
          found = (await findRecords(db, filter)).events.length;
        }),
      );
      nothing.push(await timed(() => sql`select 1`.execute(db)));
    }
    const both = [times, nothing].map((all) => `${median(all).toFixed(1)} | ${percentile(all, 0.99).toFixed(1)}`);
    console.log(`| ${what} | ${found} | ${both.join(' | ')} |`);
  }
}

/** The most memory in each tenth of the export: it must not grow. */
async function printExport(db: Db, count: number): Promise<void> {
  const most: number[] = [];
  let read = 0;
  const ms = await timed(async () => {
    for await (const _ of exportRecords(db, {})) {
      const tenth = Math.min(9, Math.floor((10 * read) / count));
      if (read++ % 500 === 0) most[tenth] = Math.max(most[tenth] ?? 0, process.memoryUsage.rss() / 2 ** 20);
    }
  });
  console.log(`\nExport: ${read} records, ${((1_000 * read) / ms).toFixed(0)} a second`);
  console.log(`MiB resident, the most in each tenth: ${most.map((each) => each.toFixed(0)).join(' ')}`);
}

async function printVerify(db: Db): Promise<void> {
  const upto = (await settledSeq(db)) ?? 0;
  const sealing = await timed(async () => {
    while (await sealNext(db, upto));
  });
  let checked = 0;
  const verifying = await timed(async () => {
    const { ok, checked: n } = await verifyAudit(db);
    if (!ok) throw new Error('The audit does not hold.');
    checked = n;
  });
  const rate = (ms: number) => ((1_000 * checked) / ms).toFixed(0);
  console.log(
    `\nSealed ${rate(sealing)} records a second, verified ${rate(verifying)} a second (${checked} in ${(verifying / 1_000).toFixed(0)} s)`,
  );
}
