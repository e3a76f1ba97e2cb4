import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskClient } from '../../../src/actors/contract.ts';
import type { Task } from '../../../src/domain/schemas.ts';
import { Rejected } from '../../../src/errors.ts';
import { callTool, postJson } from '../server.ts';
import { callerOf } from '../system.ts';
import type { Answer, Args, Tool } from './history.ts';

/** A user. Over HTTP the token is fetched anew before it ends. */
export interface Account {
  id: string;
  session: string;
  token: string;
  tokenFrom: number;
  email?: string;
}

/** A way to ask for a change. Throws `Refused` for what no retry can change, and anything else when it may be asked again. */
export interface Door {
  ask(account: Account, tool: Tool, args: Args, key: string): Promise<Answer & { next?: number }>;
  /** Versions by task, of everything that is listed. */
  list(account: Account): Promise<Map<number, number>>;
}

/** An answer that no retry can change. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The program has given up and says so: nobody knows what came of it, and asking again brings the same answer. */
export class GivenUp extends Error {}

/** So long a client waits for one answer. */
const patienceMs = 10_000;
/** Tokens live 15 minutes. */
const tokenMs = 8 * 60_000;

interface Outcome {
  task_id: number;
  title: string;
  task?: Task;
  next?: { task_id?: number };
}

const understood = ({ task_id, title, task, next }: Outcome) => ({
  number: task_id,
  title,
  ...(task ? { version: task.version, description: task.description } : {}),
  ...(next?.task_id ? { next: next.task_id } : {}),
});

/** Bare MCP calls to the program at `url`. */
export function mcpDoor(url: string): Door {
  const call = async (account: Account, name: string, args: object, key?: string) => {
    await refreshToken(url, account);
    const answer = await inTime(callTool(url, account, name, args, key));
    if (!answer.isError) return answer.structuredContent as object;
    const { error } = JSON.parse(answer.content[0]?.text ?? '{}') as { error: { code: string; message: string } };
    // `limit`: too many at once; both pass.
    if (error.code === 'unavailable' || error.code === 'limit') throw new Error(error.message);
    throw new Refused(error.code, error.message);
  };
  return {
    ask: async (account, tool, args, key) => understood((await call(account, tool, args, key)) as Outcome),
    async list(account) {
      const shown = new Map<number, number>();
      let cursor: string | undefined;
      do {
        const page = (await call(account, 'list_tasks', { limit: 200, ...(cursor ? { cursor } : {}) })) as {
          tasks: Task[];
          next_cursor?: string;
        };
        for (const { id, version } of page.tasks) shown.set(id, version);
        cursor = page.next_cursor;
      } while (cursor);
      return shown;
    },
  };
}

/** Adds by saying so in the chat; the key is the request's. Everything else is asked for like any MCP client does. */
export function chatDoor(url: string): Door {
  const mcp = mcpDoor(url);
  return {
    ...mcp,
    async ask(account, tool, args, key) {
      if (tool !== 'add_task') return mcp.ask(account, tool, args, key);
      await refreshToken(url, account);
      const request = { message: `Add a task "${args.title}"`, idempotency_key: key };
      const answer = await inTime(postJson(`${url}/api/${account.id}/chat`, request, account.token));
      if (answer.status !== 200) throw new Error(`chat answered ${answer.status}`);
      const { response, tool_calls } = (await answer.json()) as {
        response: string;
        tool_calls: { name: string; status: string; result: Outcome }[];
      };
      const added = tool_calls.find(({ name, status }) => name === 'add_task' && status === 'ok');
      if (!added && /interrupted several times/.test(response)) throw new GivenUp(response);
      if (!added) throw new Error('the chat added nothing');
      return { number: added.result.task_id, title: added.result.title };
    },
  };
}

/** The actors' client, without HTTP. */
export function actorDoor(tasks: TaskClient): Omit<Door, 'list'> {
  return {
    async ask({ id }, tool, args, key) {
      const caller = callerOf(id);
      const { task_id = 0, title = '', ...rest } = args;
      const calls: Record<Tool, () => Promise<Outcome>> = {
        add_task: () => tasks.add(caller, { title, ...rest }, key),
        update_task: () => tasks.update(caller, { task_id, ...rest }, key),
        complete_task: () => tasks.complete(caller, task_id, key),
        delete_task: () => tasks.delete(caller, task_id, key),
      };
      try {
        return understood(await calls[tool]());
      } catch (error) {
        if (error instanceof Rejected) throw new Refused(error.code, error.message);
        throw error;
      }
    },
  };
}

/** Signs somebody up. */
export async function openAccount(url: string): Promise<Account> {
  const person = { name: 'Ann', email: `${randomUUID()}@example.com`, password: 'correct horse battery' };
  const signed = await postJson(`${url}/api/auth/sign-up/email`, person);
  assert.equal(signed.status, 200);
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const account: Account = {
    ...{ id: user.id, session, email: person.email },
    ...{ token: '', tokenFrom: Number.NEGATIVE_INFINITY },
  };
  await refreshToken(url, account);
  return account;
}

export async function refreshToken(url: string, account: Account): Promise<void> {
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
