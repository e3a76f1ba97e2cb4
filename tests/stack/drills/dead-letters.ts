import assert from 'node:assert/strict';
import { eventually, type User } from '../../support/server.ts';
import { type Drill, type Scene, soon } from './scene.ts';

type Letter = { id: number; consumer: string; reason: string; event: { id?: string } };

export const deadLetters: Drill = {
  name: 'dead-letters',
  shows:
    'two events die: one is put back, the other is discarded by mistake and replayed from the audit; each takes effect once',
  async run(scene) {
    const { page, rows, holds, shell, ask, newUser, say } = scene;
    const user = await newUser();
    await die(scene, user);
    const over = page.query('max by (consumer) (actodo_dead_letters) >');
    await holds(over);
    const list = page.command('/api/admin/dead-letters');
    const letters = async () => {
      const { dead_letters } = JSON.parse(await shell(list)) as { dead_letters: Letter[] };
      return dead_letters.filter(({ event }) => event.id?.startsWith(user.id));
    };
    const [one, other, ...more] = await letters();
    assert.ok(one && other && more.length === 0);
    assert.match(one.reason, /drill_dead/);
    say(`two dead letters of ${one.consumer}: ${one.reason.slice(0, 60)} ...`);

    await rows('alter table notifications drop constraint drill_dead');
    await ask(page.route('POST /api/admin/dead-letters/{id}/retry', { id: one.id }));
    await ask(page.route('POST /api/admin/dead-letters/{id}/discard', { id: other.id }));
    const told = () => rows('select from notifications where user_id = $1', [user.id]);
    await eventually(async () => assert.equal((await told()).length, 1));
    assert.deepEqual(await letters(), []);
    say('the one that was put back took effect');

    const replay = page.command('/api/admin/replay');
    const { matched } = JSON.parse(await shell(replay)) as { matched: number };
    assert.ok(matched >= 2);
    page.says('"dry_run":false');
    const all = (await rows('select from notifications')).length;
    await shell(replay.replace('"dry_run":true', '"dry_run":false'));
    await eventually(async () => assert.equal((await told()).length, 2));
    await eventually(async () => assert.deepEqual(await rows('select from outbox where replay_for is not null'), []));
    say(`replayed ${matched} events: the one that was missing took effect, ${all} others did not again`);
    const route = page.route('GET /api/admin/tasks/{user_id}/{task_id}/history', { user_id: user.id, task_id: 1 });
    assert.equal((await ask<{ matches: boolean }>(route)).matches, true);
  },
};

/** Two reminders that the database refuses to write down, until they have used up their attempts. */
async function die({ rows, call, say }: Scene, user: User): Promise<void> {
  await rows(`alter table notifications add constraint drill_dead check (user_id <> '${user.id}') not valid`);
  for (const title of ['Call mom', 'Call dad']) await call(user, 'add_task', { title, due_date: soon() });
  say('the pauses between attempts are shortened');
  await eventually(async () => {
    await rows('update waiting_deliveries set next_at = now() where starts_with(partition_key, $1)', [user.id]);
    const dead = await rows('select from dead_letters where starts_with(event_id, $1)', [user.id]);
    assert.equal(dead.length, 2);
  });
}
