import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../database.ts';

const rowsInSeal = 1_000;
/** How often, and after how many milliseconds each time, it is looked whether the writers have ended. */
const patience = { tries: 20, ms: 50 };

export interface Seal {
  number: number;
  to_seq: number;
  row_count: number;
  /** Hexadecimal. */
  hash: string;
}

/**
 * Up to which row nothing can appear any more; undefined when there is nothing, or while a writer of before goes on. A row takes its seq before
 * it is committed, so a lower one may appear after a higher one. But whoever takes one has locked the table before, as all writers do beside
 * each other, and keeps the lock until its rows are seen: when those that hold it now have ended, all lower rows are there.
 */
export async function settledSeq(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from audit_events`.execute(db);
  const seq = rows[0]?.seq ?? undefined;
  if (seq === undefined) return undefined;
  let before = await writersOf(db);
  for (let tried = 0; before.size > 0 && tried < patience.tries; tried++) {
    await sleep(patience.ms);
    const still = await writersOf(db);
    before = new Set([...before].filter((writer) => still.has(writer)));
  }
  return before.size === 0 ? seq : undefined;
}

/** The transactions that write to the audit now, or may do so until they end. */
async function writersOf(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ writer: string }>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'audit_events'::regclass and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return new Set(rows.map(({ writer }) => writer));
}

/** Makes the next seal on rows up to `upto`; undefined when there are none, or another process was first. Throws when seals were cut off. */
export async function sealNext(db: Db, upto: number, most = rowsInSeal): Promise<Seal | undefined> {
  const { rows } = await sql<Seal>`
    select number, to_seq, row_count, encode(hash, 'hex') as hash from seal_audit(${upto}, ${most})`.execute(db);
  return rows[0];
}

/** Empties up to `limit` payloads that were recorded more than `days` ago, the oldest first; answers how many. */
export async function emptyOld(db: Db, days: number, limit: number): Promise<number> {
  // Older rows have lower numbers, give or take a transaction, so the first ones tell whether there is anything to do.
  const { numAffectedRows } = await sql`
    update audit_payloads set event = null, emptied_for = 'retention'
    where seq in (
      select a.seq from (select seq from audit_payloads where event is not null order by seq limit ${limit}) oldest
      join audit_events a using (seq) where a.recorded_at < now() - make_interval(days => ${days})
    )`.execute(db);
  return Number(numAffectedRows);
}
