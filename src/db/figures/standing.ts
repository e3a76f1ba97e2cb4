import { sql } from 'kysely';
import type { Standing } from '../../metrics/backlog.ts';
import type { Db } from '../database.ts';

/** Rows that are counted one by one; of more it is said that there are so many at least. */
const countedRows = 10_000;

interface Row {
  outbox: number;
  outbox_oldest: string | null;
  late: number;
  late_oldest: Date | null;
  soon: number;
  recorded: number;
  sealed: number;
  unsealed_oldest: Date | null;
}

interface ConsumerRow {
  consumer: string;
  waiting: number;
  oldest: string | null;
  dead: number;
}

/** What waits, and for how long. Every part reads the end of an index, so that it costs the same however much there is. */
export async function readStanding(db: Db): Promise<Standing> {
  const { rows } = await sql<Row>`
    select (select count(*) from (select from outbox order by id limit ${countedRows}) o)::int as outbox,
      (select event ->> 'timestamp' from outbox order by id limit 1) as outbox_oldest,
      (select count(*) from (
        select from reminders_due where remind_at <= now() order by remind_at limit ${countedRows}) d)::int as late,
      (select remind_at from reminders_due where remind_at <= now() order by remind_at limit 1) as late_oldest,
      (select count(*) from (
        select from reminders_due where remind_at > now() and remind_at <= now() + interval '1 hour'
        order by remind_at limit ${countedRows}) d)::int as soon,
      coalesce((select seq from audit_events order by seq desc limit 1), 0) as recorded, last.sealed,
      (select recorded_at from audit_events where seq > last.sealed order by seq limit 1) as unsealed_oldest
    from (
      select coalesce((select to_seq from audit_seals order by number desc limit 1), 0) as sealed
    ) last`.execute(db);
  const { outbox, outbox_oldest, late, late_oldest, soon, recorded, sealed, unsealed_oldest } = rows[0] as Row;
  return {
    outbox: { rows: outbox, oldest: ageOf(outbox_oldest) },
    consumers: (await readConsumers(db)).map(({ oldest, ...row }) => ({ ...row, oldest: ageOf(oldest) })),
    reminders: { late, oldest: ageOf(late_oldest), soon },
    audit: { recorded: Number(recorded), sealed: Number(sealed), oldest: ageOf(unsealed_oldest) },
  };
}

/** Those for whom something waits or has died. Their names are found by leaping from one to the next in an index. */
async function readConsumers(db: Db): Promise<ConsumerRow[]> {
  const namesIn = (table: string) => sql`(
    with recursive names as (
      (select consumer from ${sql.table(table)} order by consumer limit 1)
      union all
      select (select t.consumer from ${sql.table(table)} t where t.consumer > names.consumer order by t.consumer limit 1)
      from names where names.consumer is not null
    ) select consumer from names where consumer is not null)`;
  const { rows } = await sql<ConsumerRow>`
    select n.consumer,
      (select count(*) from (
        select from waiting_deliveries w where w.consumer = n.consumer order by w.seq limit ${countedRows}) w)::int as waiting,
      (select w.event #>> '{data,timestamp}' from waiting_deliveries w
        where w.consumer = n.consumer order by w.seq limit 1) as oldest,
      (select count(*) from (
        select from dead_letters d where d.consumer = n.consumer order by d.event_id limit ${countedRows}) d)::int as dead
    from (${namesIn('waiting_deliveries')} union ${namesIn('dead_letters')}) n order by n.consumer`.execute(db);
  return rows;
}

/** In seconds, 0 for nothing. What is dead or was sent by hand may say any time. */
function ageOf(at: Date | string | null): number {
  const age = at === null ? 0 : (Date.now() - new Date(at).getTime()) / 1000;
  return Number.isFinite(age) ? Math.max(0, age) : 0;
}
