import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { callTool, type User } from './server.ts';

/** One user who floods the program in one way, and another one who goes on beside it. */
export interface Flood {
  /** Calls that were answered; a batch is as many as it has members. */
  answered(): number;
  stop(): Promise<void>;
}

type Body = (n: number) => unknown;
interface Kind {
  /** Requests at a time; more than a user may have open, but for batches. */
  atOnce: number;
  /** In each request; default 1. */
  calls?: number;
  path: (user: User) => string;
  body: Body;
}

const call = (id: number, name: string, args: object) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
});
const mcp = () => '/mcp';
const longList = { limit: 200 };
const batch = Array.from({ length: 20 }, (_, id) => call(id, 'list_tasks', longList));
/** Of names that nobody gave: each is looked for among all tasks, in words and in titles nearby. */
const commands = Array.from({ length: 90 }, (_, n) => `complete the ${n} unknown thing of number ${n}`).join('\n');

/** A user who makes one call after the other, as programs do. */
export const plainLoop: Kind = { atOnce: 1, path: mcp, body: (n) => call(n, 'list_tasks', { limit: 50 }) };

/** What may be sent in numbers. `chat` makes a conversation with each message. */
export const kinds: Record<string, Kind> = {
  'batches of long lists': { atOnce: 10, calls: 20, path: mcp, body: () => batch },
  'long lists': { atOnce: 60, path: mcp, body: (n) => call(n, 'list_tasks', longList) },
  adds: { atOnce: 60, path: mcp, body: (n) => call(n, 'add_task', { title: `Flood ${n}` }) },
  searches: { atOnce: 60, path: mcp, body: (n) => call(n, 'list_tasks', { search: 'long', limit: 200 }) },
  chat: { atOnce: 40, path: ({ id }) => `/api/${id}/chat`, body: () => ({ message: commands }) },
};

/** As many and as long tasks as a list shows. */
export async function fillList(url: string, user: User): Promise<void> {
  const title = 'A long title '.repeat(15);
  const description = 'Much to be said of it. '.repeat(40);
  for (let n = 0; n < 200; n += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => callTool(url, user, 'add_task', { title: `${title}${n + i}`, description })),
    );
}

/** Sends again whatever was answered, until it is stopped; answers are read and thrown away. */
export function startFlood(url: string, user: User, { atOnce, calls = 1, path, body }: Kind): Flood {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const stopped = new AbortController();
  let [n, answered] = [0, 0];
  const sender = async () => {
    while (!stopped.signal.aborted) {
      const status = await post(url + path(user), user, body(n++), agent, stopped.signal);
      if (status === 200) answered += calls;
    }
  };
  const all = Array.from({ length: atOnce }, sender);
  return {
    answered: () => answered,
    async stop() {
      stopped.abort();
      await Promise.all(all);
      agent.destroy();
    },
  };
}

/** Batches of whose answers nobody reads more than the beginning, on ever new connections; `begun` counts those beginnings. */
export function startUnread(url: string, user: User, atOnce = 60): Flood & { begun(): number } {
  const { host, hostname, port } = new URL(url);
  const text = JSON.stringify(batch);
  const sockets = new Set<Socket>();
  let [stopping, begun] = [false, 0];
  const open = () => {
    const socket = connect(Number(port), hostname);
    sockets.add(socket);
    socket.once('data', () => {
      socket.pause();
      begun++;
    });
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      if (!stopping) open();
    });
    const headers = [`Host: ${host}`, `Authorization: Bearer ${user.token}`, 'Content-Type: application/json'];
    socket.write(`POST /mcp HTTP/1.1\r\n${headers.join('\r\n')}\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
  };
  for (let n = 0; n < atOnce; n++) open();
  return {
    // They all end at about the same time, so they say nothing of turns.
    answered: () => 0,
    begun: () => begun,
    async stop() {
      stopping = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

function post(url: string, user: User, body: unknown, agent: Agent, signal: AbortSignal): Promise<number | undefined> {
  const text = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${user.token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  };
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', agent, headers, signal }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.complete ? answer.statusCode : undefined));
    });
    sent.once('error', () => resolve(undefined));
    sent.end(text);
  });
}

/** What a user's calls took while something went on beside them. */
export interface Calls {
  /** Milliseconds of each. */
  took: number[];
  /** Calls of the other one that were answered during each. */
  passed: number[];
}

/** Calls of one user, one after the other: adds and lists in turns. Throws when one fails. */
export async function callsBeside(url: string, user: User, count: number, other: Flood): Promise<Calls> {
  const calls: Calls = { took: [], passed: [] };
  for (let n = 0; n < count; n++) {
    const [started, before] = [performance.now(), other.answered()];
    const answer =
      n % 2
        ? await callTool(url, user, 'list_tasks', { limit: 10 })
        : await callTool(url, user, 'add_task', { title: `Mine ${n}` });
    if (answer.isError) throw new Error(answer.content[0]?.text);
    calls.took.push(performance.now() - started);
    calls.passed.push(other.answered() - before);
  }
  return calls;
}
