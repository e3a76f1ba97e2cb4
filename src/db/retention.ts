import { sql } from 'kysely';
import type { Log } from '../log.ts';
import type { Db } from './database.ts';

/** Days for which a delivered event is recognised when it comes again. */
const inboxDays = 30;
const everyMs = 3_600_000;

/** Forgets what is older than its promise. Answers how many inbox rows went. */
export async function forgetOld(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('inbox')
    .where('received_at', '<', sql<Date>`now() - make_interval(days => ${inboxDays})`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Runs `forgetOld` every hour. Answers how to stop. */
export function startRetention(db: Db, log: Log): () => void {
  const timer = setInterval(() => {
    forgetOld(db).catch((err: unknown) => log.error({ err }, 'old inbox rows could not be removed'));
  }, everyMs);
  return () => clearInterval(timer);
}
