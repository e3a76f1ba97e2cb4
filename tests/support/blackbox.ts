import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import type { Task } from '../../src/domain/schemas.ts';
import { dataDirectory, freePort, type Server, startServer, type ToolAnswer, type User } from './server.ts';

/** One answer, read whole. `json` is undefined when the text is none. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the program answers is what the tests are to find out
  json: any;
}

export interface Tool {
  name: string;
  inputSchema: { properties: Record<string, object>; required?: string[] };
  outputSchema: object;
}

export interface Route {
  method: string;
  path: string;
  secured: boolean;
  takesBody: boolean;
}

export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
  result: Record<string, unknown>;
  status: 'ok' | 'error';
}

/** One program for the tests of a file: started before them on a fresh data directory, killed after them. */
export interface Box {
  server: Server;
  url: string;
  restart(): Promise<void>;
  /** Everything that it wrote, before its restarts too. */
  output(): string;
}

const cleanups: (() => unknown)[] = [];
after(async () => {
  for (const each of cleanups.reverse()) await each();
});

export async function startBox(env: Record<string, string> = {}): Promise<Box> {
  const suite = { after: (each: unknown) => void cleanups.push(each as () => unknown) };
  const options = { dataDir: await dataDirectory(suite), port: await freePort(), env };
  const server = await startServer(suite, options);
  let earlier = '';
  const box: Box = {
    server,
    url: server.url,
    output: () => earlier + box.server.output(),
    async restart() {
      await box.server.kill('SIGKILL');
      earlier += box.server.output();
      box.server = await startServer(suite, options);
    },
  };
  return box;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A request with a JSON body (a string is sent as it is) and the user's token. */
export function send(
  url: string,
  method: string,
  user?: { token: string },
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(user ? { authorization: `Bearer ${user.token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** One chat turn; `body` may be just the message. */
export function say(box: Box, user: User, body: unknown): Promise<Answer> {
  return send(`${box.url}/api/${user.id}/chat`, 'POST', user, typeof body === 'string' ? { message: body } : body);
}

const accept = { accept: 'application/json, text/event-stream' };

export function rpc(box: Box, user: User, message: unknown): Promise<Answer> {
  return send(`${box.url}/mcp`, 'POST', user, message, accept);
}

export async function listTools(box: Box, user: User): Promise<Tool[]> {
  return (await rpc(box, user, { jsonrpc: '2.0', id: 1, method: 'tools/list' })).json.result.tools;
}

export async function routes(box: Box): Promise<Route[]> {
  const { paths } = (await ask(`${box.url}/openapi.json`)).json as {
    paths: Record<string, Record<string, { security?: unknown[]; requestBody?: object }>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { security, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      secured: (security ?? []).length > 0,
      takesBody: requestBody !== undefined,
    })),
  );
}

const ajv = new Ajv2020({ strict: false });
(formats as unknown as (on: Ajv2020) => void)(ajv);
const schemas = new WeakMap<Box, Map<string, object>>();

async function outputSchema(box: Box, user: User, name: string): Promise<object> {
  let known = schemas.get(box);
  if (!known) {
    known = new Map((await listTools(box, user)).map((tool) => [tool.name, tool.outputSchema]));
    schemas.set(box, known);
  }
  return known.get(name) ?? {};
}

/** A bare tools/call whose answer keeps the contract: a result as the schema says, or an error with code and message. */
export async function call(box: Box, user: User, name: string, args: object, key?: unknown): Promise<ToolAnswer> {
  const params = { name, arguments: args, ...(key === undefined ? {} : { _meta: { 'actodo/idempotency-key': key } }) };
  const { status, text, json } = await rpc(box, user, { jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  assert.equal(status, 200, text);
  assert.ok(json?.result, text);
  const answer = json.result as ToolAnswer;
  const content = JSON.parse(answer.content[0]?.text ?? 'null');
  if (answer.isError) {
    assert.deepEqual(Object.keys(content), ['error'], text);
    assert.deepEqual(Object.keys(content.error).sort(), ['code', 'message'], text);
    assert.match(content.error.code, /^(invalid|not_found|conflict|forbidden|limit|unavailable)$/);
    return answer;
  }
  assert.ok(ajv.validate(await outputSchema(box, user, name), answer.structuredContent), ajv.errorsText());
  assert.deepEqual(content, name === 'list_tasks' ? answer.structuredContent?.tasks : answer.structuredContent);
  return answer;
}

export interface Done {
  task_id: number;
  status: string;
  title: string;
  task: Task;
  tasks: Task[];
  next_cursor?: string;
  total: number;
  next?: { task_id?: number; due_date: string };
}

export async function done(box: Box, user: User, name: string, args: object, key?: unknown): Promise<Done> {
  const answer = await call(box, user, name, args, key);
  assert.ok(!answer.isError, `${name} ${JSON.stringify(args)}: ${answer.content[0]?.text}`);
  return answer.structuredContent as unknown as Done;
}

export async function refused(box: Box, user: User, name: string, args: object, key?: unknown) {
  const answer = await call(box, user, name, args, key);
  const text = answer.content[0]?.text ?? '';
  assert.equal(answer.isError, true, `${name} ${JSON.stringify(args).slice(0, 300)} was done: ${text.slice(0, 300)}`);
  return JSON.parse(text).error as { code: string; message: string };
}

/** Every task of the user, in the order of their numbers. */
export async function allTasks(box: Box, user: User): Promise<Task[]> {
  const tasks: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await done(box, user, 'list_tasks', { limit: 200, ...(cursor ? { cursor } : {}) });
    tasks.push(...page.tasks);
    cursor = page.next_cursor;
  } while (cursor);
  return tasks.sort((a, b) => a.id - b.id);
}

/** A complete problem document that says enough and shows nothing of the inside. */
export function assertProblem(answer: Answer, status: number, what = ''): void {
  const { text, json, headers } = answer;
  assert.equal(answer.status, status, `${what}: ${text.slice(0, 300)}`);
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/, what);
  for (const field of ['type', 'title', 'detail', 'code'])
    assert.equal(typeof json?.[field], 'string', `${what} ${text}`);
  assert.equal(json.status, status);
  assert.ok(json.detail.length > 10, text);
  assertNothingInside(text);
}

/** No stack frame, SQL, file path or driver word. */
export function assertNothingInside(text: string): void {
  const inside =
    /\bat \S+ \(|node:internal|\.ts:\d|node_modules|\b(select|insert into|delete from) .*\b(from|values|where)\b|SQLSTATE|TypeError|pglite/i;
  assert.doesNotMatch(text.slice(0, 5000), inside);
}

/** Nothing that a user sent or got may be in the log, and nothing was fatal. */
export function assertLogClean(box: Box, canaries: string[]): void {
  const output = box.output();
  for (const canary of canaries) assert.ok(!output.includes(canary), `the log holds ${canary.slice(0, 30)}`);
  assert.doesNotMatch(output, /"level":"fatal"/);
}

/** Values that no field takes gladly. */
export const nasty = fc.oneof(
  fc.constantFrom<unknown>(null, true, [], {}, 1e308, -1, 0.5, 2 ** 53, '', ' ', '\n', '\u0000', 'a\u0000b', '\ud800'),
  fc.constantFrom<unknown>(
    '\u202e\u2066',
    '\uffff',
    '😀'.repeat(10_001),
    'x'.repeat(10_001),
    "'; drop table tasks; --",
    '%s%n',
  ),
  fc.constantFrom<unknown>(
    '../../etc/passwd',
    '__proto__',
    '-0',
    'NaN',
    '9'.repeat(400),
    'FREQ=DAILY;COUNT=0',
    '0000-00-00',
  ),
  fc.constantFrom<unknown>(
    'FREQ=YEARLY;BYMONTH=13',
    '275760-09-13',
    'every 99999999 days',
    '[object Object]',
    'P9999999Y',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }),
);
