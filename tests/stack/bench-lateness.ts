import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobsApi } from '../../src/dapr/sidecar/jobs.ts';
import { percentile } from '../bench/figures.ts';
import type { CpuUse } from './bench-cpu.ts';
import type { Load } from './bench-load.ts';

/** How late what was due at one second came. */
export interface Lateness {
  what: string;
  due: number;
  came: number;
  /** Milliseconds */
  p50: number;
  p99: number;
  max: number;
  /** What a reader has to know about the figures. */
  note: string;
}

const workers = 64;
/** Milliseconds after which what has not come counts as lost. */
const patienceMs = 90_000;

/**
 * Milliseconds that setting up one of many takes on this machine, as the last burst showed: what is due before the scheduler knows
 * it says nothing about the scheduler.
 */
const setUpMs = { 'no-op': 4, product: 25 };
const leadMs = (kind: keyof typeof setUpMs, n: number) => 4_000 + n * setUpMs[kind];

function learn(kind: keyof typeof setUpMs, tookMs: number, n: number): void {
  // Half as much again, because neighbours come and go.
  setUpMs[kind] = Math.min(40, (1.5 * tookMs) / n);
}

const nextSecond = (ms: number) => Math.ceil((Date.now() + ms) / 1_000) * 1_000;

/** Jobs and reminders of a no-op app, which the sidecar brings to the probe. */
export async function noopLateness(
  load: Load,
  probeUrl: string,
  what: 'job' | 'reminder',
  n: number,
): Promise<Lateness> {
  const due = nextSecond(leadMs('no-op', n));
  const started = Date.now();
  const jobs = jobsApi(load.probe);
  const dueTime = new Date(due).toISOString();
  await inParallel(n, async (number) => {
    const name = `${what}.${due}.${number}`;
    if (what === 'job') await jobs.schedule(name, { dueTime });
    else await load.probe.call('POST', ['actors', 'probe', `${number}`, 'reminders', name], { dueTime });
  });
  const setUp = Date.now();
  learn('no-op', setUp - started, n);
  await sleep(Math.max(0, due - Date.now()));
  const came = async () => (await (await fetch(`${probeUrl}/lateness?group=${what}.${due}.`)).json()) as number[];
  const values = await whenComplete(came, n, due);
  return summary(`no-op ${what}s`, n, values, setUp > due ? 'set up too late' : '');
}

/**
 * Tasks due at one second: from the due time to the moment at which the task says so in its `reminder.due` event. `startCounting` counts CPU from
 * then until the last notification is there.
 */
export async function productLateness(load: Load, n: number, startCounting: () => () => CpuUse): Promise<Lateness[]> {
  const { db, tasks, acknowledged } = load;
  const due = nextSecond(leadMs('product', n));
  const dueDate = new Date(due).toISOString();
  const started = Date.now();
  const owners = Array.from({ length: workers }, () => randomUUID());
  await inParallel(n, async (number, worker) => {
    const [userId, title] = [owners[worker]!, `Task ${number} due at ${dueDate}`];
    const caller = { userId, origin: 'mcp', requestId: 'bench' } as const;
    const { task_id } = await tasks.add(caller, { title, due_date: dueDate });
    acknowledged.set(title, { userId, number: task_id });
  });
  const registered = await registeredBy(load, dueDate, n, due);
  learn('product', Date.now() - started, Math.max(1, registered));
  await sleep(Math.max(0, due - Date.now()));
  const used = startCounting();
  const fired = async () => {
    const { rows } = await db.query<{ fired: number; recorded: number; notified: number }>(
      `select extract(epoch from (event ->> 'timestamp')::timestamptz - $1::timestamptz)::float8 * 1000 as fired,
        extract(epoch from recorded_at - $1::timestamptz)::float8 * 1000 as recorded,
        extract(epoch from delivered_at - $1::timestamptz)::float8 * 1000 as notified
        from audit_records join notifications using (user_id)
        where topic = 'reminders' and user_id = any($2) and reminder_id = event ->> 'reminder_id'`,
      [dueDate, owners],
    );
    return rows;
  };
  const rows = await whenComplete(fired, n, due);
  const cpu = cpuText(used(), n);
  const note = registered < n ? `${n - registered} were not registered in time` : '';
  return [
    summary(
      'reminders of tasks',
      n,
      rows.map(({ fired }) => fired),
      note,
    ),
    summary(
      'the same, consumed by the audit',
      n,
      rows.map(({ recorded }) => recorded),
      '',
    ),
    summary(
      'the same, until the notification is there',
      n,
      rows.map(({ notified }) => notified),
      cpu,
    ),
  ];
}

/** What one of them cost, by process; without the load generator, which is nobody's then. */
function cpuText({ byProcess: { load: _, ...byProcess }, foreign }: CpuUse, n: number): string {
  const each = Object.entries(byProcess).map(([name, ms]) => `${name} ${(ms / n).toFixed(2)}`);
  const all = Object.values(byProcess).reduce((sum, ms) => sum + ms, 0) / n;
  return `${all.toFixed(2)} ms of CPU each (${each.join(', ')}), other programs ${(100 * foreign).toFixed(0)}%`;
}

/** Waits until the scheduler has all of them, at most until just before they are due; answers how many it has. */
async function registeredBy({ db }: Load, dueDate: string, n: number, due: number): Promise<number> {
  for (;;) {
    const { rows } = await db.query<{ n: number }>(
      'select count(*)::int as n from reminders_due where remind_at = $1 and registered',
      [dueDate],
    );
    const registered = rows[0]!.n;
    if (registered >= n || Date.now() > due - 500) return registered;
    await sleep(200);
  }
}

async function whenComplete<T>(read: () => Promise<T[]>, n: number, due: number): Promise<T[]> {
  for (;;) {
    const values = await read();
    if (values.length >= n || Date.now() > due + patienceMs) return values;
    await sleep(300);
  }
}

function summary(what: string, due: number, values: number[], note: string): Lateness {
  const at = (share: number) => percentile(values, share);
  return { what, due, came: values.length, p50: at(0.5), p99: at(0.99), max: at(1), note };
}

/** A worker does one after the other. */
async function inParallel(n: number, work: (number: number, worker: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const run = async (worker: number) => {
    while (next < n) await work(next++, worker);
  };
  await Promise.all(Array.from({ length: Math.min(n, workers) }, (_, worker) => run(worker)));
}
