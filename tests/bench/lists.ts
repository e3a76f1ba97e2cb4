import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { listTasks } from '../../src/db/lists/task-queries.ts';
import { maintain } from '../../src/db/maintenance.ts';
import { storeTaskSeries, writeAdd } from '../support/task-series.ts';

/** Medians of reads and adds for users with 10, 1,000 and 100,000 tasks, each in a database of its own, run in turns. */

const sizes = [10, 1_000, 100_000] as const;
const rounds = 60;
const user = 'a0000000-0000-4000-8000-000000000001';
const when = { now: new Date(), zone: 'Europe/Berlin', locale: 'en-GB' };

type Work = (db: Db, size: number, round: number) => Promise<unknown>;

const list =
  (query: Parameters<typeof listTasks>[2]): Work =>
  (db) =>
    listTasks(db, user, query, when);
const works: Record<string, Work> = {
  'first 10': list({ limit: 10 }),
  'first 50': list({}),
  'pending by due date': list({ status: 'pending', sort_by: 'due_date' }),
  'urgent by title': list({ priority: 'urgent', sort_by: 'title' }),
  'due today': list({ due: 'today' }),
  'search, a word of every task': list({ search: 'task' }),
  'search, a word of every fifth': list({ search: 'meetings' }),
  'search, a word of one task': (db, size) => listTasks(db, user, { search: `number ${size}` }, when),
  'tag of every tenth': list({ tags: ['work'] }),
  get: (db, size, round) =>
    db
      .selectFrom('tasks')
      .select('task')
      .where('user_id', '=', user)
      .where('id', '=', 1 + ((round * 7919) % size))
      .executeTakeFirst(),
  add: (db, size, round) => writeAdd(db, user, size + 1 + round),
};

export interface ListTimes {
  work: string;
  /** Milliseconds, by number of tasks */
  medians: Record<number, number>;
  /** Median of the largest over that of the smallest */
  ratio: number;
}

/**
 * Takes about a minute; the sizes take turns call by call, so that the machine's moods hit all alike. The databases are what the program
 * has: on disk, in a thread of their own.
 */
export async function benchLists(): Promise<ListTimes[]> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-lists-'));
  const databases: { size: number; db: Db }[] = [];
  for (const size of sizes) {
    const db = await openDatabase({ driver: 'pglite', dataDir: join(dir, `${size}`) });
    await migrate(db);
    await storeTaskSeries(db, user, size);
    await maintain(db);
    databases.push({ size, db });
  }
  try {
    const times: ListTimes[] = [];
    for (const [work, run] of Object.entries(works)) times.push(await timeWork(work, run, databases));
    return times;
  } finally {
    for (const { db } of databases) await db.destroy();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function timeWork(work: string, run: Work, databases: { size: number; db: Db }[]): Promise<ListTimes> {
  const samples = new Map(databases.map(({ size }) => [size, [] as number[]]));
  const warmUp = 10;
  for (let round = 0; round < warmUp + rounds; round++)
    for (const { size, db } of databases) {
      const start = performance.now();
      await run(db, size, round);
      if (round >= warmUp) samples.get(size)!.push(performance.now() - start);
    }
  const medians = Object.fromEntries([...samples].map(([size, ms]) => [size, median(ms)]));
  return { work, medians, ratio: medians[sizes.at(-1)!]! / medians[sizes[0]]! };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const columns = sizes.map((size) => size.toLocaleString('en').padStart(9)).join('');
  console.log(`${'median ms'.padEnd(32)}${columns}   100k/10`);
  for (const { work, medians, ratio } of await benchLists())
    console.log(
      `${work.padEnd(32)}${sizes.map((size) => medians[size]!.toFixed(2).padStart(9)).join('')}${ratio.toFixed(2).padStart(10)}`,
    );
}
