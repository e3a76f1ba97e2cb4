import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** What Postgres' autovacuum does for a server; PGlite has none, and without it plans go by guesses and pages fill with dead rows. */

/** Milliseconds between two of its statements: whoever has several to make meets one of them at most. */
const betweenMs = 100;

/**
 * Of each table a sample of 300 rows times this is analysed. Postgres' 100 takes half a second of a table of 60,000 tasks, in which the one session
 * answers nobody; this takes a quarter of it, however large the table is. With 10 a search of the audit took the wrong index.
 */
const statisticsTarget = 30;

/** When the log of Postgres is cut, as a server would: when it is long and that was not just done, or at once when it is very long. */
export const checkpoints = { longBytes: 64 * 2 ** 20, veryLongBytes: 128 * 2 ** 20, betweenMs: 300_000 };

/** Analyses and vacuums the tables that changed enough, by the thresholds that Postgres ships; answers their names. */
export async function maintain(db: Db, signal?: AbortSignal): Promise<string[]> {
  await sql`select pg_stat_force_next_flush(), set_config('default_statistics_target', ${`${statisticsTarget}`}, false)`.execute(
    db,
  );
  const { rows } = await sql<{ name: string; vacuum: boolean }>`
    select name, dead or grown as vacuum
    from (
      select c.relname as name,
        n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0) or (reltuples < 0 and pg_relation_size(c.oid) > 0) as changed,
        n_dead_tup > 50 + 0.2 * greatest(reltuples, 0) as dead,
        n_ins_since_vacuum > 1000 + 0.2 * greatest(reltuples, 0) as grown
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = current_schema()
    ) tables where changed or dead or grown order by name`.execute(db);
  const steps = rows.flatMap(({ name, vacuum }) =>
    (vacuum ? ['vacuum', 'analyze'] : ['analyze']).map((what) => ({ what, name })),
  );
  const done = new Set<string>();
  for (const [n, { what, name }] of steps.entries()) {
    if (n > 0) await sleep(betweenMs, undefined, { signal }).catch(() => {});
    if (signal?.aborted) break;
    await sql`${sql.raw(what)} ${sql.table(name)}`.execute(db);
    done.add(name);
  }
  return [...done];
}

/**
 * Makes the checkpoint that Postgres' checkpointer makes on a server; PGlite makes none until it is closed, keeps the whole log on the disk until then, and does
 * all of it again after a crash. Everybody waits for a checkpoint, so `settle` first flushes, beside statements, the files that were written since the last one.
 */
export async function shortenLog(
  db: Db,
  settle: (since: Date) => Promise<void> = async () => {},
  { longBytes, veryLongBytes, betweenMs } = checkpoints,
): Promise<void> {
  const { rows } = await sql<{ bytes: number; made: Date }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes, checkpoint_time as made
    from pg_control_checkpoint()`.execute(db);
  const { bytes, made } = rows[0]!;
  if (bytes <= longBytes) return;
  if (bytes <= veryLongBytes && Date.now() - made.getTime() < betweenMs) return;
  await settle(made);
  await sql`checkpoint`.execute(db);
}

/** Another version of ICU may order titles otherwise than the index that an earlier one filled. */
export async function refreshTitleOrder(db: Db): Promise<void> {
  const { rows } = await sql`
    select from pg_collation
    where collname = 'title_order' and collversion is distinct from pg_collation_actual_version(oid)`.execute(db);
  if (rows.length === 0) return;
  await sql`reindex index tasks_by_title`.execute(db);
  await sql`alter collation title_order refresh version`.execute(db);
}
