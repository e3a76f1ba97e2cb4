import { type Selectable, sql } from 'kysely';
import type { Db } from '../database.ts';
import type { ConversationTables } from './tables.ts';

/** The same request sent again, because its stream was cut or seemed to be. */

type Turn = Selectable<ConversationTables['turns']>;

/** How long after the cut of its stream a request that comes again is the same one. */
const cutSeconds = 30;
/** A turn that is older is nobody's any more: one that is unfinished, or whose program died before its answer was sent. */
const lostMinutes = 15;

const isOld = sql<boolean>`created_at <= now() - make_interval(mins => ${lostMinutes})`;
const isUnheard = sql<boolean>`(t.cut_at > now() - make_interval(secs => ${cutSeconds})
  or (t.unsent and t.finished_at > now() - make_interval(mins => ${lostMinutes})))`;

/** The turn of the same request that still runs, or whose answer was not sent to its end and after which nothing was said. */
export async function findDuplicate(db: Db, userId: string, fingerprint: string): Promise<Turn | undefined> {
  const { rows } = await sql<Turn>`
    select t.* from turns t
    where t.user_id = ${userId} and t.fingerprint = ${fingerprint} and (
      (t.finished_at is null and not ${isOld})
      or (${isUnheard} and not exists (
        select from turns later where later.conversation_id = t.conversation_id and later.created_at > t.created_at)))
    order by t.created_at desc limit 1`.execute(db);
  return rows[0];
}

/** A turn that nobody will go on with gives its fingerprint up. */
export async function freeOldFingerprint(tx: Db, userId: string, fingerprint: string): Promise<void> {
  await tx
    .updateTable('turns')
    .set({ fingerprint: null })
    .where('user_id', '=', userId)
    .where('fingerprint', '=', fingerprint)
    .where('finished_at', 'is', null)
    .where(isOld)
    .execute();
}

/** Notes that the stream of a turn was dropped before its end was sent. */
export async function noteCut(db: Db, userId: string, turnId: string): Promise<void> {
  const cut = { cut_at: sql<Date>`now()`, unsent: false };
  await db.updateTable('turns').set(cut).where('user_id', '=', userId).where('id', '=', turnId).execute();
}

/** Notes that the answer of a turn was sent to its end: the same words after it are a new message. */
export async function noteSent(db: Db, userId: string, turnId: string): Promise<void> {
  await db
    .updateTable('turns')
    .set({ unsent: false })
    .where('user_id', '=', userId)
    .where('id', '=', turnId)
    .where('unsent', '=', true)
    .execute();
}

/** Was the answer of this turn stored a moment ago, and not sent to its end as far as is known? */
export async function isUnheardTurn(db: Db, turn: Turn): Promise<boolean> {
  const { rows } = await sql`select from turns t where t.id = ${turn.id} and ${isUnheard}`.execute(db);
  return rows.length > 0;
}

/** Was nothing said after it? */
export async function isLastTurn(db: Db, turn: Turn): Promise<boolean> {
  const { rows } = await sql`
    select from turns later where later.conversation_id = ${turn.conversation_id} and later.created_at > (
      select created_at from turns where id = ${turn.id})`.execute(db);
  return rows.length === 0;
}
