import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { Task } from '../../src/domain/schemas.ts';
import { readCalendar } from '../support/calendar.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { callerOf, type System, startSystem } from '../support/system.ts';

const suite = suiteCleanup();
let api: Api;
let system: System;
before(async () => {
  const db = await testDatabase(suite);
  system = await startSystem(suite, db);
  api = await serveApi(suite, db, { tasks: system.tasks });
});

type Person = Awaited<ReturnType<typeof signUp>>;
const ask = ({ id, token }: Person, query: string) =>
  fetch(`${api.url}/api/${id}/export${query}`, { headers: bearer(token) });

const hostile = [
  '=HYPERLINK("http://evil.example","click")',
  '+1',
  '-2+3',
  '@SUM(A1)',
  "'=1+1",
  "''@x",
  ' =1',
  '|calc',
  'a "quoted", comma; and\nlines\r\nof both kinds',
  "it's plain",
  '漢字 👩‍👩‍👧 ümlaut',
];

/** With tasks of every kind, a conversation and a notification. */
async function person(): Promise<{ ann: Person; tasks: Task[] }> {
  const ann = await signUp(api.url);
  const caller = callerOf(ann.id);
  await system.tasks.changeSettings(ann.id, { timezone: 'Europe/Berlin' });
  for (const text of hostile)
    await system.tasks.add(caller, {
      title: text.replaceAll(/[\r\n]+/g, ' '),
      description: text,
      tags: ['a,b', 'c"d'],
    });
  await system.tasks.add(caller, {
    title: 'Pay rent',
    due_date: '2027-01-31T09:00',
    recurrence: 'every month on the 31st',
    reminders: ['PT30M', '2027-01-30T18:00:00Z'],
    priority: 'urgent',
  });
  const { task_id: moved } = await system.tasks.add(caller, {
    title: 'Gym',
    due_date: '2027-02-05',
    recurrence: 'weekly',
  });
  await system.tasks.update(caller, { task_id: moved, due_date: '2027-02-06' });
  const { task_id: done } = await system.tasks.add(caller, { title: 'Done', due_date: '2027-03-01' });
  await system.tasks.complete(caller, done);
  const { task_id: gone } = await system.tasks.add(caller, { title: 'zanzibar' });
  await system.tasks.delete(caller, gone);
  const { id } = await api.db
    .insertInto('conversations')
    .values({ user_id: ann.id, title: 'First' })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const n of Array.from({ length: 45 }, (_, index) => index))
    await sql`insert into messages (conversation_id, user_id, turn_id, role, content, tool_calls) values (${id}, ${ann.id},
      gen_random_uuid(), 'user', ${`message ${n}`}, '[{"name": "add_task"}]')`.execute(api.db);
  await sql`insert into notifications (user_id, reminder_id, task_id, title, due_date)
    values (${ann.id}, 'r1', 1, 'Pay rent', '2027-01-31')`.execute(api.db);
  const rows = await api.db
    .selectFrom('tasks')
    .select('task')
    .where('user_id', '=', ann.id)
    .where('deleted', '=', false)
    .orderBy('id')
    .execute();
  await sql`insert into push_subscriptions (user_id, endpoint, p256dh, auth)
    values (${ann.id}, ${`https://push.example/${ann.id}`}, 'a key', 'another key')`.execute(api.db);
  return { ann, tasks: rows.map(({ task }) => task) };
}

test('everything of the user as JSON, nothing of others, nothing that was deleted', async () => {
  const [{ ann, tasks }, { ann: bob }] = [await person(), await person()];
  const answer = await ask(ann, '');
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="actodo.json"');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const text = await answer.text();
  assert.ok(!text.includes(bob.id) && !text.includes('zanzibar'));
  const all = JSON.parse(text);
  assert.deepEqual(Object.keys(all), [
    'format',
    'version',
    'exported_at',
    'user',
    'settings',
    'apps',
    'push_subscriptions',
    'tasks',
    'conversations',
    'notifications',
  ]);
  assert.deepEqual([all.format, all.version, all.user.id, all.user.email], ['actodo', 1, ann.id, ann.email]);
  assert.equal(all.settings.timezone, 'Europe/Berlin');
  assert.deepEqual(all.tasks, tasks);
  assert.equal(all.conversations.length, 1);
  assert.deepEqual(
    all.conversations[0].messages.map(({ content }: { content: string }) => content),
    Array.from({ length: 45 }, (_, n) => `message ${n}`),
  );
  assert.deepEqual(all.conversations[0].messages[0].tool_calls, [{ name: 'add_task' }]);
  assert.deepEqual(
    all.notifications.map(({ reminder_id }: { reminder_id: string }) => reminder_id),
    ['r1'],
  );
  assert.deepEqual(
    all.push_subscriptions.map(({ endpoint }: { endpoint: string }) => endpoint),
    [`https://push.example/${ann.id}`],
  );
  assert.ok(!text.includes('a key'));
  const fresh = await signUp(api.url);
  const { tasks: none, conversations, notifications } = JSON.parse(await (await ask(fresh, '?format=json')).text());
  assert.deepEqual([none, conversations, notifications], [[], [], []]);
});

test('the tasks as CSV: read back by another program they are what they were, and no cell is a formula', async () => {
  const { ann, tasks } = await person();
  const answer = await ask(ann, '?format=csv');
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
  const text = await answer.text();
  assert.ok(text.endsWith('\r\n'));
  const rows: Record<string, string>[] = parse(text, { columns: true, record_delimiter: '\r\n' });
  const written = (cell: string) => (/^'+\s*[=+\-@|]/.test(cell) ? cell.slice(1) : cell);
  const list = (cell: string) => (cell === '' ? [] : JSON.parse(cell));
  const read = rows.map(({ recurrence_rule, recurrence_mode, ...row }) => ({
    ...row,
    title: written(row.title ?? ''),
    description: row.description === '' ? null : written(row.description ?? ''),
    tags: list(row.tags ?? ''),
    reminders: list(row.reminders ?? ''),
    rule: recurrence_rule ?? '',
    mode: recurrence_mode ?? '',
  }));
  const expected = tasks.map(({ user_id: _, recurrence, ...task }) => ({
    ...Object.fromEntries(Object.entries(task).map(([name, value]) => [name, `${value ?? ''}`])),
    title: task.title,
    description: task.description,
    tags: task.tags,
    reminders: task.reminders,
    rule: recurrence?.rule ?? '',
    mode: recurrence?.mode ?? '',
  }));
  assert.deepEqual(read, expected);
  for (const row of rows) for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^\s*[=+\-@|\t\r]/, cell);
});

test('the tasks as a calendar: read back by another program they are what they were', async () => {
  const { ann, tasks } = await person();
  const answer = await ask(ann, '?format=ics');
  assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
  const todos = readCalendar(await answer.text());
  assert.deepEqual(
    todos.map(({ uid, summary, description, due, completed, categories }) => ({
      uid,
      summary,
      description,
      due,
      completed,
      categories,
    })),
    tasks.map(({ id, title, description, due_date, completed_at, tags }) => ({
      uid: `${ann.id}.${id}@actodo`,
      summary: title,
      description: description?.replaceAll('\r\n', '\n') ?? null,
      due: due_date,
      completed: completed_at?.replace(/\.\d+Z/, '.000Z') ?? null,
      categories: tags,
    })),
  );
  const named = (title: string) => todos.find(({ summary }) => summary === title) ?? assert.fail(title);
  const rent = named('Pay rent');
  assert.deepEqual([rent.rule, rent.priority], ['FREQ=MONTHLY;BYMONTHDAY=-1', 1]);
  assert.deepEqual(rent.dates(3), ['2027-01-31T08:00:00.000Z', '2027-02-28T08:00:00.000Z', '2027-03-31T07:00:00.000Z']);
  assert.deepEqual(rent.alarms, ['END -PT30M', '2027-01-30T18:00:00Z']);
  // The series goes on with its own day.
  assert.deepEqual(named('Gym').dates(3), ['2027-02-06', '2027-02-12', '2027-02-19']);
});

test('a bad format is told, another user has none of it, and no more than a share is read', async () => {
  const [ann, bob] = [await signUp(api.url), await signUp(api.url)];
  for (const query of ['?format=xml', '?format=', '?format=csv&format=csv', '?more=1'])
    assert.equal((await ask(ann, query)).status, 400, query);
  assert.equal((await ask({ ...ann, token: bob.token }, '')).status, 403);
  assert.equal((await fetch(`${api.url}/api/${ann.id}/export`)).status, 401);
  assert.equal(
    (await fetch(`${api.url}/api/${ann.id}/export`, { method: 'HEAD', headers: bearer(ann.token) })).status,
    200,
  );
  let status = 200;
  for (let n = 0; n < 40 && status === 200; n++) {
    const answer = await ask(ann, '?format=csv');
    await answer.arrayBuffer();
    status = answer.status;
  }
  assert.equal(status, 429);
});
