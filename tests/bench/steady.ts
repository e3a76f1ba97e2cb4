import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { signUp, tokenOf } from '../support/server.ts';
import { percentile } from './figures.ts';

// A long even load on a program that runs: what grows that should not? Memory, handles and the slowest calls stay flat; the data grows with the audit.

const users = 8;
/** A user's tasks that are open at once; then each add is followed by a completion and a deletion. */
const openTasks = 50;
const reminderEvery = 10;

export interface Soaked {
  url: string;
  /** Where live updates are. */
  liveUrl: string;
  /** What is looked at after each minute, by the heading of its column. */
  look(): Promise<Record<string, string | number>>;
}

/** Runs `perSecond` tool calls a second for `minutes`, and prints a line a minute. Throws what a call throws. */
export async function soak(minutes: number, perSecond: number, { url, liveUrl, look }: Soaked): Promise<void> {
  const people = await Promise.all(Array.from({ length: users }, () => person(url, liveUrl)));
  console.log(`\n${perSecond} calls a second of ${users} users, each with a live socket, for ${minutes} minutes`);
  const columns = ['minute', 'calls', 'p50 ms', 'p99 ms', 'refused', 'frames', ...Object.keys(await look())];
  console.log(`| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`);
  for (let minute = 1; minute <= minutes; minute++) {
    const latencies = await loadFor(60_000, perSecond, people);
    const sum = (of: (person: Person) => number) => people.reduce((all, person) => all + of(person), 0);
    const counts = [sum(({ refused }) => refused()), sum(({ heard }) => heard())];
    const times = [0.5, 0.99].map((share) => percentile(latencies, share).toFixed(1));
    console.log(`| ${[minute, latencies.length, ...times, ...counts, ...Object.values(await look())].join(' | ')} |`);
  }
  for (const { leave } of people) leave();
}

/** Calls begin at an even pace, whatever the ones before take; more than a second behind, the load waits. Answers their milliseconds. */
async function loadFor(ms: number, perSecond: number, people: Person[]): Promise<number[]> {
  const latencies: number[] = [];
  const open = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  const started = performance.now();
  for (let n = 0; performance.now() - started < ms; n++) {
    const due = started + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    if (open.size > perSecond) await Promise.race(open);
    const sent = performance.now();
    const call = people[n % people.length]!.step()
      .then(() => void latencies.push(performance.now() - sent))
      .catch((error) => failures.push(error))
      .finally(() => open.delete(call));
    open.add(call);
    if (failures.length > 0) throw failures[0];
  }
  await Promise.all(open);
  return latencies;
}

type Person = Awaited<ReturnType<typeof person>>;

/** Someone who adds tasks, reads lists, completes and deletes, one call a step. */
async function person(url: string, liveUrl: string) {
  const agent = new Agent({ keepAlive: true });
  const { session, ...signedIn } = await signUp(url);
  let { token } = signedIn;
  let frames = 0;
  let socket = listen();
  const open: number[] = [];
  let steps = 0;
  let refused = 0;

  function listen(): WebSocket {
    const opened = new WebSocket(`${liveUrl.replace('http', 'ws')}/live`);
    opened.on('open', () => opened.send(JSON.stringify({ type: 'auth', token })));
    opened.on('message', () => void frames++);
    // One that is left before it is open says so by an error.
    opened.on('error', (error) => opened === socket && console.error(error));
    return opened;
  }

  /** A token ends after a quarter of an hour, and the socket with it. Who is refused asks again when told to. */
  async function call(name: string, args: object): Promise<Record<string, unknown>> {
    const used = token;
    const answer = await callTool(agent, url, used, name, args);
    if ('done' in answer) return answer.done;
    if (answer.failed === 503) {
      refused++;
      await sleep(answer.afterMs);
    } else if (used === token) {
      token = await tokenOf(url, session);
      socket.terminate();
      socket = listen();
    }
    return call(name, args);
  }

  async function add(n: number): Promise<void> {
    const reminder = { reminders: [new Date(Date.now() + 5_000).toISOString()] };
    const series = { due_date: 'tomorrow', recurrence: 'every week' };
    const more = n % reminderEvery === 0 ? reminder : n % reminderEvery === 1 ? series : {};
    const { task_id } = await call('add_task', { title: `Task ${n}`, ...more });
    open.push(task_id as number);
  }

  return {
    async step(): Promise<void> {
      const n = steps++;
      const oldest = open.length > openTasks ? open.shift() : undefined;
      if (oldest !== undefined) await call(n % 2 ? 'complete_task' : 'delete_task', { task_id: oldest });
      else if (n % 3 === 0) await call('list_tasks', { status: 'pending', limit: 50 });
      else await add(n);
    },
    heard: () => frames,
    refused: () => refused,
    leave: () => {
      socket.terminate();
      agent.destroy();
    },
  };
}

/** What the tool answered, or that the token is no longer good (401) or there is too much to do (503). */
type Answer = { done: Record<string, unknown> } | { failed: 401 | 503; afterMs: number };

function callTool(agent: Agent, url: string, token: string, name: string, args: object) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    authorization: `Bearer ${token}`,
  };
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(`${url}/mcp`, { method: 'POST', agent, headers }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      const { statusCode: failed } = answer;
      if (failed === 401 || failed === 503)
        return resolve({ failed, afterMs: 1_000 * Number(answer.headers['retry-after'] ?? 1) });
      const { structuredContent, isError } = answer.statusCode === 200 ? JSON.parse(text).result : { isError: true };
      if (isError) reject(new Error(`${name}: ${answer.statusCode} ${text.slice(0, 200)}`));
      else resolve({ done: structuredContent });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that was idle just when it was used again: a client asks once more (Node's documentation of `reusedSocket`).
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(callTool(agent, url, token, name, args));
      else reject(error);
    });
    sent.end(body);
  });
}
