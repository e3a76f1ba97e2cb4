import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** The account that asks; without one, one is made and removed again. */
export interface Account {
  email: string;
  password: string;
}

interface Signed {
  id: string;
  token: string;
  password: string;
}

export interface Smoke {
  /** Origin of the installation. */
  url: string;
  account?: Account;
  /** How long an answer is asked for again when it is lost or says 5xx or 429. */
  patienceMs: number;
  /** Told what holds, step by step. */
  tell: (line: string) => void;
}

/**
 * Asks a running Actodo as a user would: ready, an account, tools only with a token, a task added over MCP, listed, deleted and gone. What it made is removed, also
 * after a failure. Throws an Error that names the step and the answer, never a token, a password or a title.
 */
export async function smoke({ url, account, patienceMs, tell }: Smoke): Promise<void> {
  const ask = asker(url, patienceMs);
  await ask('is it ready', 'GET', '/readyz');
  tell('it is ready');
  const user = await signIn(ask, account);
  tell(account ? 'the account signs in' : 'an account is made and signs in');
  try {
    await useTools(ask, user, tell);
  } finally {
    if (!account) {
      await ask('remove the account', 'DELETE', `/api/${user.id}`, {
        token: user.token,
        body: { password: user.password },
        again: 401,
      });
      tell('the account is removed');
    }
  }
}

async function useTools(ask: Ask, { token }: Signed, tell: Smoke['tell']): Promise<void> {
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  await ask('the tools without a token', 'POST', '/mcp', { body: list, expect: 401 });
  tell('the tools want a token');
  const title = `Smoke ${randomUUID()}`;
  const call = (name: string, args: object) => callTool(ask, token, name, args);
  const { task_id } = await call('add_task', { title });
  try {
    tell('a task is added');
    if (!(await found(call, title)).includes(task_id)) throw new Error('list_tasks does not have what add_task added');
    tell('it is listed');
  } finally {
    await call('delete_task', { task_id });
  }
  if ((await found(call, title)).includes(task_id)) throw new Error('list_tasks still has what delete_task deleted');
  tell('it is deleted, and gone');
}

type Call = (name: string, args: object) => Promise<{ task_id?: unknown; tasks?: { id: unknown }[] }>;

const found = async (call: Call, title: string): Promise<unknown[]> =>
  ((await call('list_tasks', { search: title, limit: 200 })).tasks ?? []).map(({ id }) => id);

async function signIn(ask: Ask, account?: Account): Promise<Signed> {
  const { email, password } = account ?? { email: `smoke-${randomUUID()}@example.com`, password: randomUUID() };
  const path = `/api/auth/${account ? 'sign-in' : 'sign-up'}/email`;
  const signed = await ask(account ? 'sign in' : 'sign up', 'POST', path, { body: { name: 'Smoke', email, password } });
  const { token: session, user } = signed as { token: string; user: { id: string } };
  const { token } = (await ask('fetch a token', 'GET', '/api/auth/token', { token: session })) as { token: string };
  return { id: user.id, token, password };
}

/** One call of a tool; repeated attempts have one key, so that they take effect once. */
async function callTool(ask: Ask, token: string, name: string, args: object): ReturnType<Call> {
  const params = { name, arguments: args, _meta: { 'actodo/idempotency-key': randomUUID() } };
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params };
  const answer = (await ask(name, 'POST', '/mcp', { token, body })) as { result?: ToolResult } | undefined;
  if (!answer?.result?.structuredContent || answer.result.isError) throw new Error(`${name} was refused`);
  return answer.result.structuredContent;
}

interface ToolResult {
  isError?: boolean;
  structuredContent?: object;
  content?: { text: string }[];
}

interface Request {
  token?: string;
  body?: object;
  /** Default 200. */
  expect?: number;
  /** What a repeated attempt is answered, too, when a lost one took effect. */
  again?: number;
}

type Ask = (what: string, method: string, path: string, request?: Request) => Promise<unknown>;

const attemptMs = 30_000;
const pauseMs = 500;

/** Asks until there is an answer that says something: lost ones, 5xx and 429 are asked for again for so long. */
function asker(url: string, patienceMs: number): Ask {
  return async (what, method, path, { token, body, expect = 200, again } = {}) => {
    const end = Date.now() + patienceMs;
    const headers = {
      accept: 'application/json, text/event-stream',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    for (let attempts = 1; ; attempts++) {
      const seen = await attempt(new URL(path, url), { method, headers, body: body ? JSON.stringify(body) : null });
      const passing = isPassing(seen);
      if ((seen.status === expect && !passing) || (attempts > 1 && seen.status === again)) return seen.json;
      if (passing && Date.now() < end) await sleep(pauseMs);
      else
        throw new Error(
          `${what}: ${method} ${path.replace(/[\da-f-]{36}/, '{user_id}')} answered ${seen.status}, not ${expect}`,
        );
    }
  };
}

interface Seen {
  /** Of the answer, or why there was none. */
  status: number | string;
  json?: unknown;
}

/** Lost, too many, an outage; that of a tool is told inside of an answer. */
function isPassing({ status, json }: Seen): boolean {
  const { isError, content } = (json as { result?: ToolResult } | undefined)?.result ?? {};
  if (isError && content?.[0]?.text.includes('"code":"unavailable"')) return true;
  return typeof status === 'string' || status === 429 || status >= 500;
}

/** What it says as JSON, out of a stream of events too. */
async function attempt(url: URL, init: RequestInit): Promise<Seen> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(attemptMs), redirect: 'manual' });
    const text = await answer.text();
    return { status: answer.status, json: parsed(/^data: (.*)$/m.exec(text)?.[1] ?? text) };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { status: `nothing (${cause?.code ?? message})` };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
