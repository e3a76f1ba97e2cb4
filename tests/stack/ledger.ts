import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callTool, postJson, type ToolAnswer } from '../support/server.ts';

/** A user whose token is fetched anew before it ends. */
export interface Account {
  id: string;
  session: string;
  token: string;
  tokenFrom: number;
}

/** One change that somebody asked for, under one idempotency key, until it was acknowledged. */
export interface Entry {
  account: Account;
  tool: 'add_task' | 'update_task' | 'complete_task';
  key: string;
  args: { title?: string; description?: string; task_id?: number };
  /** Absent: never acknowledged. */
  answer?: { number: number; title: string; version?: number; description?: string | null };
  /** Milliseconds from the first attempt to the acknowledgement. */
  waitedMs: number;
}

export interface Counts {
  acknowledged: number;
  adds: number;
  /** Attempts without an acknowledgement: refused as `unavailable`, cut off, or no answer in time. */
  failed: number;
  /** Acknowledged only after such an attempt. */
  retried: number;
  /** Keys asked again after they had been acknowledged. */
  repeated: number;
  /** Pairs of changes of one task at the same time through two replicas. */
  pairs: number;
}

export interface LedgerOptions {
  /** Origins of the replicas that may be called now. */
  urls(): string[];
  accounts: number;
}

/** Asks for changes as a patient client does, and keeps what was asked and what was acknowledged. */
export interface Ledger {
  accounts: Account[];
  entries: Entry[];
  /** What no fault excuses: a refusal, or another answer to the same key. */
  problems: string[];
  counts: Counts;
  /** Adds a task; resolves when that is acknowledged. `url`: by this replica alone. */
  add(account: Account, url?: string): Promise<Entry>;
  /** Begins to change things all the time, about so often. */
  start(perSecond: number): void;
  /** Ends that; resolves when everything asked for is acknowledged. */
  stop(): Promise<void>;
  /** Gives up on what is not acknowledged. */
  abandon(): void;
}

/** So long a client waits for one answer. */
const patienceMs = 10_000;
/** Tokens live 15 minutes. */
const tokenMs = 8 * 60_000;
const writersOfAccount = 4;

export async function openLedger({ urls, accounts: wanted }: LedgerOptions): Promise<Ledger> {
  const accounts: Account[] = [];
  for (let n = 0; n < wanted; n++) accounts.push(await openAccount(urls()[0]!));
  const counts: Counts = { acknowledged: 0, adds: 0, failed: 0, retried: 0, repeated: 0, pairs: 0 };
  const entries: Entry[] = [];
  const problems: string[] = [];
  const abandoned = new AbortController();
  let writers: Promise<void>[] = [];
  let running = false;
  let turn = 0;

  async function ask(entry: Entry, url?: string): Promise<Entry['answer']> {
    for (let attempt = 1; !abandoned.signal.aborted; attempt++) {
      const choices = urls();
      try {
        const answer = await attemptOnce(url ?? choices[turn++ % choices.length]!, entry);
        if (attempt > 1) counts.retried++;
        return answer;
      } catch (error) {
        if (error instanceof Refused) {
          problems.push(`${nameOf(entry)} was refused: ${error.message}`);
          return undefined;
        }
        counts.failed++;
        await sleep(Math.min(50 * 2 ** attempt, 1_000));
      }
    }
    return undefined;
  }

  async function change(
    account: Account,
    tool: Entry['tool'],
    args: Entry['args'],
    url?: string,
    key: string = randomUUID(),
  ): Promise<Entry> {
    const entry: Entry = { account, tool, key, args, waitedMs: 0 };
    entries.push(entry);
    const start = performance.now();
    const answer = await ask(entry, url);
    entry.waitedMs = performance.now() - start;
    if (!answer) return entry;
    entry.answer = answer;
    counts.acknowledged++;
    if (tool === 'add_task') counts.adds++;
    return entry;
  }

  const add = (account: Account, url?: string) => change(account, 'add_task', { title: `added ${randomUUID()}` }, url);
  const update = (account: Account, task_id: number, url?: string) =>
    change(account, 'update_task', { task_id, description: `written ${randomUUID()}` }, url);

  /** The same key again must be the same task, and no second one. */
  async function repeat(entry: Entry): Promise<void> {
    const again = await ask({ ...entry });
    if (!again) return;
    counts.repeated++;
    if (again.number !== entry.answer?.number || again.title !== entry.answer.title)
      problems.push(`${nameOf(entry)} was ${JSON.stringify(entry.answer)} and now is ${JSON.stringify(again)}`);
  }

  async function bothWrite(account: Account, task: number): Promise<void> {
    counts.pairs++;
    const [one, other] = urls();
    await Promise.all([update(account, task, one), update(account, task, other)]);
  }

  async function write(account: Account): Promise<void> {
    const added = entries.filter((each) => each.account === account && each.tool === 'add_task' && each.answer);
    const some = added[Math.floor(Math.random() * added.length)];
    const dice = Math.random();
    if (!some?.answer || dice < 0.5) await add(account);
    else if (dice < 0.6) await repeat(some);
    else if (dice < 0.75) await bothWrite(account, some.answer.number);
    else if (dice < 0.9) await update(account, some.answer.number);
    else await change(account, 'complete_task', { task_id: some.answer.number });
  }

  async function keepWriting(account: Account, pauseMs: number): Promise<void> {
    while (running) {
      const start = performance.now();
      await write(account);
      await sleep(Math.max(0, pauseMs * (0.5 + Math.random()) - (performance.now() - start)));
    }
  }

  return {
    accounts,
    entries,
    problems,
    counts,
    add,
    start(perSecond) {
      running = true;
      const pauseMs = (1_000 * accounts.length * writersOfAccount) / perSecond;
      writers = accounts.flatMap((account) =>
        Array.from({ length: writersOfAccount }, () => keepWriting(account, pauseMs)),
      );
    },
    async stop() {
      running = false;
      await Promise.all(writers);
    },
    abandon() {
      running = false;
      abandoned.abort();
    },
  };
}

const nameOf = ({ tool, key, args }: Entry) => `${tool} ${args.task_id ?? ''} (key ${key})`;

/** An answer that no retry can change. */
class Refused extends Error {}

async function attemptOnce(url: string, entry: Entry): Promise<NonNullable<Entry['answer']>> {
  const { account, tool, args, key } = entry;
  await refreshToken(url, account);
  const answer = await inTime(callTool(url, account, tool, args, key));
  if (!answer.isError) return understood(answer);
  const text = answer.content[0]?.text ?? '';
  if (text.includes('"unavailable"')) throw new Error(text);
  throw new Refused(text);
}

function understood({ structuredContent = {} }: ToolAnswer): NonNullable<Entry['answer']> {
  const { task_id, title, task } = structuredContent as {
    task_id: number;
    title: string;
    task?: { version: number; description: string | null };
  };
  return { number: task_id, title, ...(task ? { version: task.version, description: task.description } : {}) };
}

async function openAccount(url: string): Promise<Account> {
  const person = { name: 'Ann', email: `${randomUUID()}@example.com`, password: 'correct horse battery' };
  const signed = await postJson(`${url}/api/auth/sign-up/email`, person);
  assert.equal(signed.status, 200);
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const account: Account = { id: user.id, session, token: '', tokenFrom: Number.NEGATIVE_INFINITY };
  await refreshToken(url, account);
  return account;
}

async function refreshToken(url: string, account: Account): Promise<void> {
  if (performance.now() - account.tokenFrom < tokenMs) return;
  const answer = await inTime(
    fetch(`${url}/api/auth/token`, { headers: { authorization: `Bearer ${account.session}` } }),
  );
  assert.equal(answer.status, 200);
  account.token = ((await answer.json()) as { token: string }).token;
  account.tokenFrom = performance.now();
}

/** The client gives up; what it asked for may still be done. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const tooLate = sleep(patienceMs, undefined, { signal: answered.signal }).then(
    () => Promise.reject(new Error('no answer in time')),
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    answered.abort();
  }
}
