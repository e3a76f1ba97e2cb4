import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { TaskUpdateEvent } from '../../src/domain/events.ts';
import type { Task } from '../../src/domain/schemas.ts';
import { callTool, type User } from '../support/server.ts';
import { median, percentile } from './figures.ts';

/** What follows from a change, and how soon: its frame, and the successor of a completed task. Milliseconds after the turn that decided it. */

export interface Pond {
  /** Origin of what serves the tools, and of what serves live updates. */
  url: string;
  liveUrl: string;
  user: User;
  /** One message produced, consumed and handed over a socket, by nothing but broker and socket; answers milliseconds. */
  echo(): Promise<number>;
  goals: { heard: number; successor: number };
}

interface Ripples {
  frame: number[];
  listed: number[];
  successor: number[];
  echo: number[];
}

const warmUp = 5;

/** Measures so many rounds and prints them. Throws when something does not come within ten seconds. */
export async function printRipples(pond: Pond, rounds: number): Promise<void> {
  const page = await openPage(pond);
  const found: Ripples = { frame: [], listed: [], successor: [], echo: [] };
  for (let n = -warmUp; n < rounds; n++) {
    const round = await oneRound(pond, page, n);
    const echo = await pond.echo();
    if (n < 0) continue;
    for (const what of ['frame', 'listed', 'successor'] as const) found[what].push(round[what]);
    found.echo.push(echo);
    // At any moment of the relay's rests.
    await sleep(Math.random() * 100);
  }
  page.close();
  print(found, pond);
}

function print({ frame, listed, successor, echo }: Ripples, { goals }: Pond): void {
  const line = (what: string, values: number[], goal = '') => {
    const [p50, p99] = [median(values), percentile(values, 0.99)];
    const ratios = `${(p50 / median(echo)).toFixed(1)} | ${(p99 / percentile(echo, 0.99)).toFixed(1)}`;
    return `| ${what} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${Math.max(...values).toFixed(1)} | ${ratios} | ${goal} |`;
  };
  console.log(
    [
      `${frame.length} rounds, milliseconds after the turn that decided, beside a message produced, consumed and echoed bare`,
      '| what | p50 | p99 | max | p50 over bare | p99 over bare | goal p99 |\n|---|---|---|---|---|---|---|',
      line('change -> frame', frame, `${goals.heard}`),
      line('completed -> successor in the list', listed, `${goals.successor}`),
      line('completed -> successor on the socket', successor, `${goals.successor}`),
      line('bare produce, consume, echo', echo),
    ].join('\n'),
  );
}

/** A recurring task that is completed: its own frame, then its successor, in the list and on the socket. */
async function oneRound({ url, user }: Pond, page: Page, n: number) {
  const title = `Round ${n}`;
  const args = { title, due_date: '2090-01-01', recurrence: 'daily' };
  const added = await done(url, user, 'add_task', args);
  const heardAdded = await page.heard((event) => event.task_id === added.task_id);
  const next = page.heard(({ payload: { task } }) => task.title === title && task.occurrence === 2);
  const completed = page.heard(({ task_id, update_type }) => task_id === added.task_id && update_type === 'completed');
  // Its answer waits for the successor, so it is not waited for.
  const completing = done(url, user, 'complete_task', { task_id: added.task_id });
  const from = Date.parse((await completed).event.timestamp);
  let listedAt = 0;
  while (listedAt === 0) {
    const { tasks = [] } = await done(url, user, 'list_tasks', { search: title, status: 'pending', limit: 5 });
    if (tasks.some((task) => task.title === title && task.occurrence === 2)) listedAt = Date.now();
    if (Date.now() > from + 10_000) throw new Error(`${title} has no successor`);
  }
  const successor = (await next).at - from;
  await completing;
  const frame = heardAdded.at - Date.parse(heardAdded.event.timestamp);
  return { frame, listed: listedAt - from, successor };
}

async function done(url: string, user: User, name: string, args: object): Promise<{ task_id: number; tasks?: Task[] }> {
  const { isError, content, structuredContent } = await callTool(url, user, name, args);
  if (isError) throw new Error(content[0]?.text);
  return structuredContent as { task_id: number };
}

interface Heard {
  event: TaskUpdateEvent;
  at: number;
}

interface Page {
  /** The first frame that fits, heard already or yet to come. */
  heard(fits: (event: TaskUpdateEvent) => boolean): Promise<Heard>;
  close(): void;
}

async function openPage({ liveUrl, user }: Pond): Promise<Page> {
  const socket = new WebSocket(`${liveUrl.replace('http', 'ws')}/live`, { perMessageDeflate: false });
  const frames: Heard[] = [];
  const waiting = new Set<(heard: Heard) => void>();
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => socket.send(JSON.stringify({ type: 'auth', token: user.token })));
    socket.once('error', reject);
    socket.on('message', (data) => {
      const at = Date.now();
      const { type, event } = JSON.parse(String(data)) as { type: string; event: TaskUpdateEvent };
      if (type === 'ready') resolve();
      if (type !== 'task') return;
      frames.push({ event, at });
      for (const each of waiting) each({ event, at });
    });
  });
  return {
    heard: (fits) =>
      new Promise((resolve, reject) => {
        const before = frames.find(({ event }) => fits(event));
        if (before) return resolve(before);
        const timer = setTimeout(() => reject(new Error('a frame did not come')), 10_000);
        const look = (heard: Heard) => {
          if (!fits(heard.event)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(heard);
        };
        waiting.add(look);
      }),
    close: () => socket.close(),
  };
}
