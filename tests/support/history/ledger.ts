import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { mulberry32 } from '../../../src/dapr/embedded/faults.ts';
import { type Account, type Door, GivenUp, Refused } from './doors.ts';
import type { Args, Asked, Tool } from './history.ts';
import { type Load, type Mix, startLoad, usualMix } from './load.ts';

export interface Counts {
  acknowledged: number;
  adds: number;
  /** Attempts, and those without an acknowledgement: refused as `unavailable`, cut off, or no answer in time. */
  attempts: number;
  failed: number;
  /** Acknowledged only after such an attempt. */
  retried: number;
  /** Keys asked again after they had been acknowledged. */
  repeated: number;
  /** Pairs of changes of one task at the same time through two doors, and those of them that were meant for one version. */
  pairs: number;
  races: number;
}

export interface LedgerOptions {
  /** The doors that may be used now. */
  doors(): Pick<Door, 'ask'>[];
  accounts: Account[];
  /** Decides what is asked for, though not when. */
  seed?: number;
  mix?: Mix;
  /** Clients of each account. */
  clients?: number;
}

/** Asks for changes as patient clients do, and keeps what was asked and what was acknowledged. */
export interface Ledger {
  accounts: Account[];
  asked: Asked[];
  counts: Counts;
  /** Milliseconds since the epoch: the latest reminder that was asked for and is not years away. */
  lastDue(): number;
  /** Adds a task; resolves when that is acknowledged. `door`: by this one alone. */
  add(account: Account, door?: Pick<Door, 'ask'>): Promise<Asked>;
  /** Asks for a change, under a key of its own unless it has one; resolves when it is acknowledged or refused. */
  ask(account: Account, tool: Tool, args: Args, options?: AskOptions): Promise<Asked>;
  /** Begins to change things all the time, about so often. */
  start(perSecond: number): void;
  /** So many changes, as fast as they are acknowledged. */
  run(count: number): Promise<void>;
  /** Ends the load; resolves when everything asked for is acknowledged. */
  stop(): Promise<void>;
  /** Gives up on what is not acknowledged. */
  abandon(): void;
}

export interface AskOptions {
  key?: string;
  door?: Pick<Door, 'ask'>;
  borrowed?: true;
}

const soonMs = 3_600_000;

export function openLedger({ doors, accounts, seed, mix = usualMix, clients = 4 }: LedgerOptions): Ledger {
  const counts: Counts = {
    acknowledged: 0,
    adds: 0,
    attempts: 0,
    failed: 0,
    retried: 0,
    repeated: 0,
    pairs: 0,
    races: 0,
  };
  const asked: Asked[] = [];
  const abandoned = new AbortController();
  let turn = 0;

  /** Until it is acknowledged, refused or given up. */
  async function attempt(account: Account, entry: Asked, door?: Pick<Door, 'ask'>) {
    for (let n = 1; !abandoned.signal.aborted; n++) {
      const choices = doors();
      counts.attempts++;
      try {
        const answer = await (door ?? choices[turn++ % choices.length]!).ask(
          account,
          entry.tool,
          entry.args,
          entry.key,
        );
        if (n > 1) counts.retried++;
        return answer;
      } catch (error) {
        if (error instanceof Refused) {
          entry.refused = error.code;
          return undefined;
        }
        if (error instanceof GivenUp) {
          entry.givenUp = true;
          return undefined;
        }
        counts.failed++;
        await sleep(Math.min(25 * 2 ** n, 1_000));
      }
    }
    return undefined;
  }

  async function ask(
    account: Account,
    tool: Tool,
    args: Args,
    { key = randomUUID(), door, borrowed }: AskOptions = {},
  ) {
    const entry: Asked = {
      user: account.id,
      tool,
      key,
      args,
      from: performance.now(),
      to: Number.POSITIVE_INFINITY,
      ...(borrowed ? { borrowed } : {}),
    };
    asked.push(entry);
    const answer = await attempt(account, entry, door);
    if (answer || entry.refused) entry.to = performance.now();
    if (!answer) return entry;
    const { next, ...told } = answer;
    entry.answer = told;
    if (next) load.noted(account, next);
    counts.acknowledged++;
    if (tool === 'add_task') counts.adds++;
    return entry;
  }

  const random = mulberry32(seed ?? Math.floor(Math.random() * 2 ** 31));
  const ledger: Ledger = {
    accounts,
    asked,
    counts,
    ask,
    add: (account, door) => ask(account, 'add_task', { title: `added ${randomUUID()}` }, door ? { door } : {}),
    lastDue() {
      const times = asked.flatMap(({ args }) => (args.due_date?.includes('T') ? [Date.parse(args.due_date)] : []));
      return Math.max(0, ...times.filter((time) => time < Date.now() + soonMs));
    },
    start: (perSecond) => load.start(perSecond),
    run: (count) => load.run(count),
    stop: () => load.stop(),
    abandon() {
      load.end();
      abandoned.abort();
    },
  };
  const load: Load = startLoad({ ledger, doors, random, mix, clients });
  return ledger;
}
