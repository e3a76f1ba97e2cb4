import { Refusal, type RefusalCode } from './refusal.ts';
import { session, token } from './session.ts';

export { Refusal } from './refusal.ts';

export interface RequestOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Goes out although the page is being closed. */
  keepalive?: boolean;
}

/**
 * One call of the API. A path that begins with `~` is below `/api/{user_id}`. Throws `Refusal`; an abort is thrown on as it is.
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const headers = { ...(body !== undefined && { 'content-type': 'application/json' }), ...options.headers };
  const answer = await stream(path, {
    ...options,
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  try {
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // Whether it was done is not known: the same question with the same key is safe.
    throw new Refusal('offline', 'The connection broke off. Your text is still here.');
  }
}

/** The same for a body that is read as it comes: answers only what is no refusal. */
export async function stream(path: string, init: RequestInit = {}): Promise<Response> {
  let answer = await send(path, init, await token());
  if (answer.status === 401) answer = await send(path, init, await token({ renew: true }));
  if (!answer.ok) throw await refusalFrom(answer);
  return answer;
}

async function send(path: string, init: RequestInit, bearer: string): Promise<Response> {
  const url = path.startsWith('~') ? `/api/${session.value?.user.id}${path.slice(1)}` : path;
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${bearer}` };
  try {
    return await fetch(url, { cache: 'no-store', credentials: 'omit', ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Refusal('offline', 'No connection. Your text is still here.');
  }
}

/** What `application/problem+json` says. */
export async function refusalFrom(answer: Response): Promise<Refusal> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: RefusalCode; detail?: string };
  const seconds = Number(answer.headers.get('retry-after')) || undefined;
  const code = problem.code ?? (answer.status >= 500 ? 'unavailable' : 'invalid');
  return new Refusal(
    code,
    problem.detail ?? 'The server did not answer as it should. Try again.',
    answer.status,
    seconds,
  );
}

interface ToolAnswer {
  result?: {
    isError?: boolean;
    structuredContent?: unknown;
    content?: { type: string; text?: string }[];
  };
  error?: { message: string };
}

export interface CallOptions {
  /** Kept over retries: the same key never does a thing twice. Default: a new one. */
  key?: string;
  signal?: AbortSignal;
  keepalive?: boolean;
}

let calls = 0;

let acting = 0;
let actedAt = -Infinity;
/** How late the live update of a change of ours may come. */
const ownForMs = 10_000;

/** Does something that may change tasks, by the hand of who is at this page. */
export async function byHand<T>(work: Promise<T>): Promise<T> {
  acting++;
  try {
    return await work;
  } finally {
    acting--;
    actedAt = performance.now();
  }
}

/** May a change that is heard of now have been made on this page? */
export const isByHand = (): boolean => acting > 0 || performance.now() - actedAt < ownForMs;

/** A key for one intention of the user. */
export const newKey = (): string => crypto.randomUUID();

/** Calls one of the five tools over `/mcp` and answers its structured result. Throws `Refusal`. */
export async function callTool<T>(name: string, args: object, options: CallOptions = {}): Promise<T> {
  const { key = newKey(), ...rest } = options;
  const params = { name, arguments: args, _meta: { 'actodo/idempotency-key': key } };
  const body = { jsonrpc: '2.0', id: ++calls, method: 'tools/call', params };
  const headers = { accept: 'application/json, text/event-stream' };
  const answer = request<ToolAnswer>('POST', '/mcp', body, { ...rest, headers });
  const { result, error } = await (name === 'list_tasks' ? answer : byHand(answer));
  if (!result) throw new Refusal('invalid', error?.message ?? 'The tool did not answer.', 200);
  if (result.isError) throw toolRefusal(result.content?.[0]?.text ?? '');
  return result.structuredContent as T;
}

function toolRefusal(text: string): Refusal {
  try {
    const { error } = JSON.parse(text) as { error: { code: RefusalCode; message: string } };
    return new Refusal(error.code, error.message, 200);
  } catch {
    return new Refusal('invalid', text || 'The tool refused.', 200);
  }
}

/** What has to reach the server before the chat is asked: it would speak of tasks that the board has taken away already. */
const senders = new Set<() => Promise<unknown>>();

/** Registers who may hold something back. */
export function beforeChat(send: () => Promise<unknown>): void {
  senders.add(send);
}

/** Has everything sent that waits. Faults are shown by whoever held it back. */
export async function sendWaiting(): Promise<void> {
  await Promise.allSettled([...senders].map((send) => send()));
}
