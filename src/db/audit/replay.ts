import { sql } from 'kysely';
import { type Admin, type ReplayOutcome, type ReplayRequest, recordedTopics } from '../../domain/audit.ts';
import type { Db } from '../database.ts';
import { recordAction } from './actions.ts';
import { conditions } from './records.ts';

const rowsAtOnce = 500;

interface Sent {
  /** Rows of this page that match, whether or not their payloads are still there. */
  rows: number;
  matched: number;
  replayed: number;
  last: number | null;
}

/**
 * Sends recorded events that match to one consumer again, under their own ids, through the outbox: the consumer recognises what it has.
 * Emptied ones are passed over. A page at a time; cut off by a crash it is begun again without harm. Throws `Rejected` for a task without
 * its user.
 */
export async function replayEvents(db: Db, request: ReplayRequest, admin: Admin): Promise<ReplayOutcome> {
  const { consumer, filter, dry_run, reason } = request;
  // Also refuses a bad filter, before anything is recorded.
  const wanted = [...conditions(filter), sql`topic = any(${recordedTopics[consumer]}::text[])`];
  await recordAction(db, 'replay_began', admin, { consumer, filter, dry_run, reason });
  const newest = await sql<{ seq: number | null }>`select max(seq) as seq from audit_events`.execute(db);
  const within = sql.join([...wanted, sql`seq <= ${newest.rows[0]?.seq ?? 0}`], sql` and `);
  let [matched, replayed] = [0, 0];
  for (let after: number | undefined; ; ) {
    const sent: Sent = await sendPage(db, { within, after, consumer, dry_run });
    matched += sent.matched;
    replayed += sent.replayed;
    if (sent.rows < rowsAtOnce || sent.last === null) break;
    after = sent.last;
  }
  await recordAction(db, 'replay_ended', admin, { consumer, matched, replayed, dry_run });
  return { matched, replayed, dry_run };
}

interface Page {
  within: ReturnType<typeof sql.join>;
  after: number | undefined;
  consumer: string;
  dry_run: boolean;
}

async function sendPage(db: Db, { within, after, consumer, dry_run }: Page): Promise<Sent> {
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(recorded_at, seq) > ((select recorded_at from audit_events where seq = ${after}), ${after}::bigint)`;
  const { rows } = await sql<Sent>`
    with page as (
      select seq, recorded_at, event_id, topic, user_id, task_id from audit_events
      where ${within} and ${beyond} order by recorded_at, seq limit ${rowsAtOnce}
    ), kept as (
      select page.*, p.event from page join audit_payloads p on p.seq = page.seq where p.event is not null
    ), sent as (
      insert into outbox (event_id, topic, partition_key, event, replay_for)
      select event_id, topic, user_id || '.' || task_id, event, ${consumer} from kept where not ${dry_run}::boolean
      order by recorded_at, seq on conflict do nothing returning id
    )
    select (select count(*) from page)::int as rows, (select count(*) from kept)::int as matched,
      (select count(*) from sent)::int as replayed,
      (select seq from page order by recorded_at desc, seq desc limit 1) as last`.execute(db);
  return rows[0]!;
}
