import { nextPause } from '../background/backoff.ts';
import type { Runtime } from '../dapr/port.ts';
import type { Db } from '../db/database.ts';
import {
  type Cancellation,
  claimUnregistered,
  confirmRegistered,
  type DueRow,
  findMoments,
  findWork,
  releaseClaims,
  takeCancellations,
} from '../db/due-queries.ts';
import type { Log } from '../log.ts';
import { callForEach } from './due-calls.ts';
import { jobNameAt, momentOf } from './due-names.ts';

const horizonMs = 24 * 3_600_000;
/** A claim older than this is of a process that died or of a row that failed. */
const claimMs = 60_000;
/** What is later than this is the sweep's. */
const tooLateMs = 2_000;
const batchSize = 200;
const atOnce = 8;
/** So many failures without one success are an outage: the rest of the batch is not tried. */
const hopeless = 24;
/** How long registering rests after a batch of which nothing could be registered. */
const outageMs = { least: 1_000, most: 15_000 };
/** An hour of attempts: the default of three within three seconds would not outlive a restart. */
const failurePolicy = { intervalSeconds: 5, maxRetries: 720 };

export interface RegistrationOptions {
  db: Db;
  runtime: Pick<Runtime, 'invoke' | 'jobs'>;
  log: Log;
  now(): Date;
  /** Tells a task that its reminder is due. */
  tell(row: DueRow): Promise<unknown>;
}

/** A pass that keeps the scheduler's jobs and actor reminders as `reminders_due` says: cancels what went, registers what is near. */
export function openRegistration(options: RegistrationOptions): (signal: AbortSignal) => Promise<void> {
  let outage: { untilMs: number; pauseMs: number } | undefined;

  return async (signal) => {
    if (outage && performance.now() < outage.untilMs) return;
    const work = await findWork(options.db, waitingAt(options.now()));
    while (work.cancelled && !signal.aborted && (await cancelBatch(options, signal)) === batchSize);
    if (!work.unregistered) return;
    let found: Registered;
    do {
      found = await registerBatch(options, signal);
      if (found.outage) {
        const pauseMs = nextPause(outage?.pauseMs, outageMs);
        outage = { untilMs: performance.now() + pauseMs, pauseMs };
      } else if (found.claimed > 0) outage = undefined;
    } while (!signal.aborted && !found.outage && found.claimed === batchSize);
  };
}

async function cancelBatch(options: RegistrationOptions, signal: AbortSignal): Promise<number> {
  const { db, runtime, log } = options;
  const taken = await takeCancellations(db, batchSize);
  const gone = taken.filter(({ planned }) => !planned);
  const jobs = await cancelJobs(options, new Set(gone.map(({ reminder_id }) => momentOf(reminder_id))), signal);
  const reminders = gone.filter(({ at_due }) => at_due);
  const aligned = await callForEach(reminders, { atOnce, signal }, (each) => alignReminder(runtime, each));
  const failed = jobs.failed.length + aligned.failed.length;
  if (failed > 0)
    log.warn(
      { err: jobs.error ?? aligned.error, failed },
      'cancelling at the scheduler failed; the tasks ignore these ticks',
    );
  return taken.length;
}

/** Cancels the jobs of moments that no reminder is planned for any more. */
async function cancelJobs({ db, runtime }: RegistrationOptions, moments: Set<number>, signal: AbortSignal) {
  const used = await findMoments(db, [...moments]);
  const unused = [...moments].filter((at) => !used.has(at));
  const cancelled = await callForEach(unused, { atOnce, signal }, (at) => runtime.jobs.delete(jobNameAt(at)));
  // A reminder that was planned meanwhile may have had its job already: whoever cancelled it makes it again.
  const back = await findMoments(db, unused);
  const again = await callForEach([...back], { atOnce, signal }, (at) => scheduleJob(runtime, at));
  return { failed: [...cancelled.failed, ...again.failed], error: cancelled.error ?? again.error };
}

interface Registered {
  claimed: number;
  /** Rows were claimed, and none of them could be registered. */
  outage: boolean;
}

function waitingAt(now: Date) {
  const at = (ms: number) => new Date(now.getTime() + ms);
  return { from: at(-tooLateMs), to: at(horizonMs), freeBefore: at(-claimMs) };
}

async function registerBatch(options: RegistrationOptions, signal: AbortSignal): Promise<Registered> {
  const { db, log, now } = options;
  const claimedAt = now();
  const rows = await claimUnregistered(db, { ...waitingAt(claimedAt), now: claimedAt, limit: batchSize });
  if (rows.length === 0) return { claimed: 0, outage: false };
  const schedule = oncePerMoment((at) => scheduleJob(options.runtime, at));
  const { done, failed, error } = await attempt(rows, signal, (row) => register(options, row, schedule));
  if (failed.length > 0)
    log.warn({ err: error, failed: failed.length, registered: done.length }, 'registering reminders failed');
  if (done.length === 0) await releaseClaims(db, rows, claimedAt);
  else await confirmRegistered(db, done, claimedAt);
  return { claimed: rows.length, outage: done.length === 0 };
}

/** Does the work for every row until it looks like an outage. */
async function attempt(rows: DueRow[], signal: AbortSignal, work: (row: DueRow) => Promise<void>) {
  const givingUp = new AbortController();
  let failures = 0;
  return callForEach(rows, { atOnce, signal: AbortSignal.any([signal, givingUp.signal]) }, async (row) => {
    try {
      await work(row);
      failures = Number.NEGATIVE_INFINITY;
    } catch (error) {
      if (++failures === hopeless) givingUp.abort();
      throw error;
    }
  });
}

async function register(
  { runtime, now, tell }: RegistrationOptions,
  row: DueRow,
  schedule: (at: number) => Promise<void>,
): Promise<void> {
  if (row.remind_at <= now()) {
    await tell(row);
    return;
  }
  await schedule(row.remind_at.getTime());
  if (row.at_due) await alignReminder(runtime, row);
}

/** All reminders of one moment have one job. */
async function scheduleJob({ jobs }: RegistrationOptions['runtime'], at: number): Promise<void> {
  await jobs.schedule(jobNameAt(at), { dueTime: new Date(at).toISOString(), overwrite: true, failurePolicy });
}

function oncePerMoment(work: (at: number) => Promise<void>): (at: number) => Promise<void> {
  const begun = new Map<number, Promise<void>>();
  return (at) => {
    const working = begun.get(at) ?? work(at);
    begun.set(at, working);
    return working;
  };
}

async function alignReminder(
  runtime: RegistrationOptions['runtime'],
  { user_id, task_id, reminder_id }: DueRow | Cancellation,
): Promise<void> {
  await runtime.invoke('task', `${user_id}.${task_id}`, 'alignReminder', { reminder_id });
}
