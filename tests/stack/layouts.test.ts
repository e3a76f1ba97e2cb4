import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { callTool, eventually, postJson, signUp, type User } from '../support/server.ts';
import { type App, type AppOptions, startApp } from './app.ts';
import type { Group } from './components.ts';
import { shareStack } from './shared-stack.ts';

// daprd finds apps by mDNS, which knows every stack of the machine: only a name of its own is surely of this one.
const toolsId = `actodo-mcp-${randomUUID()}`;
const allInOne: Group[] = [{ appId: 'actodo', roles: 'all' }];
const split: Group[] = [
  { appId: 'actodo', roles: 'actors' },
  { appId: 'actodo-api', roles: 'api' },
  { appId: toolsId, roles: 'mcp' },
  { appId: 'actodo-relay', roles: 'relay' },
  { appId: 'actodo-audit', roles: 'audit' },
];
/** Issuer of the tokens in every layout. */
const baseUrl = 'http://localhost:3000';

const shared = shareStack({ groups: allInOne.map((group) => ({ ...group, replicas: 0 })) });
const { promise, query } = shared;

/** The apps of a layout, by their roles, all ready. */
async function startLayout(layout: Group[]): Promise<{ apps: Record<string, App>; stop(): Promise<void> }> {
  const started = await Promise.all(
    layout.map(async (group) => {
      // The tools of another process are reached through the own sidecar.
      const env = (sidecar: { httpPort: number }): Record<string, string> =>
        group.roles === 'api'
          ? { MCP_URL: `http://127.0.0.1:${sidecar.httpPort}/v1.0/invoke/${toolsId}/method/mcp` }
          : {};
      const app = await startApp(shared.stack, { ...group, layout, baseUrl, env });
      return [group.roles, app] as const;
    }),
  );
  await Promise.all(started.map(([, app]) => app.ready()));
  const stop = async () => void (await Promise.all(started.map(([, app]) => app.stop())));
  return { apps: Object.fromEntries(started), stop };
}

async function say(app: App, user: User, message: string) {
  const answer = await postJson(`${app.url}/api/${user.id}/chat`, { message }, user.token);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as { response: string; tool_calls: { name: string; status: string; result: unknown }[] };
}

const toolRequests = (app: App | undefined) => (app?.output().match(/"method":"POST","route":"\/mcp"/g) ?? []).length;

const titlesOf = async (app: App, user: User) => {
  const { structuredContent } = await callTool(app.url, user, 'list_tasks', { sort_by: 'created_at', order: 'asc' });
  return (structuredContent as { tasks: { id: number; title: string }[] }).tasks.map(({ id, title }) => [id, title]);
};

const auditedTasks = (user: User, count: number) =>
  eventually(async () => {
    const rows = await query<{ task: number }>(
      `select task_id::int as task from audit_events where user_id = $1 and event_type = 'task.created' order by 1`,
      [user.id],
    );
    assert.equal(rows.length, count);
    return rows.map(({ task }) => task);
  }, 45_000);

promise(
  'all in one process -> each role a process of its own -> all in one again keeps every task and goes on counting',
  async () => {
    const first = await startLayout(allInOne);
    const { all: one } = first.apps;
    const user = await signUp(one!.url);
    await say(one!, user, 'Add a task to buy groceries');
    await callTool(one!.url, user, 'add_task', { title: 'call mom', due_date: '2030-01-01' });
    assert.deepEqual(await auditedTasks(user, 2), [1, 2]);
    await first.stop();

    const second = await startLayout(split);
    const { api, mcp, actors } = second.apps;
    const before = toolRequests(mcp);
    const added = await say(api!, user, 'Add a task to pay bills');
    assert.deepEqual(
      added.tool_calls.map(({ name, status, result }) => [name, status, (result as { task_id: number }).task_id]),
      [['add_task', 'ok', 3]],
    );
    assert.match((await say(api!, user, "What's pending?")).response, /groceries.*call mom.*pay bills/is);
    assert.ok(toolRequests(mcp) > before, 'the tools ran in the process of the role mcp');
    assert.equal(toolRequests(api) + toolRequests(actors), 0);
    await callTool(mcp!.url, user, 'complete_task', { task_id: 1 });
    assert.deepEqual(await auditedTasks(user, 3), [1, 2, 3]);
    for (const [app, path] of [
      [api, '/mcp'],
      [mcp, '/api/auth/sign-in/email'],
      [actors, '/mcp'],
    ] as const)
      assert.equal((await postJson(`${app!.url}${path}`, {}, user.token)).status, 404, `${app!.process.name} ${path}`);
    await second.stop();

    const third = await startLayout(allInOne);
    const { all: again } = third.apps;
    await callTool(again!.url, user, 'add_task', { title: 'the last one' });
    assert.deepEqual(await titlesOf(again!, user), [
      [1, 'Buy groceries'],
      [2, 'call mom'],
      [3, 'Pay bills'],
      [4, 'the last one'],
    ]);
    assert.deepEqual(await auditedTasks(user, 4), [1, 2, 3, 4]);
    const doubled = await query('select event_id from audit_events group by event_id having count(*) > 1');
    assert.deepEqual(doubled, []);
    await third.stop();
  },
);

/** What an app that must not start said; it has ended with code 1. */
async function refusal(options: Partial<AppOptions>): Promise<string> {
  const app = await startApp(shared.stack, { appId: 'actodo', roles: 'actors', ...options });
  const { code } = await app.process.exited;
  await app.sidecar.process.stop();
  assert.equal(code, 1, app.process.logTail());
  return app.output();
}

promise('a process with actors under another app id refuses to start and says which one it needs', async () => {
  const said = await refusal({ appId: 'actodo-actors' });
  assert.match(said, /^actodo: The role actors runs under the Dapr app id actodo only.*--app-id actodo\.$/m);
});

/** As daprd makes it. */
const stateTable = `create table state (key text not null primary key, value bytea not null,
  etag uuid not null default gen_random_uuid(), created_at timestamptz not null default now(), updated_at timestamptz,
  expires_at timestamptz)`;

promise('a database that holds documents of another app id is refused, and they stay as they are', async () => {
  const databaseUrl = await shared.stack.postgres.createDatabase('of_another_app');
  const db = new pg.Client(databaseUrl);
  await db.connect();
  await db.query(stateTable);
  await db.query(`insert into state (key, value) values ('todo||task||u1.1||doc', '{}')`);
  assert.match(await refusal({ databaseUrl }), /^actodo: The state table holds documents of the app id "todo".*$/m);
  const { rows } = await db.query('select key from state');
  assert.deepEqual(rows, [{ key: 'todo||task||u1.1||doc' }]);
  const made = await db.query(`select to_regclass('tasks') as tasks, to_regclass('outbox') as outbox`);
  assert.deepEqual(made.rows, [{ tasks: null, outbox: null }]);
  await db.end();
});

promise('the state table of state.postgresql v1 is refused, with the version to set', async () => {
  const databaseUrl = await shared.stack.postgres.createDatabase('of_version_one');
  const file = fileURLToPath(new URL('../../components/statestore.yaml', import.meta.url));
  const statestore = readFileSync(file, 'utf8').replace('version: v2', 'version: v1');
  const said = await refusal({ databaseUrl, sidecar: { extra: { 'statestore.yaml': statestore } } });
  assert.match(said, /^actodo: The table "state" is not that of state\.postgresql v2.*set version v2.*$/m);
});
