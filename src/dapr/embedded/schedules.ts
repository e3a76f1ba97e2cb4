import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { unflushed } from '../../db/unflushed.ts';
import { AlreadyExists, type Json } from '../port.ts';

/** Whose tick it is: an actor's reminder, or a job when type and id are ''. */
export interface Owner {
  type: string;
  id: string;
  name: string;
}

/** A job or reminder to store. Times in milliseconds; no period: it fires once; no `repeats`: for ever. */
export interface NewSchedule {
  owner: Owner;
  due: Date;
  periodMs?: number;
  repeats?: number;
  data?: Json;
  /** What was asked for, as `get` answers it. */
  options: { dueTime?: string; schedule?: string };
  retries: { intervalMs: number; max: number };
  overwrite: boolean;
}

/** One tick that is due. */
export interface Tick extends Owner {
  registration: string;
  due_at: Date;
  attempts: number;
  period_ms: number | null;
  repeats_left: number | null;
  data: Json;
  has_data: boolean;
  retry_interval_ms: number;
  max_retries: number;
}

export const job = (name: string): Owner => ({ type: '', id: '', name });

const isOwner = ({ type, id, name }: Owner) => sql`actor_type = ${type} and actor_id = ${id} and name = ${name}`;
const isRegistration = (tick: Tick) => sql`${isOwner(tick)} and registration = ${tick.registration}`;

/** Stores it, or starts it anew when the name is taken. Throws `AlreadyExists` when that is not wanted. */
export async function saveSchedule(db: Db, schedule: NewSchedule): Promise<void> {
  const { owner, due, periodMs = null, repeats = null, data, options, retries, overwrite } = schedule;
  const json = data === undefined ? null : JSON.stringify(data);
  const { rows } = await sql`
    insert into embedded_schedules as s (actor_type, actor_id, name, due_at, attempt_at, period_ms, repeats_left, data, options,
      retry_interval_ms, max_retries)
    values (${owner.type}, ${owner.id}, ${owner.name}, ${due}, ${due}, ${periodMs}, ${repeats}, ${json}::jsonb,
      ${JSON.stringify(options)}::jsonb, ${retries.intervalMs}, ${retries.max})
    on conflict (actor_type, actor_id, name) do update set registration = gen_random_uuid(), attempts = 0,
      due_at = excluded.due_at, attempt_at = excluded.attempt_at, period_ms = excluded.period_ms,
      repeats_left = excluded.repeats_left, data = excluded.data, options = excluded.options,
      retry_interval_ms = excluded.retry_interval_ms, max_retries = excluded.max_retries
    where ${overwrite}
    returning name`.execute(db);
  if (rows.length === 0)
    throw new AlreadyExists(`${JSON.stringify(owner.name)} exists; pass overwrite: true to start it anew.`);
}

export async function findSchedule(
  db: Db,
  owner: Owner,
): Promise<{ options: NewSchedule['options']; data: Json; has_data: boolean } | undefined> {
  const { rows } = await sql<{ options: NewSchedule['options']; data: Json; has_data: boolean }>`
    select options, data, data is not null as has_data from embedded_schedules where ${isOwner(owner)}`.execute(db);
  return rows[0];
}

export async function deleteSchedule(db: Db, owner: Owner): Promise<void> {
  await sql`delete from embedded_schedules where ${isOwner(owner)}`.execute(db);
}

/** The ticks of these owners' types that are due, oldest first, without those that run already. */
export async function readDue(db: Db, types: string[], now: Date, running: string[], limit: number): Promise<Tick[]> {
  const { rows } = await sql<Tick>`
    select actor_type as type, actor_id as id, name, registration, due_at, attempts, period_ms, repeats_left, data,
      data is not null as has_data, retry_interval_ms, max_retries
    from embedded_schedules
    where attempt_at <= ${now} and actor_type = any(${types}) and registration <> all(${running}::uuid[])
    order by attempt_at limit ${limit}`.execute(db);
  return rows;
}

/** When the next tick that does not run already is due. */
export async function nextAttempt(db: Db, types: string[], running: string[]): Promise<Date | undefined> {
  const { rows } = await sql<{ next: Date | null }>`
    select min(attempt_at) as next from embedded_schedules
    where actor_type = any(${types}) and registration <> all(${running}::uuid[])`.execute(db);
  return rows[0]?.next ?? undefined;
}

/** Is it the last tick of its schedule? */
export const isLast = ({ period_ms, repeats_left }: Tick): boolean => period_ms === null || repeats_left === 1;

/**
 * These ticks are over, done or given up, and so are their schedules, unless they were registered anew. That may wait for the disk: a tick whose end is lost fires
 * once more, as any may.
 */
export async function endSchedules(db: Db, ticks: Tick[]): Promise<void> {
  const all = (of: keyof Tick) => ticks.map((tick) => tick[of]);
  await sql`
    delete from embedded_schedules s
    using unnest(${all('type')}::text[], ${all('id')}::text[], ${all('name')}::text[], ${all('registration')}::uuid[]) as t(type, id, name, registration)
    where s.actor_type = t.type and s.actor_id = t.id and s.name = t.name and s.registration = t.registration and ${unflushed}`.execute(
    db,
  );
}

/** The tick is over, done or given up: the next one is a period after it was due. Not if registered anew. */
export async function setNextTick(db: Db, tick: Tick): Promise<void> {
  const next = new Date(tick.due_at.getTime() + (tick.period_ms ?? 0));
  await sql`
    update embedded_schedules set due_at = ${next}, attempt_at = ${next}, attempts = 0, repeats_left = repeats_left - 1
    where ${isRegistration(tick)}`.execute(db);
}

export async function retryTick(db: Db, tick: Tick, at: Date): Promise<void> {
  await sql`update embedded_schedules set attempts = attempts + 1, attempt_at = ${at} where ${isRegistration(tick)}`.execute(
    db,
  );
}
