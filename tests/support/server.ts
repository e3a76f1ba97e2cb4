import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChild } from './children.ts';
import { seedDataDir } from './database.ts';
import { nodeFlags } from './node-flags.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The program as a process of its own, on its own data directory. */
export interface Server {
  url: string;
  metricsUrl: string;
  process: ChildProcess;
  /** Everything it wrote, for scans. */
  output(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface ServerOptions {
  dataDir: string;
  port: number;
  /** A step at which it kills itself: `name` or `name:nth`. */
  crashAt?: string;
  /** A file in which a step may be written at any time: it kills itself there. */
  crashFile?: string;
  /** Below the repository; default `src/main.ts`. */
  program?: string;
  env?: Record<string, string>;
}

/** A migrated data directory that is removed after the test. */
export async function dataDirectory(t: Pick<TestContext, 'after'>): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-'));
  t.after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  await seedDataDir(join(dir, 'pglite'));
  return dir;
}

/** Starts the program and waits until it is ready. It is killed after the test. */
export async function startServer(t: Pick<TestContext, 'after'>, options: ServerOptions): Promise<Server> {
  const { dataDir, port, crashAt, crashFile, program = 'src/main.ts', env } = options;
  const args = crashAt || crashFile ? ['--import', join(root, 'tests/support/crash.ts')] : [];
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const metricsPort = await freePort();
  const child = startChild(t, process.execPath, [...nodeFlags, ...args, join(root, program)], {
    cwd: root,
    env: {
      PATH,
      ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}),
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      DATA_DIR: dataDir,
      ...(crashAt ? { CRASH_AT: crashAt } : {}),
      ...(crashFile ? { CRASH_FILE: crashFile } : {}),
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const server: Server = {
    url: `http://localhost:${port}`,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    process: child,
    output: () => output,
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
  await eventually(
    async () => {
      // What was left over may bring it to its step before it is ready.
      if (crashAt && child.signalCode === 'SIGKILL') return;
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    },
    undefined,
    () => (child.exitCode === null ? undefined : `the program ended:\n${output}`),
  );
  return server;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** How long a test waits for its condition: no promise, but the point from which on it is not believed to come. */
export const patienceMs = 120_000;

/** Tries again until `check` no longer throws, then answers what it answered. `hopeless` says why waiting makes no sense. */
export async function eventually<T>(
  check: () => T | Promise<T>,
  withinMs = patienceMs,
  hopeless: () => string | undefined = () => undefined,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const reason = hopeless();
    if (reason !== undefined) throw new Error(reason);
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(20);
    }
  }
}

export interface User {
  id: string;
  token: string;
}

/** Signs a new user up and fetches a token. */
export async function signUp(url: string, email = `${randomUUID()}@example.com`): Promise<User & { session: string }> {
  const signed = await postJson(`${url}/api/auth/sign-up/email`, {
    name: 'Ann',
    email,
    password: 'correct horse battery',
  });
  assert.equal(signed.status, 200);
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  return { id: user.id, session, token: await tokenOf(url, session) };
}

/** A token of a quarter of an hour, for who is signed in. */
export async function tokenOf(url: string, session: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  const { token } = (await answer.json()) as { token: string };
  return token;
}

export function postJson(url: string, body: unknown, token?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

export interface ToolAnswer {
  isError?: boolean;
  structuredContent?: Record<string, unknown>;
  content: { type: string; text: string }[];
}

/** One bare tools/call over HTTP. Throws when the transport fails. */
export async function callTool(url: string, user: User, name: string, args: object, key?: string): Promise<ToolAnswer> {
  const params = { name, arguments: args, ...(key ? { _meta: { 'actodo/idempotency-key': key } } : {}) };
  const answer = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${user.token}`,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  });
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  const data = text.startsWith('{') ? text : text.match(/^data: (.*)$/m)?.[1];
  const message = JSON.parse(data ?? 'null') as { result?: ToolAnswer; error?: { message: string } };
  if (!message.result) throw new Error(message.error?.message ?? 'no result');
  return message.result;
}
