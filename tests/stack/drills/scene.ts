import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { seriesIn } from '../../ops/promql.ts';
import type { Ledger } from '../../support/history/ledger.ts';
import { openRunbook, type Runbook } from '../../support/runbook.ts';
import { callTool, eventually, signUp, type User } from '../../support/server.ts';
import { adminEmail, signUpAdmin } from '../admin.ts';
import { checkBooks, type Figures, openBooks } from '../books.ts';
import type { GroupOptions, Replica } from '../replica.ts';
import type { Stack } from '../stack.ts';
import { inShell } from './shell.ts';

/** A runbook rehearsed: what breaks, what is seen, what the page says to do, and what is as it was afterwards. Throws when anything differs. */
export interface Drill {
  /** Of the page, docs/runbooks/NAME.md. */
  name: string;
  /** What is broken and what holds, in one line. */
  shows: string;
  run(scene: Scene): Promise<void>;
}

/** One that starts stacks of its own. */
export interface OwnDrill extends Omit<Drill, 'run'> {
  run(t: Pick<TestContext, 'after'>, page: Runbook, say: Scene['say']): Promise<void>;
}

/** Relay and consumers apart, so that either can be missing; room for processes that a drill starts by itself. */
export const drillGroups: GroupOptions[] = [
  { appId: 'actodo', roles: 'api,mcp,actors', replicas: 2, env: { ADMIN_EMAILS: adminEmail } },
  { appId: 'actodo-relay', roles: 'relay' },
  { appId: 'actodo-chat', roles: 'api,mcp', replicas: 0 },
  { appId: 'actodo-events', roles: 'recurrence,audit,notifications,live' },
];

/** The running system as the page's reader sees it. */
export interface Scene {
  stack: Stack;
  page: Runbook;
  say(what: string): void;
  /** Both processes that serve people and host actors. */
  serving(): [Replica, Replica];
  relay(): Replica;
  consumers(): Replica;
  /** Rows of the program's database. */
  rows<Row extends object>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** What a query of the page is about, of all processes that answer: of a gauge its value, of a rate the counter that rises. Undefined: nothing is there. */
  reading(query: string): Promise<number | undefined>;
  /** Waits until a query of the page that compares, such as `... < 5`, answers. */
  holds(query: string): Promise<void>;
  /** Runs a line of the page in a shell, as an admin; answers what it wrote. */
  shell(command: string, env?: Record<string, string>): Promise<string>;
  /** Asks a route of the page as an admin. Throws when it does not answer 200. */
  ask<T>(route: { method: string; path: string }, body?: object): Promise<T>;
  /** One more process while `work` runs; then it and its sidecar are killed. */
  withReplica(group: GroupOptions, work: (replica: Replica) => Promise<void>): Promise<void>;
  newUser(): Promise<User>;
  /** Calls a tool as the user. Throws when it is refused. */
  call(user: User, tool: string, args: object): Promise<{ task_id: number }>;
  /** Clients that change things all the time while `work` runs; then everything they were told must be there, once. */
  underLoad(work: (ledger: Ledger) => Promise<void>): Promise<Figures>;
}

/** When a reminder is due that a drill waits for. A task that is added after its time has none, so a busy machine needs the room. */
export const soon = (inMs = 4_000): string => new Date(Date.now() + inMs).toISOString();

const perSecond = 10;
const people = 3;

/** Opens the page of that name at a running stack of `drillGroups`. `close` gives back the connections. */
export function openScene(stack: Stack, name: string, say: Scene['say']): { scene: Scene; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  // Told to a query that runs; an idle connection may be lost with the server.
  pool.on('error', () => {});
  const of = (appId: string) => stack.replicas.filter((replica) => replica.appId === appId);
  const { baseUrl, databaseUrl } = stack;
  const admin = () => signUpAdmin(stack);
  const reading = (query: string) => readQuery(query, stack.replicas);
  const scene: Scene = {
    ...{ stack, say, reading, page: openRunbook(name) },
    serving: () => of('actodo') as [Replica, Replica],
    relay: () => of('actodo-relay')[0]!,
    consumers: () => of('actodo-events')[0]!,
    rows: async (statement, values) => (await pool.query(statement, values)).rows,
    holds: (query) =>
      eventually(async () => {
        const [, compared = '', limit = ''] =
          /([<>]) ([\d.]+)$/.exec(query) ?? assert.fail(`${query} compares nothing`);
        const value = (await reading(query)) ?? 0;
        assert.ok(compared === '<' ? value < Number(limit) : value > Number(limit), `${query}: it is ${value}`);
      }),
    async shell(command, env = {}) {
      const { token } = await admin();
      return inShell(command, { BASE_URL: baseUrl, DATABASE_URL: databaseUrl, TOKEN: token, ...env });
    },
    async ask({ method, path }, body) {
      const headers = { authorization: `Bearer ${(await admin()).token}`, 'content-type': 'application/json' };
      const sent = method === 'POST' ? JSON.stringify(body ?? {}) : null;
      const answer = await fetch(`${baseUrl}${path}`, { method, headers, body: sent });
      assert.equal(answer.status, 200, `${method} ${path}: ${await answer.clone().text()}`);
      return answer.json() as never;
    },
    async withReplica(group, work) {
      const replica = await stack.addReplica(group);
      try {
        await work(replica);
      } finally {
        stack.replicas.splice(stack.replicas.indexOf(replica), 1);
        // How a process ends by itself is tested elsewhere, and takes a host of actors a dozen seconds.
        await Promise.all([replica.app, replica.sidecar.process].map((each) => each.stop('SIGKILL')));
      }
    },
    newUser: () => signUp(baseUrl),
    async call(user, tool, args) {
      const { isError, content, structuredContent } = await callTool(baseUrl, user, tool, args);
      assert.ok(!isError, content[0]?.text);
      return structuredContent as { task_id: number };
    },
    async underLoad(work) {
      const ledger = await openBooks(people, () => scene.serving().map(({ url }) => url));
      ledger.start(perSecond);
      try {
        await work(ledger);
      } finally {
        // A load that goes on would keep the process from ever ending.
        await ledger.stop();
      }
      const figures = await checkBooks(ledger, { databaseUrl, sockets: [] });
      const { tasks, changes, reminders, successors } = figures;
      const kept = `${tasks} tasks, ${reminders} reminders, ${successors} successors of ${changes} calls`;
      say(`nothing acknowledged is lost and nothing is doubled: ${kept}`);
      return figures;
    },
  };
  return { scene, close: () => pool.end() };
}

const form = /^(max|min|sum)(?: by \([\w, ]+\))? ?\((?:(?:rate|increase)\()?(\w+)(?:\{([^}]*)\})?(?:\[\w+\])?\)/;

/** The first aggregate of a query, over the processes that answer. */
async function readQuery(query: string, replicas: Replica[]): Promise<number | undefined> {
  const [, how = '', metric = '', matchers = ''] = form.exec(query) ?? assert.fail(`a drill cannot read ${query}`);
  const wanted = [...matchers.matchAll(/(\w+)=(~?)"([^"]*)"/g)].map(([, label = '', like, value = '']) => ({
    label,
    fits: (text = '') => (like ? new RegExp(`^(?:${value})$`).test(text) : text === value),
  }));
  const scrapes = await Promise.all(replicas.map(({ metricsUrl }) => scrape(metricsUrl)));
  const values = seriesIn(scrapes.join('\n'))
    .filter(({ name, labels }) => name === metric && wanted.every(({ label, fits }) => fits(labels[label])))
    .map(({ value }) => value);
  if (values.length === 0) return undefined;
  return how === 'sum' ? values.reduce((sum, value) => sum + value, 0) : Math[how as 'max' | 'min'](...values);
}

/** What a process says of itself; one that is down says nothing. */
async function scrape(url: string): Promise<string> {
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(5_000) })).text();
  } catch {
    return '';
  }
}
