import { effect, signal } from '@preact/signals';
import type { NextTask } from '../../../domain/schemas.ts';
import { callTool } from '../../core/calls.ts';
import { liveState, onReady } from '../../core/live.ts';
import { isPassing, Refusal, type RefusalCode, refusalOf } from '../../core/refusal.ts';
import { outboxOf, session } from '../../core/session.ts';
import { toast } from '../../kit/say.ts';
import type { Task } from './rules.ts';

/**
 * Changes on their way. Without a connection they wait in this browser's storage, for this person alone: a reload keeps them, all tabs share
 * them, and one tab at a time sends them in the order they were made. Each keeps its key, so what was sent twice is done once.
 */

/** One call that changes something. */
export interface Write {
  tool: 'add_task' | 'update_task' | 'complete_task' | 'delete_task';
  args: Record<string, unknown>;
  key: string;
  /** What the task is expected to become; a page that is loaded again shows it. */
  shown?: Partial<Task>;
  /** A line that nobody could read without a connection; what it says becomes `args` before it is sent. */
  line?: Line;
}

export interface Line {
  text: string;
  /** Kinds whose words are title. */
  kept: readonly string[];
  /** Of the view in which it was written. */
  context: { day?: string; tag?: string };
}

export interface Result {
  task_id: number;
  title: string;
  task?: Task;
  next?: NextTask;
}

const mostWaiting = 50;
const retryAfterMs = 5_000;

/** Everything that waits, oldest first: what is stored may have been changed by another tab a moment ago. */
export function waitingWrites(): Write[] {
  const id = session.peek()?.user.id;
  return id ? (JSON.parse(localStorage.getItem(outboxOf(id)) ?? '[]') as Write[]) : [];
}

/** The same to be shown. */
export const waiting = signal<readonly Write[]>([]);

const look = () => {
  waiting.value = waitingWrites();
};
effect(() => {
  session.value;
  look();
});
addEventListener('storage', look);

/** Throws `Refusal` where the browser keeps nothing. */
function keep(writes: readonly Write[]): void {
  const id = session.peek()?.user.id;
  if (!id) return;
  try {
    if (writes.length === 0) localStorage.removeItem(outboxOf(id));
    else localStorage.setItem(outboxOf(id), JSON.stringify(writes));
    look();
  } catch {
    throw new Refusal('offline', 'No connection, and this browser keeps nothing until there is one. Try again later.');
  }
}

/** How a write that waited came out: told to every tab, for one of them shows it. */
type Outcome = { key: string; result: Result } | { key: string; code: RefusalCode; message: string };

const channel = new BroadcastChannel('actodo-outbox');
const listeners = new Map<string, ((outcome: Outcome) => void)[]>();
channel.onmessage = ({ data }: MessageEvent<Outcome>) => tell(data);

function tell(outcome: Outcome): void {
  const found = listeners.get(outcome.key) ?? [];
  listeners.delete(outcome.key);
  for (const listener of found) listener(outcome);
}

/** The outcome of a write that waits, whichever tab sends it. Throws `Refusal`. */
export function outcomeOf(key: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const listener = (outcome: Outcome) =>
      'result' in outcome ? resolve(outcome.result) : reject(new Refusal(outcome.code, outcome.message));
    listeners.set(key, [...(listeners.get(key) ?? []), listener]);
  });
}

/** Sends a write; without a connection it waits in sight, and goes when there is one. Throws `Refusal`. */
export async function send(write: Write, onWait: () => void = () => {}): Promise<Result> {
  const { tool, args, key } = write;
  if (!write.line && waitingWrites().length === 0 && liveState.value !== 'offline')
    try {
      return await callTool<Result>(tool, args, { key });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code !== 'offline') throw refusal;
    }
  const before = waitingWrites();
  if (before.length >= mostWaiting)
    throw new Refusal('offline', `No connection, and ${mostWaiting} changes wait already. Try again when it is back.`);
  // A second press on the same thing.
  onWait();
  if (!before.some((each) => each.key === key)) keep([...before, write]);
  const outcome = outcomeOf(key);
  if (liveState.value === 'open') void flush();
  return outcome;
}

let retry: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits. Another tab that is at it is waited for: what it leaves is sent here. */
export async function flush(): Promise<void> {
  clearTimeout(retry);
  if (!session.peek()) return;
  await navigator.locks.request('actodo-outbox', async () => {
    let sent = 0;
    for (let write = waitingWrites()[0]; write; write = waitingWrites()[0]) {
      const outcome = await outcomeNow(write);
      if (!outcome) {
        // Without a connection its return is what begins this again.
        if (liveState.peek() !== 'offline') retry = setTimeout(() => void flush(), retryAfterMs);
        break;
      }
      if ('result' in outcome) sent++;
      const { key } = write;
      keep(waitingWrites().filter((each) => each.key !== key));
      tell(outcome);
      channel.postMessage(outcome);
    }
    if (sent > 0) toast({ text: `Back online. ${sent === 1 ? '1 change' : `${sent} changes`} saved.` });
  });
}

let readLine: (line: Line) => Promise<Record<string, unknown>>;

/** Who reads lines registers here. */
export function readLinesWith(read: typeof readLine): void {
  readLine = read;
}

/** Undefined: not now, but the same may be taken later. */
async function outcomeNow(write: Write): Promise<Outcome | undefined> {
  const { tool, key, line } = write;
  try {
    const args = line ? await readLine(line) : write.args;
    // Read once: with the same key goes the same task.
    if (line) keep(waitingWrites().map((each) => (each.key === key ? { tool, key, args } : each)));
    return { key, result: await callTool<Result>(tool, args, { key }) };
  } catch (error) {
    const refusal = refusalOf(error);
    return isPassing(refusal) || !session.peek() ? undefined : { key, code: refusal.code, message: refusal.message };
  }
}

onReady(() => void flush());
