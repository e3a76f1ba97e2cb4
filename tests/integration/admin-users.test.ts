import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { createTokens } from '../../src/api/auth/tokens.ts';
import { readEnded } from '../../src/db/accounts/access.ts';
import { readSigningKeys } from '../../src/db/accounts/signing-keys.ts';
import { findUsers } from '../../src/db/accounts/users.ts';
import { findRecords } from '../../src/db/audit/records.ts';
import { forget } from '../../src/loops/retention.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { livePart } from '../../src/parts/live.ts';
import { connectApp, exchange, letIn, refresh, useMcp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup, webToken } from '../support/http.ts';
import { Client } from '../support/live.ts';
import { costOf } from '../support/query-cost.ts';
import { eventually } from '../support/server.ts';
import { callerOf, quiet, type System, startSystem } from '../support/system.ts';
import { tablesWith } from '../support/tables-with.ts';

const suite = suiteCleanup();
const ADMIN_EMAILS = 'root@example.com,second@example.com,third@example.com,fourth@example.com';
let api: Api;
let system: System;
type Person = Awaited<ReturnType<typeof signUp>>;
let root: Person;
before(async () => {
  const db = await testDatabase(suite);
  system = await startSystem(suite, db);
  const limits = { signUpByIp: 1000, signInByIp: 1000, registerClientByIp: 1000 };
  api = await serveApi(suite, db, { tasks: system.tasks, limits, env: { ADMIN_EMAILS } });
  root = await signUp(api.url, { email: 'root@example.com' });
});

interface Listed {
  users: { id: string; email: string; [field: string]: unknown }[];
  next_cursor?: string;
}

const list = async (query: Record<string, string> = {}) => {
  const answer = await fetch(`${api.url}/api/admin/users?${new URLSearchParams(query)}`, {
    headers: bearer(root.token),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Listed;
};

async function listAll(search: string): Promise<Listed['users']> {
  const found: Listed['users'] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ search, ...(cursor && { cursor }) });
    found.push(...page.users);
    cursor = page.next_cursor;
    if (!cursor) return found;
  }
}

const act = (what: 'ban' | 'unban' | 'erase', id: string, { by = root, body = {}, at = api.url } = {}) =>
  postJson(`${at}/api/admin/users/${id}/${what}`, body, bearer(by.token));

/** What was recorded of this admin about that user, oldest first. */
async function recorded(about: string, admin = root) {
  const { events } = await findRecords(api.db, { user_id: admin.id });
  return events
    .map(({ event_type, payload }) => ({ event_type, ...(payload as { user_id?: string; reason?: string }) }))
    .filter(({ user_id }) => user_id === about)
    .map(({ event_type, reason }) => [event_type, ...(reason === undefined ? [] : [reason])])
    .reverse();
}

const addAccounts = (prefix: string, count: number) => sql`
  insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
  select gen_random_uuid(), 'Made', ${prefix} || lpad(n::text, 6, '0') || '@example.org', false, now(), now(), 'user'
  from generate_series(1, ${count}::int) n`;

const signIn = ({ email, password }: Person) => postJson(`${api.url}/api/auth/sign-in/email`, { email, password });

test('accounts are listed by address, in pages, with what each has', async () => {
  const ann = await signUp(api.url, { email: 'anna_1+x@example.com', name: 'Anna' });
  await system.tasks.add(callerOf(ann.id), { title: 'one' });
  const { task_id } = await system.tasks.add(callerOf(ann.id), { title: 'two' });
  await system.tasks.complete(callerOf(ann.id), task_id);
  const gone = await system.tasks.add(callerOf(ann.id), { title: 'three' });
  await system.tasks.delete(callerOf(ann.id), gone.task_id);
  await api.db.insertInto('conversations').values({ user_id: ann.id }).execute();
  await letIn(api.url, ann);
  const [found] = (await list({ search: ' ANNA_1+' })).users;
  const { created_at, ...rest } = found ?? assert.fail();
  assert.match(String(created_at), /^\d{4}-.*Z$/);
  assert.deepEqual(rest, {
    id: ann.id,
    email: 'anna_1+x@example.com',
    name: 'Anna',
    role: 'user',
    email_verified: false,
    banned: false,
    ban_reason: null,
    open_tasks: 1,
    completed_tasks: 1,
    conversations: 1,
    apps: 1,
  });
  for (const search of ['anna%', 'anna__', 'nna', 'anna_1+x@example.com2'])
    assert.deepEqual((await list({ search })).users, [], search);

  await addAccounts('page-', 120).execute(api.db);
  const all = await listAll('page-');
  assert.deepEqual(
    all.map(({ email }) => email),
    Array.from({ length: 120 }, (_, n) => `page-${String(n + 1).padStart(6, '0')}@example.org`),
  );
  assert.equal((await list({ search: 'page-' })).users.length, 50);
  const everybody = await listAll('');
  assert.equal(new Set(everybody.map(({ id }) => id)).size, everybody.length);
  assert.ok(everybody.some(({ email }) => email === root.email));
  for (const query of ['cursor=%00', 'cursor=gA', 'limit=3', `search=${'x'.repeat(300)}`])
    assert.equal(
      (await fetch(`${api.url}/api/admin/users?${query}`, { headers: bearer(root.token) })).status,
      400,
      query,
    );
});

test('a page of 50,000 accounts touches an index and what it shows', async () => {
  await addAccounts('many-', 50_000).execute(api.db);
  await sql`analyze "user"`.execute(api.db);
  for (const query of [{}, { search: 'many-04' }, { after: 'many-025000' }, { search: 'many', after: 'many-049' }]) {
    const { pages, scans } = await costOf(api.db, 'user', (spy) => findUsers(spy, query));
    assert.deepEqual(scans, [], JSON.stringify(query));
    assert.ok(pages < 1_000, `${pages} pages for ${JSON.stringify(query)}`);
  }
});

test('a ban ends every token at every surface, here at once and elsewhere soon, and is taken back without reviving any', async (t) => {
  const endedTimes = { after: 50, atMost: 5_000 };
  const { db, url: baseUrl } = api;
  const tokens = createTokens({
    baseUrl,
    readKeys: () => readSigningKeys(db),
    readEnded: () => readEnded(db),
    endedTimes,
  });
  const live = livePart(
    { config: { trustProxy: false }, log: quiet, metrics: createMetrics(), tokens },
    { checkMs: 50, roundMs: 20 },
  );
  live.start((stop) => t.after(stop));
  const elsewhere = await serveApi(t, db, { env: { BASE_URL: baseUrl }, endedTimes, upgrades: live.sockets });
  const ann = await signUp(api.url);
  const [app, pending] = [await connectApp(api.url, ann), await letIn(api.url, ann)];
  const socket = new Client(t, `${elsewhere.server.url.replace('http', 'ws')}/live`);
  socket.send({ type: 'auth', token: ann.token });
  await socket.ready();
  const asks = {
    'the session': (at: string) => fetch(`${at}/api/auth/token`, { headers: bearer(ann.session) }),
    'the web token': (at: string) => fetch(`${at}/api/${ann.id}/settings`, { headers: bearer(ann.token) }),
    'the web token at /mcp': (at: string) => useMcp(at, ann.token),
    'the app at /mcp': (at: string) => useMcp(at, app.access),
  };
  for (const [name, ask] of Object.entries(asks))
    for (const at of [api.url, elsewhere.server.url]) assert.equal((await ask(at)).status, 200, `${name} at ${at}`);

  const answer = await act('ban', ann.id, { body: { reason: 'spam' } });
  assert.deepEqual([answer.status, await answer.json()], [200, { user_id: ann.id, status: 'banned' }]);
  const ended = async (at: string) => {
    for (const [name, ask] of Object.entries(asks)) assert.equal((await ask(at)).status, 401, name);
  };
  await ended(api.url);
  await eventually(() => ended(elsewhere.server.url));
  assert.equal((await socket.end).code, 4401);
  const late = new Client(t, `${elsewhere.server.url.replace('http', 'ws')}/live`);
  late.send({ type: 'auth', token: ann.token });
  assert.equal((await late.end).code, 4401);
  assert.equal((await refresh(app, app.refresh)).status, 400);
  assert.equal((await exchange(pending)).status, 400);

  const refused = await signIn(ann);
  assert.equal(refused.status, 403);
  const { code, message } = (await refused.json()) as { code: string; message: string };
  assert.deepEqual([code, message], ['BANNED_USER', 'This account is banned; ask whoever runs this server about it.']);
  assert.equal((await signIn({ ...ann, password: 'not the password' })).status, 401, 'a guess learns nothing');
  const [shown] = (await list({ search: ann.email })).users;
  assert.deepEqual([shown?.banned, shown?.ban_reason, shown?.apps], [true, 'spam', 2]);

  assert.equal((await act('ban', ann.id, { body: { reason: 'again' } })).status, 200);
  assert.equal((await list({ search: ann.email })).users[0]?.ban_reason, 'spam', 'who is banned stays so');
  for (const _ of [1, 2]) assert.equal((await act('unban', ann.id)).status, 200);
  assert.deepEqual(await recorded(ann.id), [['admin.user_banned', 'spam'], ['admin.user_unbanned']]);
  await ended(api.url);
  await ended(elsewhere.server.url);
  const { token: session } = (await (await signIn(ann)).json()) as { token: string };
  const fresh = await webToken(api.url, session);
  assert.equal((await fetch(`${api.url}/api/${ann.id}/settings`, { headers: bearer(fresh) })).status, 200);
});

test('what comes into being while somebody is banned is refused by the database, whoever checked before', async () => {
  const ann = await signUp(api.url);
  await act('ban', ann.id);
  const session = sql`insert into "session" (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
    values (gen_random_uuid(), gen_random_uuid()::text, ${ann.id}::uuid, now() + interval '1 day', now(), now())`;
  const grant = sql`insert into app_grants (id, user_id, client_id) values (gen_random_uuid()::text, ${ann.id}, 'any')`;
  for (const insert of [session, grant]) await assert.rejects(insert.execute(api.db), /banned or gone/);
  await act('unban', ann.id);
  for (const insert of [session, grant]) await insert.execute(api.db);
});

test('nobody bans or erases themself, or on behalf of a role that has ended; of two admins who ban each other one is left', async (t) => {
  // What this process knows of ends is as old as it may be.
  const late = await serveApi(t, api.db, {
    env: { BASE_URL: api.url, ADMIN_EMAILS },
    endedTimes: { after: 60_000, atMost: 60_000 },
  });
  for (const what of ['ban', 'erase'] as const) {
    const answer = await act(what, root.id);
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [409, 'conflict']);
  }
  const demoted = await postJson(
    `${api.url}/api/auth/admin/set-role`,
    { userId: root.id, role: 'user' },
    bearer(root.session),
  );
  assert.equal(demoted.status, 403);
  for (const path of ['set-role', 'revoke-user-sessions'])
    for (const odd of [root.id.toUpperCase(), root.id.replaceAll('-', '')]) {
      const body = { userId: odd, role: 'user' };
      const answer = await postJson(`${api.url}/api/auth/admin/${path}`, body, bearer(root.session));
      assert.equal(answer.status, 400, `${path} ${odd}`);
    }
  const [second, third] = [
    await signUp(api.url, { email: 'second@example.com' }),
    await signUp(api.url, { email: 'third@example.com' }),
  ];
  const ann = await signUp(api.url);
  assert.equal((await act('unban', ann.id, { by: third, at: late.server.url })).status, 200);
  const answers = await Promise.all([act('ban', second.id, { by: third }), act('ban', third.id, { by: second })]);
  assert.deepEqual(answers.map(({ status }) => status).filter((status) => status === 200).length, 1);
  const loser = answers[0]?.status === 200 ? second : third;
  for (const what of ['ban', 'unban', 'erase'] as const) {
    const answer = await act(what, ann.id, { by: loser, at: late.server.url });
    assert.equal(answer.status, 403, `${what}: ${await answer.text()}`);
  }
  assert.deepEqual(await recorded(ann.id, loser), []);
  const winner = loser === second ? third : second;
  const taken = await postJson(
    `${api.url}/api/auth/admin/set-role`,
    { userId: winner.id, role: 'user' },
    bearer(root.session),
  );
  assert.equal(taken.status, 200);
  assert.deepEqual(await recorded(winner.id), [['admin.role_changed']]);
  for (const id of ['unknown', '6a1b0e60-0000-4000-8000-000000000000', ann.id.toUpperCase()])
    for (const what of ['ban', 'unban', 'erase'] as const) assert.equal((await act(what, id)).status, 404, id);
});

test('an account is erased like by its owner, can be erased again after it broke off, and what its owner did as an admin stays', async () => {
  const ann = await signUp(api.url);
  for (const title of ['zanzibar', 'zanzibar too']) await system.tasks.add(callerOf(ann.id), { title });
  const { delete: remover } = system.tasks;
  let deletions = 0;
  system.tasks.delete = async (...args) => {
    if (++deletions === 2) throw new Error('out of reach');
    return remover.apply(system.tasks, args);
  };
  assert.equal((await act('erase', ann.id, { body: { reason: 'asked for' } })).status, 503);
  system.tasks.delete = remover;
  assert.equal((await signIn(ann)).status, 403, 'nobody comes in meanwhile');
  const answer = await act('erase', ann.id);
  assert.deepEqual([answer.status, await answer.json()], [200, { user_id: ann.id, status: 'erased' }]);
  assert.equal((await act('erase', ann.id)).status, 404);
  assert.equal((await signIn(ann)).status, 401);
  assert.deepEqual((await list({ search: ann.email })).users, []);
  await eventually(async () => assert.ok(!(await tablesWith(api.db, ann.id)).includes('outbox')));
  await sql`update removed_users set removed_at = now() - interval '2 days'`.execute(api.db);
  await forget(api.db);
  assert.deepEqual(await tablesWith(api.db, 'zanzibar'), []);
  const kept = ['access_ended', 'audit_events', 'audit_payloads', 'inbox', 'removed_users'];
  assert.deepEqual(await tablesWith(api.db, ann.id), kept);
  assert.deepEqual(await recorded(ann.id), [
    ['admin.user_erasure_began', 'asked for'],
    ['admin.user_erasure_began'],
    ['admin.user_erased'],
  ]);

  const fourth = await signUp(api.url, { email: 'fourth@example.com' });
  assert.equal((await act('unban', (await signUp(api.url)).id, { by: fourth })).status, 200);
  const banned = await signUp(api.url);
  assert.equal((await act('ban', banned.id, { by: fourth, body: { reason: 'spam' } })).status, 200);
  assert.equal((await act('erase', fourth.id)).status, 200);
  await sql`update removed_users set removed_at = now() - interval '2 days'`.execute(api.db);
  await forget(api.db);
  assert.deepEqual(await recorded(banned.id, fourth), [['admin.user_banned', 'spam']]);
});
