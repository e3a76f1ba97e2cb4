import assert from 'node:assert/strict';
import { forgetRemovedUsers } from '../../../src/db/accounts/account-removal.ts';
import { type Db, openDatabase } from '../../../src/db/database.ts';
import { connectApp, useMcp } from '../../support/connected-app.ts';
import { signUp } from '../../support/http.ts';
import { callTool, eventually, postJson } from '../../support/server.ts';
import { tablesWith } from '../../support/tables-with.ts';
import { isScheduled } from '../jobs.ts';
import { type Drill, type Scene, soon } from './scene.ts';

const [name, email, title] = ['Zephyrine Quill', 'zephyrine@example.com', 'timbuktu'];

export const eraseAUser: Drill = {
  name: 'erase-a-user',
  shows:
    'somebody with tasks, chats, an application, sendings and what is under way is erased; no table names them a day later',
  async run(scene) {
    const { stack, page, rows, shell, say } = scene;
    const { user, app, job } = await somebody(scene);
    const db = await openDatabase({ driver: 'pg', url: stack.databaseUrl });
    try {
      const found = (text: string) => tablesWith(db, text);
      say(`before, the title stands in ${(await found(title)).join(', ')}`);
      const search = page.command('/api/admin/users?search=').replace('ann@example.com', email);
      const { users } = JSON.parse(await shell(search)) as { users: { id: string }[] };
      assert.deepEqual(
        users.map(({ id }) => id),
        [user.id],
      );
      const erase = page.command('/erase');
      for (const status of ['erased', undefined])
        assert.equal(
          (JSON.parse(await shell(erase, { ID: user.id })) as { status?: string }).status,
          status === undefined ? 404 : status,
        );
      await eventually(async () => assert.equal((await useMcp(stack.baseUrl, app)).status, 401));
      for (const words of ['as tasks', 'as conversations'])
        for (const row of await rows<object>(page.sql(words, user.id)))
          assert.deepEqual(Object.values(row).map(Number), [0]);
      await eventually(async () => assert.equal(await isScheduled(stack, job), false));
      say('erased: the application is refused, and the scheduler has no job of theirs');

      await aDayLater(scene, db, user.id);
      for (const text of [name, email, title]) assert.deepEqual(await found(text), []);
      const stays = await found(user.id);
      for (const table of stays) page.says(`\`${table}\``);
      say(`a day later no table has name, address or title; the id stays in ${stays.join(', ')}`);
    } finally {
      await db.destroy();
    }
  },
};

/** Everything that a person can have here. One of their events waits for its consumer, and will for longer than a day. */
async function somebody({ stack, rows, call }: Scene) {
  const user = await signUp(stack.baseUrl, { name, email });
  const { id, token } = user;
  const { access } = await connectApp(stack.baseUrl, user);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = (path: string, method: string, body: object) =>
    fetch(`${stack.baseUrl}/api/${id}${path}`, { method, headers, body: JSON.stringify(body) });
  assert.equal((await send('/settings', 'PUT', { timezone: 'Asia/Karachi' })).status, 200);
  assert.equal((await send('/calendar-feed', 'POST', {})).status, 200);
  const chat = await postJson(`${stack.baseUrl}/api/${id}/chat`, { message: `Add a task to visit ${title}` }, token);
  assert.equal(chat.status, 200);
  const far = new Date(Date.now() + 3_600_000).toISOString();
  const { task_id } = await call(user, 'add_task', { title, due_date: far });
  await call(user, 'add_task', { title, due_date: '2040-01-31', recurrence: 'monthly' }).then((task) =>
    call(user, 'complete_task', { task_id: task.task_id }),
  );
  assert.ok(!(await callTool(stack.baseUrl, { id, token: access }, 'add_task', { title })).isError);
  await call(user, 'add_task', { title, due_date: soon() });
  await eventually(async () =>
    assert.equal((await rows('select from notifications where user_id = $1', [id])).length, 1),
  );
  await rows(`alter table notifications add constraint drill_erase check (user_id <> '${id}') not valid`);
  await call(user, 'add_task', { title, due_date: soon() });
  await eventually(async () => assert.equal((await rows(waiting, [id])).length, 1));
  // As behind a consumer that hangs.
  await rows(`update waiting_deliveries set next_at = 'infinity' where starts_with(partition_key, $1)`, [id]);
  await rows('alter table notifications drop constraint drill_erase');
  // What a mail server and a browser would have brought.
  await rows(`insert into push_subscriptions (user_id, endpoint, p256dh, auth) values ($1, $2, 'x', 'x')`, [
    id,
    `https://push.example/${title}`,
  ]);
  await rows(
    `insert into sendings (channel, user_id, about, give_up_at, next_at) values ('email', $1, $2, 'infinity', 'infinity')`,
    [id, title],
  );
  const job = `${id}.${task_id}.${Date.parse(far)}`;
  await eventually(async () => assert.equal(await isScheduled(stack, job), true));
  return { user, app: access, job };
}

const waiting = 'select from waiting_deliveries where starts_with(partition_key, $1)';

/** The pass of a day later, while one of their events still waits. */
async function aDayLater({ rows }: Scene, db: Db, id: string): Promise<void> {
  await eventually(async () => {
    const [left] = await rows<{ n: number }>(`select count(*)::int as n from outbox where event ->> 'user_id' = $1`, [
      id,
    ]);
    assert.equal(left?.n, 0);
  });
  assert.equal((await rows(waiting, [id])).length, 1);
  await rows(`update removed_users set removed_at = now() - interval '25 hours' where user_id = $1`, [id]);
  assert.equal(await forgetRemovedUsers(db), 1);
}
