import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { loadConfig } from '../../../src/config.ts';
import { type Faults, mulberry32 } from '../../../src/dapr/embedded/faults.ts';
import type { Db } from '../../../src/db/database.ts';
import { openLog } from '../../../src/log.ts';
import { run } from '../../../src/main.ts';
import { audit } from '../../../src/subscribers/audit.ts';
import { byStatement } from '../../../src/subscribers/by-statement.ts';
import { notifications } from '../../../src/subscribers/notifications.ts';
import { recurrence } from '../../../src/subscribers/recurrence.ts';
import { testDatabase } from '../database.ts';
import { withAccounts } from '../sendings.ts';
import { dataDirectory, eventually, freePort } from '../server.ts';
import { type System, startSystem } from '../system.ts';
import { checkHistory } from './check.ts';
import { type Account, actorDoor, type Door, openAccount } from './doors.ts';
import type { History } from './history.ts';
import { type Ledger, type LedgerOptions, openLedger } from './ledger.ts';
import { startSenders } from './outgoing.ts';
import { readStored, underWay } from './stored.ts';

/** The program's parts in this process, with everything that consumes, and a ledger. */
export interface House {
  db: Db;
  ledger: Ledger;
  systems: System[];
  /** Waits until nothing moves, at most so long, and answers what the checker has to say. */
  check(options?: CheckOptions): Promise<string[]>;
}

interface HouseOptions extends Pick<LedgerOptions, 'seed' | 'mix'> {
  faults?: Omit<Faults, 'seed'>;
  /** Hosts of the same actors on one database, as when one of two has lost its place and does not know it. */
  systems?: number;
  /** Reminders leave by mail and push. */
  sending?: boolean;
  /** What the systems have for their database. */
  through?(db: Db): Db;
}

interface CheckOptions {
  /** Calls of which hardly any may have failed. */
  tail?: NonNullable<History['tail']>;
  /** When a reminder is late, on a machine that may be busy. */
  lateMs?: number;
  /** Longer than that nothing takes; what moves then, moves for ever. */
  settlingMs?: number;
}

const quick = { registerMs: 50, sweepMs: 200, graceMs: 300, busyGraceMs: 300 };

export async function openHouse(t: TestContext, options: HouseOptions): Promise<House> {
  const { faults, systems: count = 1, seed = seedOf(t), mix, sending, through = (each) => each } = options;
  const db = await testDatabase(t);
  await sql`create table witnessed (event_id text)`.execute(db);
  const effect = () => sql`insert into witnessed select event_id from mark`;
  const witness = byStatement(db, { name: 'witness', topics: ['task-events', 'reminders'], effect });
  if (sending) await withAccounts(db);
  const senders = sending ? await startSenders(t, db, mulberry32(seed)) : undefined;
  const notify = notifications(db, {
    channels: { email: sending === true, push: sending === true },
    made: () => senders?.wake(),
  });
  const systems: System[] = [];
  for (let n = 0; n < count; n++)
    systems.push(
      await startSystem(t, through(db), {
        consumers: (tasks) => [audit(db), notify, recurrence(db, tasks), witness],
        dueDates: quick,
        ...(faults ? { faults: { seed: seed + n, ...faults } } : {}),
      }),
    );
  const doors = systems.map(({ tasks }) => actorDoor(tasks));
  const accounts: Account[] = [];
  for (const { tasks } of [systems[0]!, systems.at(-1)!])
    accounts.push(senders ? await senders.open(tasks) : { id: randomUUID(), session: '', token: '', tokenFrom: 0 });
  const ledger = openLedger({ doors: () => doors, accounts, seed, ...(mix ? { mix } : {}) });
  const read = { witness: true, scheduler: true };
  return { db, ledger, systems, check: (more) => settleAndCheck(db, ledger, { read, senders }, more) };
}

/** The whole program in this process, asked by `door`. */
export async function openProgram(
  t: TestContext,
  { door, ...options }: Pick<LedgerOptions, 'mix'> & { door(url: string): Door },
): Promise<Omit<House, 'systems'>> {
  const env = { DATA_DIR: await dataDirectory(t), PORT: `${await freePort()}`, METRICS_PORT: `${await freePort()}` };
  const { db, url } = await run(loadConfig(env), openLog('silent'), (stop) => t.after(stop));
  const accounts = [await openAccount(url)];
  const ledger = openLedger({ doors: () => [door(url)], accounts, seed: seedOf(t), ...options });
  return { db, ledger, check: (more) => settleAndCheck(db, ledger, {}, more) };
}

function seedOf(t: TestContext): number {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  t.diagnostic(`seed ${seed}`);
  return seed;
}

interface Reading {
  read?: Parameters<typeof readStored>[2];
  senders?: Pick<Awaited<ReturnType<typeof startSenders>>, 'sendings'> | undefined;
}

async function settleAndCheck(
  db: Db,
  { asked, accounts, lastDue }: Ledger,
  { read, senders }: Reading,
  { tail, lateMs = 30_000, settlingMs = 6_000 }: CheckOptions = {},
): Promise<string[]> {
  const users = accounts.map(({ id }) => id);
  await sleep(Math.max(0, lastDue() - Date.now()));
  await eventually(async () => {
    const left = await underWay(db, users);
    if (left !== undefined) throw new Error(left);
  }, settlingMs).catch(() => {});
  // The scheduler is told of what nobody wants any more, in the background.
  let problems: string[] = [];
  await eventually(async () => {
    const stored = await readStored(db, users, read);
    const sendings = senders?.sendings(accounts);
    const history = { asked, sockets: [], ...(tail && { tail }), ...(sendings && { sendings }) };
    problems = checkHistory(history, stored, { lateMs, settledMs: 0 });
    if (problems.length > 0) throw new Error(problems[0]);
  }, 2_000).catch(() => {});
  return problems;
}
