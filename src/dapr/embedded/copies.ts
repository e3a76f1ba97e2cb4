import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Loop, startLoop } from '../../background/loop.ts';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { step } from '../steps.ts';
import { copyFolder } from './copy-files.ts';

const lookEveryMs = 500;

/** What whoever wants a backup and the running program leave for each other in DATA_DIR (docs/specs/backup.md). */
export const roomOf = (dataDir: string) => {
  const room = join(dataDir, 'backup');
  return {
    room,
    /** Made by the one who asks. */
    wanted: join(room, 'wanted'),
    /** The request, once the program is at it. */
    taken: join(room, 'taken'),
    unfinished: join(room, 'copy.unfinished'),
    /** The whole copy. */
    copy: join(room, 'copy'),
    /** Says why there is none. */
    failed: join(room, 'failed'),
  };
};

/** Makes the copies that are asked for. A room that a dead process left goes first. */
export function startCopies(db: Db, dataDir: string, log: Log): Loop {
  const room = roomOf(dataDir);
  rmSync(room.room, { recursive: true, force: true });
  return startLoop({
    name: 'copies',
    log,
    async pass() {
      if (!existsSync(room.wanted)) return;
      renameSync(room.wanted, room.taken);
      try {
        const pausedMs = await copyDatabase(db, join(dataDir, 'pglite'), room.unfinished);
        renameSync(room.unfinished, room.copy);
        log.info({ paused_ms: pausedMs }, 'copied the database for a backup');
      } catch (error) {
        if (existsSync(room.room)) writeFileSync(room.failed, (error as Error).message);
        throw error;
      }
    },
    rest: () => ({ leastMs: lookEveryMs, mostMs: lookEveryMs }),
  });
}

/**
 * Copies the files of an open embedded database as they lie at one moment; answers for how many milliseconds no statement ran. A transaction has the one
 * session for itself and PGlite does nothing unasked, so no file changes meanwhile; what had not changed since it was copied before need not be copied then.
 */
async function copyDatabase(db: Db, from: string, to: string): Promise<number> {
  await sql`checkpoint`.execute(db);
  const finish = await copyFolder(from, to);
  return db.transaction().execute(async (alone) => {
    await sql`select`.execute(alone);
    const since = performance.now();
    step('before-copy');
    await finish();
    step('after-copy');
    return Math.round(performance.now() - since);
  });
}
