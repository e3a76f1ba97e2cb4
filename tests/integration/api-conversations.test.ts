import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
let db: Db;
const suite = suiteCleanup();
before(async () => {
  db = await testDatabase(suite);
  api = await serveApi(suite, db);
});

/** A conversation in which the user said so many things, each of them answered. */
async function converse(userId: string, title: string, turns: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    insert into conversations (user_id, title) values (${userId}, ${title}) returning id`.execute(db);
  const id = Number(rows[0]!.id);
  for (let n = 1; n <= turns; n++) {
    const turn = randomUUID();
    await sql`insert into turns (id, conversation_id, user_id, message, finished_at) values (${turn}, ${id}, ${userId}, 'x', now())`.execute(
      db,
    );
    for (const [role, text] of [
      ['user', `Said ${n}`],
      ['assistant', `Answered ${n}`],
    ])
      await sql`insert into messages (conversation_id, user_id, turn_id, role, content)
        values (${id}, ${userId}, ${turn}, ${role}, ${text})`.execute(db);
    // Hidden lines and widgets are ChatKit's.
    await sql`insert into messages (conversation_id, user_id, turn_id, role, content)
      values (${id}, ${userId}, ${turn}, 'hidden', 'a click')`.execute(db);
  }
  return id;
}

async function someone() {
  const user = await signUp(api.url);
  const ask = async (path: string, method = 'GET') => {
    const url = `${api.url}/api/${user.id}/conversations${path}`;
    const answer = await fetch(url, { method, headers: bearer(user.token) });
    return { status: answer.status, body: (await answer.json()) as Record<string, never> & Answer };
  };
  return { ...user, ask };
}

interface Answer {
  conversations: { conversation_id: number; title: string }[];
  messages: { id: string; role: string; text: string; tool_calls: unknown[] }[];
  next_cursor?: string;
  detail: string;
}

test('the pages hold every conversation of the user once, newest first', async () => {
  const [ann, ben] = [await someone(), await someone()];
  for (const title of ['One', 'Two', 'Three']) await converse(ann.id, title, 1);
  await converse(ben.id, 'His', 1);
  const first = (await ann.ask('?limit=2')).body;
  const second = (await ann.ask(`?limit=2&cursor=${first.next_cursor}`)).body;
  const titles = [...first.conversations, ...second.conversations].map(({ title }) => title);
  assert.deepEqual(titles, ['Three', 'Two', 'One']);
  assert.equal(second.next_cursor, undefined);
  assert.deepEqual((await (await someone()).ask('')).body, { conversations: [] });
});

test('a conversation has what was said, newest first, page by page, and nothing that is hidden', async () => {
  const ann = await someone();
  const id = await converse(ann.id, 'Groceries', 3);
  const said: string[] = [];
  let cursor: string | undefined;
  do {
    const { status, body } = await ann.ask(`/${id}?limit=4${cursor ? `&cursor=${cursor}` : ''}`);
    assert.equal(status, 200, body.detail);
    assert.partialDeepStrictEqual(body, { conversation_id: id, title: 'Groceries' });
    said.push(...body.messages.map(({ role, text }) => `${role}: ${text}`));
    cursor = body.next_cursor;
  } while (cursor);
  const turns = [3, 2, 1].flatMap((n) => [`assistant: Answered ${n}`, `user: Said ${n}`]);
  assert.deepEqual(said, turns);
});

test('a deleted one is gone; what is not there and what is another user’s are the same 404', async () => {
  const [ann, ben] = [await someone(), await someone()];
  const id = await converse(ann.id, 'Groceries', 1);
  for (const [path, method] of [
    [`/${id}`, 'GET'],
    [`/${id}`, 'DELETE'],
  ] as const) {
    const [foreign, unknown] = [await ben.ask(path, method), await ben.ask('/987654321', method)];
    assert.deepEqual([foreign.status, unknown.status], [404, 404]);
    assert.equal(foreign.body.detail, unknown.body.detail);
  }
  assert.deepEqual((await ann.ask(`/${id}`, 'DELETE')).body, { conversation_id: id, status: 'deleted' });
  assert.equal((await ann.ask(`/${id}`)).status, 404);
  const { rows } = await sql`select from messages where conversation_id = ${id}`.execute(db);
  assert.equal(rows.length, 0);
});

test('a bad cursor, limit or number is refused and says what is taken', async () => {
  const ann = await someone();
  const id = await converse(ann.id, 'Groceries', 1);
  for (const path of ['?cursor=x', '?limit=0', '?limit=101', '?more=1', `/${id}?cursor=X`, '/0', '/x', '/1.5'])
    assert.ok([400, 404].includes((await ann.ask(path)).status), path);
});
