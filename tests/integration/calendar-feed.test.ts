import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { readCalendar } from '../support/calendar.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { callerOf, type System, startSystem } from '../support/system.ts';

const suite = suiteCleanup();
let api: Api;
let system: System;
let root: Person;
type Person = Awaited<ReturnType<typeof signUp>>;
before(async () => {
  const db = await testDatabase(suite);
  system = await startSystem(suite, db);
  const limits = { signUpByIp: 1000, feedReadsByIp: 10_000 };
  api = await serveApi(suite, db, { tasks: system.tasks, limits, env: { ADMIN_EMAILS: 'root@example.com' } });
  root = await signUp(api.url, { email: 'root@example.com' });
});

const ask = async ({ id, token }: Person, method: 'GET' | 'POST' | 'DELETE' = 'GET') => {
  const answer = await fetch(`${api.url}/api/${id}/calendar-feed`, { method, headers: bearer(token) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as { url: string; status?: string };
};

const read = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

async function person() {
  const ann = await signUp(api.url);
  const { task_id } = await system.tasks.add(callerOf(ann.id), {
    title: 'Water plants',
    due_date: '2027-01-04T09:00',
    recurrence: 'every monday',
    reminders: ['PT1H'],
  });
  const { url } = await ask(ann, 'POST');
  return { ...ann, url, taskId: task_id };
}

test('a feed is made, told again, read by whoever has its address, renewed and ended', async () => {
  const ann = await signUp(api.url);
  assert.deepEqual(await ask(ann), { url: null });
  await system.tasks.changeSettings(ann.id, { timezone: 'Europe/Berlin' });
  await system.tasks.add(callerOf(ann.id), {
    title: 'Water plants',
    due_date: '2027-01-04T09:00',
    recurrence: 'every monday',
    reminders: ['PT1H'],
  });
  const { url } = await ask(ann, 'POST');
  assert.match(url, new RegExp(`^${api.url}/feed/[A-Za-z0-9_-]{43}\\.ics$`));
  assert.deepEqual(await ask(ann), { url });
  const { status, text, headers } = await read(url);
  assert.deepEqual([status, headers.get('content-type')], [200, 'text/calendar; charset=utf-8']);
  const [todo] = readCalendar(text);
  assert.deepEqual(
    [todo?.summary, todo?.due, todo?.rule],
    ['Water plants', '2027-01-04T08:00:00.000Z', 'FREQ=WEEKLY;BYDAY=MO'],
  );
  assert.deepEqual(todo?.alarms, ['END -PT1H']);
  for (const method of ['POST', 'PUT', 'DELETE'])
    assert.equal((await fetch(url, { method })).status, 405, `${method}: it is for reading`);

  const { url: newer } = await ask(ann, 'POST');
  assert.notEqual(newer, url);
  assert.deepEqual([(await read(url)).status, (await read(newer)).status], [404, 200]);
  for (const _ of [1, 2]) assert.deepEqual(await ask(ann, 'DELETE'), { status: 'ended' });
  assert.equal((await read(newer)).status, 404);
  assert.deepEqual(await ask(ann), { url: null });
  const unknown = await read(`${api.url}/feed/${'x'.repeat(43)}.ics`);
  assert.deepEqual([unknown.status, unknown.text], [404, (await read(newer)).text], 'nobody learns what there was');
  for (const path of ['/feed/x.ics', '/feed/.ics', `/feed/${'x'.repeat(43)}`, `/feed/${'%78'.repeat(43)}.ics`])
    assert.equal((await read(api.url + path)).status, 404, path);
});

test('who has read it already is told that nothing changed, until something has', async () => {
  const ann = await person();
  const first = await read(ann.url);
  const etag = first.headers.get('etag') ?? assert.fail('no ETag');
  const again = () => read(ann.url, { 'if-none-match': etag });
  const { status, text, headers } = await again();
  assert.deepEqual([status, text, headers.get('etag')], [304, '', etag]);
  assert.equal((await read(ann.url, { 'if-none-match': '"other"' })).status, 200);
  assert.equal((await read(ann.url)).text, first.text, 'the same state is the same text');
  const changes = [
    () => system.tasks.update(callerOf(ann.id), { task_id: ann.taskId, title: 'Water all plants' }),
    () => system.tasks.changeSettings(ann.id, { timezone: 'Asia/Karachi' }),
    () => system.tasks.add(callerOf(ann.id), { title: 'Another' }),
    () => system.tasks.delete(callerOf(ann.id), ann.taskId),
  ];
  let known = etag;
  for (const change of changes) {
    await change();
    const changed = await read(ann.url, { 'if-none-match': known });
    assert.equal(changed.status, 200);
    known = changed.headers.get('etag') ?? '';
    assert.equal((await read(ann.url, { 'if-none-match': known })).status, 304);
  }
});

test('a ban, an erasure and deleting the account end it, and a token of before makes no new one', async (t) => {
  // What this process knows of ends is as old as it may be.
  const late = await serveApi(t, api.db, {
    env: { BASE_URL: api.url },
    endedTimes: { after: 60_000, atMost: 60_000 },
  });
  const act = (what: string, { id }: Person) =>
    postJson(`${api.url}/api/admin/users/${id}/${what}`, {}, bearer(root.token));
  const make = ({ id, token }: Person) =>
    fetch(`${late.server.url}/api/${id}/calendar-feed`, { method: 'POST', headers: bearer(token) });
  const [ann, bob, cem] = [await person(), await person(), await person()];
  for (const each of [ann, bob, cem]) assert.equal((await make(each)).status, 200);
  const urls = await Promise.all([ann, bob, cem].map(async (each) => (await ask(each)).url));
  for (const url of urls) assert.equal((await read(url)).status, 200);
  assert.equal((await act('ban', ann)).status, 200);
  assert.equal((await act('erase', bob)).status, 200);
  const gone = await fetch(`${api.url}/api/${cem.id}`, {
    method: 'DELETE',
    headers: { ...bearer(cem.token), 'content-type': 'application/json' },
    body: JSON.stringify({ password: cem.password }),
  });
  assert.equal(gone.status, 200);
  for (const url of urls) assert.equal((await read(url)).status, 404);
  for (const each of [ann, bob, cem]) assert.ok((await make(each)).status >= 400);
  assert.deepEqual(
    await api.db
      .selectFrom('calendar_feeds')
      .select('user_id')
      .where('user_id', 'in', [ann.id, bob.id, cem.id])
      .execute(),
    [],
  );
  assert.equal((await act('unban', ann)).status, 200);
  assert.equal((await read(urls[0] ?? '')).status, 404, 'what ended stays ended');
});

test('the secret is neither in the database nor in the log nor in the metrics', async () => {
  const ann = await person();
  const secret = ann.url.match(/feed\/(.*)\.ics/)?.[1] ?? assert.fail();
  await read(ann.url);
  await read(`${api.url}/feed/${secret}.ics?token=${secret}`);
  await read(`${api.url}/feed/${secret}`);
  await eventually(() => assert.match(api.log(), /"route":"\/feed\/:secret.ics","status":200/));
  const metrics = await api.metrics.registry.metrics();
  assert.match(metrics, /route="\/feed\/:secret.ics"/);
  for (const text of [api.log(), metrics]) assert.ok(!text.includes(secret));
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(api.db);
  const hex = Buffer.from(secret).toString('hex');
  for (const { name } of rows) {
    const found =
      await sql`select from ${sql.table(name)} t where t::text like ${`%${secret}%`} or t::text like ${`%${hex}%`}`.execute(
        api.db,
      );
    assert.deepEqual(found.rows, [], name);
  }
});

test('with another secret of the program the address still holds, but cannot be told', async () => {
  const ann = await person();
  await sql`update calendar_feeds set nonce = '\\x00' where user_id = ${ann.id}`.execute(api.db);
  assert.deepEqual(await ask(ann), { url: null });
  assert.equal((await read(ann.url)).status, 200);
});

test('one feed is read so often and no more', async () => {
  const [ann, bob] = [await person(), await person()];
  let status = 200;
  for (let n = 0; n < 70 && status === 200; n++) status = (await read(ann.url)).status;
  assert.equal(status, 429);
  assert.equal((await read(bob.url)).status, 200);
});
