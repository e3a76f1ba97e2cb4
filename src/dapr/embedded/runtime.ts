import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { type ActorHost, createHost, measuring } from '../host.ts';
import { checkName } from '../names.ts';
import type { Application, JobOptions, ReminderOptions, Runtime } from '../port.ts';
import { recode } from '../recode.ts';
import { deliverAll } from './delivery.ts';
import { type Dice, type Faults, rollDice } from './faults.ts';
import { deleteSchedule, findSchedule, job, type NewSchedule, saveSchedule, type Tick } from './schedules.ts';
import { type CommitState, openCommits, readState } from './state.ts';
import { startTicker, type Ticker } from './ticker.ts';
import { parseDueTime, parsePeriod, parseSchedule } from './times.ts';

export interface EmbeddedOptions {
  db: Db;
  log: Log;
  /** For tests only. */
  faults?: Faults;
  now?: () => Date;
}

/** Dapr's default: 4 attempts in about 3 s. */
const defaultRetries = { intervalMs: 1000, max: 3 };

interface Running {
  application: Application;
  host: ActorHost;
  ticker: Ticker;
}

/** The runtime in this process, on a database that no other process writes (see `lock.ts`). */
export function openEmbedded({ db, log, faults, now = () => new Date() }: EmbeddedOptions): Runtime {
  const dice = rollDice(faults);
  // Set inside turns, jobs and deliveries: what these call must still be served while the runtime stops.
  const insideWork = new AsyncLocalStorage<true>();
  const publishing = new Set<Promise<string[]>>();
  let running: Running | undefined;
  let stopping = false;

  function serving(): Running {
    if (!running) throw new Error('The runtime is not started.');
    if (stopping && !insideWork.getStore()) throw new Error('The runtime is stopping and takes no more work.');
    return running;
  }

  async function save(schedule: NewSchedule): Promise<void> {
    const { ticker } = serving();
    await saveSchedule(db, schedule);
    ticker.expect(schedule.due);
  }

  async function fire({ application, host }: Omit<Running, 'ticker'>, tick: Tick): Promise<void> {
    const { type, id, name } = tick;
    const data = tick.has_data ? tick.data : undefined;
    await insideWork.run(true, async () => {
      if (type === '') await application.job?.(name, data ?? undefined);
      else await host.remind(type, id, name, data);
    });
  }

  return {
    async start(application) {
      if (running) throw new Error('The runtime is started already.');
      const types = [...Object.keys(application.actors), ...(application.job ? [''] : [])];
      const host = createHost({
        types: application.actors,
        backend: backend(db, dice, now, save),
        log,
        ...measuring(application),
      });
      const ticker = startTicker({ db, log, now, dice, types, fire: (tick) => fire({ application, host }, tick) });
      running = { application, host, ticker };
    },
    async invoke(type, id, method, input) {
      const { host } = serving();
      return insideWork.run(true, async () => recode(await host.invoke(type, id, method, recode(input))));
    },
    jobs: {
      async schedule(name, options) {
        checkName('a job', name);
        await save(jobSchedule(name, options, now()));
      },
      async get(name) {
        serving();
        const found = await findSchedule(db, job(name));
        return (
          found && { name, ...found.options, ...(found.has_data && found.data !== null ? { data: found.data } : {}) }
        );
      },
      async delete(name) {
        serving();
        await deleteSchedule(db, job(name));
      },
    },
    async publish(topic, messages) {
      const { application } = serving();
      const { subscriptions } = application;
      const delivered = insideWork.run(true, () => deliverAll(topic, messages, { subscriptions, dice, log }));
      publishing.add(delivered);
      return delivered.finally(() => publishing.delete(delivered));
    },
    async healthy() {
      return running !== undefined && !stopping;
    },
    async stop(graceMs) {
      stopping = true;
      if (!running) return;
      const patience = new AbortController();
      const outOfPatience = sleep(graceMs, undefined, { signal: patience.signal }).catch(() => {});
      // The host last: ticks and deliveries still call actors.
      const ended = Promise.allSettled([running.ticker.stop(), ...publishing]).then(() => running?.host.close(graceMs));
      await Promise.race([ended, outOfPatience]);
      patience.abort();
      await running.host.close(0);
    },
  };
}

function backend(db: Db, dice: Dice, now: () => Date, save: (schedule: NewSchedule) => Promise<void>) {
  const commitState = openCommits(db);
  return {
    readState: (type: string, id: string, key: string) => readState(db, type, id, key),
    async commitState(...args: Parameters<CommitState>) {
      await commitState(...args);
      if (dice.hits('loseAnswer')) throw new Error('The answer to a commit was lost.');
    },
    registerReminder: (type: string, id: string, name: string, options: ReminderOptions) =>
      save({
        owner: { type, id, name },
        due: parseDueTime(options.dueTime, now()),
        ...(options.period === undefined ? {} : parsePeriod(options.period)),
        data: options.data,
        options: {},
        retries: defaultRetries,
        overwrite: options.overwrite ?? true,
      }),
    deleteReminder: (type: string, id: string, name: string) => deleteSchedule(db, { type, id, name }),
  };
}

function jobSchedule(name: string, options: JobOptions, now: Date): NewSchedule {
  const { dueTime, schedule, repeats, data, overwrite = false, failurePolicy } = options;
  if (dueTime === undefined && schedule === undefined) throw new Error('A job needs dueTime or schedule.');
  if (repeats !== undefined && !(Number.isSafeInteger(repeats) && repeats > 0))
    throw new Error(`A job cannot fire ${repeats} times; repeats is a whole number from 1.`);
  const periodMs = schedule === undefined ? undefined : parseSchedule(schedule);
  const first = dueTime === undefined ? new Date(now.getTime() + (periodMs ?? 0)) : parseDueTime(dueTime, now);
  return {
    owner: job(name),
    due: first,
    periodMs,
    repeats,
    data,
    options: { ...(dueTime === undefined ? {} : { dueTime }), ...(schedule === undefined ? {} : { schedule }) },
    retries: retriesOf(failurePolicy),
    overwrite,
  };
}

function retriesOf(policy: JobOptions['failurePolicy']): NewSchedule['retries'] {
  if (!policy) return defaultRetries;
  if ('drop' in policy) return { intervalMs: 0, max: 0 };
  return { intervalMs: Math.round(policy.intervalSeconds * 1000), max: policy.maxRetries };
}
