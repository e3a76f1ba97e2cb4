import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Put into a statement's `where`: its commit does not wait for the disk, but becomes durable with the next one that does, or with
 * `flushLog`. Only for work that is repeated when it is lost, and whose loss takes everything committed after it along
 * (docs/decisions/0035-what-may-wait-for-the-disk.md). It holds where the database was opened with `actodo.repeatable=off`, as PGlite is: a
 * server commits such work like any other, because what a broker is told about it does not wait in the same log.
 */
export const unflushed = sql<boolean>`(select set_config('synchronous_commit',
  coalesce(current_setting('actodo.repeatable', true), current_setting('synchronous_commit')), true)) is not null`;

/** What a Postgres server's background writer does for it: flushes commits that did not wait, if there are any. */
export async function flushLog(db: Db): Promise<void> {
  await sql`select pg_logical_emit_message(false, 'actodo', '', true)
    where pg_current_wal_insert_lsn() > pg_current_wal_flush_lsn()`.execute(db);
}
