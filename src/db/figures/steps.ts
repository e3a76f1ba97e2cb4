import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { toJsonb } from '../jsonb.ts';
import { unflushed } from '../unflushed.ts';

/** Seconds after which a process that says nothing counts as gone. */
const silentSeconds = 90;
const stepsKept = 60;

export interface Told {
  /** Names the process. */
  holder: string;
  sockets: number;
  /** What happened in it since it told before. */
  counts: ReadonlyMap<string, number>;
}

/** Adds what a process counted to the present minute, and forgets minutes and processes that nobody asks about any more. */
export async function tellFigures(db: Db, { holder, sockets, counts }: Told): Promise<void> {
  const added = [...counts].filter(([, n]) => n > 0).map(([name, n]) => ({ name, n }));
  await sql`
    with added as (
      insert into figures (step, name, n)
      select date_trunc('minute', now()), e ->> 'name', (e ->> 'n')::bigint
      from jsonb_array_elements(${toJsonb(added)}::jsonb) e where ${unflushed} order by e ->> 'name'
      on conflict (step, name) do update set n = figures.n + excluded.n
    ), old as (
      delete from figures where step < now() - interval '2 hours'
    ), gone as (
      delete from process_figures where seen_at < now() - interval '1 hour'
    )
    insert into process_figures (holder, sockets, seen_at) select ${holder}, ${sockets}::int, now() where ${unflushed}
    on conflict (holder) do update set sockets = excluded.sockets, seen_at = excluded.seen_at`.execute(db);
}

/** A process that ends has no sockets any more. */
export async function leaveFigures(db: Db, holder: string): Promise<void> {
  await db.deleteFrom('process_figures').where('holder', '=', holder).where(unflushed).execute();
}

export interface Step {
  /** ISO 8601, UTC: the beginning of the minute. */
  from: string;
  counts: Record<string, number>;
}

/** The last hour, minute by minute, the oldest first; the last one is the present minute. */
export async function readSteps(db: Db): Promise<Step[]> {
  const { rows } = await sql<{ step: Date; name: string | null; n: number | null }>`
    select step, name, n
    from generate_series(date_trunc('minute', now()) - ${stepsKept - 1} * interval '1 minute', now(), '1 minute') step
    left join figures using (step) where step > now() - interval '2 hours' order by step, name`.execute(db);
  const steps = Map.groupBy(rows, ({ step }) => step.toISOString());
  return [...steps].map(([from, counts]) => ({
    from,
    counts: Object.fromEntries(counts.flatMap(({ name, n }) => (name === null ? [] : [[name, Number(n)]]))),
  }));
}

export interface Present {
  processes: number;
  sockets: number;
}

export async function readPresent(db: Db): Promise<Present> {
  const { rows } = await sql<Present>`
    select count(*)::int as processes, coalesce(sum(sockets), 0)::int as sockets from process_figures
    where seen_at > now() - make_interval(secs => ${silentSeconds})`.execute(db);
  return rows[0] as Present;
}

/** How many there are of each, as the database estimates it: nothing is counted. */
export async function estimateTotals(db: Db): Promise<{ users: number; tasks: number; audit_events: number }> {
  const of = (table: string) =>
    sql`coalesce((select greatest(reltuples, 0)::float8 from pg_class where oid = to_regclass(${table})), 0)`;
  const { rows } = await sql<{ users: number; tasks: number; audit_events: number }>`
    select ${of('"user"')} as users, ${of('tasks')} as tasks, ${of('audit_events')} as audit_events`.execute(db);
  const { users, tasks, audit_events } = rows[0] as { users: number; tasks: number; audit_events: number };
  return { users: Math.round(users), tasks: Math.round(tasks), audit_events: Math.round(audit_events) };
}
