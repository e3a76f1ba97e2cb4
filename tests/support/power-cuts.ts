import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { mulberry32 } from '../../src/dapr/embedded/faults.ts';
import type { Db } from '../../src/db/database.ts';
import { openPGlite } from '../../src/db/pglite/pglite.ts';
import type { Tables } from '../../src/db/tables.ts';
import { seedDataDir } from './database.ts';
import { checkDatabase } from './database-check.ts';
import { type Operation, type Recording, recordDisk } from './disk-recorder.ts';
import { cutPower } from './power-cut.ts';
import { callerOf, startSystem } from './system.ts';

const users = ['a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002'];

/** Everything that the program asked of the disk while it worked, and the flushed directory it began on. */
export interface Trace {
  base: string;
  operations: Operation[];
  remove(): void;
}

/** Runs the program's core, with everything it does in the background, on a directory whose every operation is written down. */
export async function recordWork(changes: number): Promise<Trace> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-cuts-'));
  const [base, dataDir] = [join(dir, 'base'), join(dir, 'live')];
  await seedDataDir(base);
  cpSync(base, dataDir, { recursive: true });
  const recording = recordDisk(dataDir);
  try {
    const pglite = await openPGlite({ dataDir });
    const db: Db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    await work(db, recording, changes);
    await db.destroy();
  } finally {
    recording.stop();
  }
  return { base, operations: recording.operations, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Four people's hands at once: adds, updates and completions, each acknowledged; files come and go under checkpoints meanwhile. */
async function work(db: Db, recording: Recording, changes: number): Promise<void> {
  const { tasks, stop } = await startSystem({ after() {} }, db);
  let left = changes;
  const hand = async (userId: string) => {
    while (left > 0) {
      left -= 3;
      const { task_id } = await tasks.add(callerOf(userId), { title: `Task ${left}`, tags: ['work'] });
      const key = `actodo||task||${userId}.${task_id}||doc`;
      recording.acknowledge({ key, rev: 1 });
      await tasks.update(callerOf(userId), { task_id, title: `Task ${left} again`, due_date: '2030-01-01' });
      recording.acknowledge({ key, rev: 2 });
      await tasks.complete(callerOf(userId), task_id);
      recording.acknowledge({ key, rev: 3 });
    }
  };
  const filesComeAndGo = async () => {
    for (let n = 0; left > 0; n++) {
      // A database in this thread never lets timers run, and commits that come together wait for one.
      await breathe();
      await sql
        .raw(`create table passing_${n} as select g, repeat('x', 500) x from generate_series(1, 200) g`)
        .execute(db);
      if (n % 3 === 1) await sql`checkpoint`.execute(db);
      if (n % 4 === 2) await sql`vacuum (analyze) tasks`.execute(db);
      if (n > 0) await sql.raw(`drop table passing_${n - 1}`).execute(db);
    }
  };
  await Promise.all([...users, ...users].map(hand).concat(filesComeAndGo()));
  await stop();
}

/** Throws, naming the cut, when the database does not open after it, is damaged, or lacks what was acknowledged before it. */
export async function tryCut({ base, operations }: Trace, seed: number): Promise<void> {
  const random = mulberry32(seed);
  const at = chooseMoment(operations, random);
  const before = operations.slice(0, at);
  const target = mkdtempSync(join(tmpdir(), 'actodo-cut-'));
  try {
    let dataDir = join(target, 'pglite');
    cutPower(base, before, dataDir, random);
    if (seed % 4 === 0) dataDir = await cutAgain(dataDir, random);
    const acknowledged = new Map<string, number>();
    for (const operation of before)
      if (operation.kind === 'acknowledged') acknowledged.set(operation.what.key, operation.what.rev);
    await checkDatabase(dataDir, acknowledged);
  } catch (error) {
    throw new assert.AssertionError({
      message: `seed ${seed}, cut before operation ${at} of ${operations.length}: ${(error as Error).message}`,
    });
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

/** The power goes a second time while the database recovers, or just after. */
async function cutAgain(dataDir: string, random: () => number): Promise<string> {
  const recovering = `${dataDir}-recovering`;
  cpSync(dataDir, recovering, { recursive: true });
  const recording = recordDisk(recovering);
  try {
    await (await openPGlite({ dataDir: recovering })).close();
  } finally {
    recording.stop();
  }
  const target = `${dataDir}-again`;
  cutPower(dataDir, recording.operations.slice(0, Math.floor(random() * recording.operations.length)), target, random);
  return target;
}

/** Half of the cuts come right after an answer, when most can be missing; the others anywhere. */
function chooseMoment(operations: Operation[], random: () => number): number {
  const anywhere = Math.floor(random() * (operations.length + 1));
  if (random() < 0.5) return anywhere;
  const next = operations.findIndex(({ kind }, index) => index >= anywhere && kind === 'acknowledged');
  return next < 0 ? anywhere : next + 1;
}
