import { request } from './http.ts';
import { Refusal, type RefusalCode } from './refusal.ts';

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
