import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

interface Page {
  notifications: { reminder_id: string; title: string; read_at: string | null; delivered_at: string }[];
  next_cursor?: string;
}

let api: Api;
let db: Db;
const suite = suiteCleanup();
before(async () => {
  db = await testDatabase(suite);
  api = await serveApi(suite, db);
});

async function someone(count: number) {
  const user = await signUp(api.url);
  await sql`insert into notifications (user_id, reminder_id, task_id, title, due_date)
    select ${user.id}, ${user.id} || n, n, 'Task ' || n, '2099-01-01' from generate_series(1, ${count}::int) n order by n`.execute(
    db,
  );
  const url = `${api.url}/api/${user.id}/notifications`;
  const list = async (query = '') => {
    const answer = await fetch(url + query, { headers: bearer(user.token) });
    return { status: answer.status, body: (await answer.json()) as Page & { detail: string } };
  };
  const read = async (body: unknown) => {
    const answer = await postJson(`${url}/read`, body, bearer(user.token));
    return { status: answer.status, body: (await answer.json()) as { read: number; detail: string } };
  };
  return { ...user, list, read };
}

test('the pages hold every notification once, newest first', async () => {
  const ann = await someone(7);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await ann.list(`?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...body.notifications.map(({ title }) => title));
    cursor = body.next_cursor;
  } while (cursor);
  assert.deepEqual(
    seen,
    [7, 6, 5, 4, 3, 2, 1].map((n) => `Task ${n}`),
  );
  const { body } = await ann.list();
  assert.equal(body.notifications.length, 7);
  assert.equal(body.next_cursor, undefined);
  assert.deepEqual(Object.keys(body.notifications[0] ?? {}).sort(), [
    'delivered_at',
    'due_date',
    'read_at',
    'reminder_id',
    'task_id',
    'title',
  ]);
});

test('marking as read keeps the first time, and marks what is named, or all', async () => {
  const ann = await someone(4);
  assert.deepEqual((await ann.read({ ids: [`${ann.id}2`, `${ann.id}2`, 'unknown'] })).body, { read: 1 });
  const [first] = (await ann.list()).body.notifications.filter(({ read_at }) => read_at !== null);
  assert.equal(first?.title, 'Task 2');
  assert.deepEqual((await ann.read({ ids: [`${ann.id}2`] })).body, { read: 0 });
  assert.deepEqual((await ann.read({ all: true })).body, { read: 3 });
  const after = (await ann.list()).body.notifications;
  assert.ok(after.every(({ read_at }) => read_at !== null));
  assert.equal(after.find(({ title }) => title === 'Task 2')?.read_at, first?.read_at);
});

test("nobody sees or marks another user's, also not with its ids or cursor", async () => {
  const [ann, ben] = [await someone(3), await someone(3)];
  const { body } = await ann.list('?limit=1');
  assert.deepEqual((await ben.read({ ids: [`${ann.id}1`, `${ann.id}2`] })).body, { read: 0 });
  assert.ok((await ann.list()).body.notifications.every(({ read_at }) => read_at === null));
  const stolen = await ben.list(`?cursor=${body.next_cursor}`);
  assert.ok(stolen.body.notifications.every(({ reminder_id }) => reminder_id.startsWith(ben.id)));
});

test('what is asked wrongly is refused with what is legal', async () => {
  const ann = await someone(1);
  for (const query of ['?limit=0', '?limit=201', '?limit=x', '?cursor=x', '?cursor=-1', '?cursor=01', '?page=2'])
    assert.equal((await ann.list(query)).status, 400, query);
  for (const body of [{}, { ids: [] }, { ids: ['a'], all: true }, { all: false }, { ids: [1] }, { some: true }])
    assert.equal((await ann.read(body)).status, 400, JSON.stringify(body));
});
