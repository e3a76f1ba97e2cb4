import type { NextTask } from '../../../domain/schemas.ts';
import { liveState, onReady } from '../../core/live.ts';
import { callTool } from '../../core/mcp.ts';
import { type Refusal, refusalOf } from '../../core/refusal.ts';
import { session } from '../../core/session.ts';
import { toast } from '../../kit/toast.ts';
import type { Task } from './rules.ts';

/** One call that changes something. */
export interface Write {
  tool: 'add_task' | 'update_task' | 'complete_task' | 'delete_task';
  args: Record<string, unknown>;
  key: string;
}

export interface Result {
  task_id: number;
  title: string;
  task?: Task;
  next?: NextTask;
}

/** Writes that wait for a connection, in order. */
interface Waiting {
  write: Write;
  resolve: (result: Result) => void;
  reject: (refusal: Refusal) => void;
}

const mostWaiting = 50;
const outbox: Waiting[] = [];

/** Sends a write; without a connection it waits in sight, and goes when there is one. Throws `Refusal`. */
export async function send(write: Write, onWait: () => void = () => {}): Promise<Result> {
  const { tool, args, key } = write;
  if (outbox.length === 0 && liveState.value !== 'offline')
    try {
      return await callTool<Result>(tool, args, { key });
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code !== 'offline' || outbox.length >= mostWaiting) throw refusal;
    }
  onWait();
  return new Promise((resolve, reject) => {
    outbox.push({ write, resolve, reject });
    if (liveState.value === 'open') void flush();
  });
}

let flushing = false;

/** While the socket lives, nothing will say that the rest of the network is back: it is tried. */
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
let pauseMs = firstPauseMs;
let later: ReturnType<typeof setTimeout> | undefined;

/** Sends what waited, one after the other with the keys they had. */
async function flush(): Promise<void> {
  if (flushing || !session.value) return;
  flushing = true;
  clearTimeout(later);
  let sent = 0;
  while (outbox[0]) {
    const { write, resolve, reject } = outbox[0];
    try {
      resolve(await callTool<Result>(write.tool, write.args, { key: write.key }));
      sent++;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'offline') break;
      reject(refusal);
    }
    outbox.shift();
  }
  flushing = false;
  if (sent > 0) pauseMs = firstPauseMs;
  if (outbox[0]) {
    later = setTimeout(() => liveState.value === 'open' && void flush(), pauseMs);
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
  if (sent > 0) toast({ text: `Back online. ${sent === 1 ? '1 change' : `${sent} changes`} saved.` });
}

onReady(() => void flush());
