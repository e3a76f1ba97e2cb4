import assert from 'node:assert/strict';
import { eventually } from '../../support/server.ts';
import { type Drill, soon } from './scene.ts';

const count = 5;
/** What the statement of errors says: kind and SQLSTATE of a check that does not hold. */
const refused = 'DatabaseError 23514';

export const consumerLag: Drill = {
  name: 'consumer-lag',
  shows:
    'the database refuses what a consumer writes: its events wait, nobody else is held up; mended, each is taken once',
  async run({ page, rows, reading, holds, newUser, call, say }) {
    const user = await newUser();
    const waiting = page.query('max by (consumer) (actodo_waiting_oldest_seconds) <');
    await rows(`alter table notifications add constraint drill_lag check (user_id <> '${user.id}') not valid`);
    try {
      for (let n = 0; n < count; n++) await call(user, 'add_task', { title: `Due ${n}`, due_date: soon() });
      await eventually(async () => {
        const found = await rows<{ consumer: string; waiting: string }>(page.sql('from waiting_deliveries'));
        assert.ok(Number(found.find(({ consumer }) => consumer === 'notifications')?.waiting) >= count);
      });
      assert.ok(Number(await reading(waiting)) > 0);
      await eventually(async () => {
        const errors = await rows<{ consumer: string; error: string }>(page.sql('from delivery_attempts'));
        assert.ok(errors.some(({ consumer, error }) => consumer === 'notifications' && error === refused));
      });
      page.says(`\`${refused}\``);
      await eventually(async () => {
        const told = `select from audit_events where user_id = $1 and event_type = 'reminder.due'`;
        assert.equal((await rows(told, [user.id])).length, count);
      });
      say(`${count} events wait for notifications, with the same error; the audit has all of them`);
    } finally {
      await rows('alter table notifications drop constraint drill_lag');
    }
    page.says('What waits is tried again by itself');
    await eventually(async () => {
      const told = await rows('select from notifications where user_id = $1', [user.id]);
      assert.equal(told.length, count);
    });
    await holds(waiting);
    assert.deepEqual(await rows('select from dead_letters where starts_with(event_id, $1)', [user.id]), []);
    say('mended: each was taken once, and none died');
  },
};
