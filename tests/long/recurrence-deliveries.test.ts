import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CloudEvent } from '../../src/dapr/port.ts';
import type { Db } from '../../src/db/database.ts';
import { recurrence } from '../../src/subscribers/recurrence.ts';
import { testDatabase } from '../support/database.ts';
import { deliver, deliveriesOf, marks, patient } from '../support/deliveries.ts';
import { ann, living, open, rows, settled } from '../support/recurring.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startRecurring } from '../support/system.ts';

test('eight who complete a task at once make one event and one successor', async (t) => {
  const { db, tasks } = await open(t);
  await tasks.add(callerOf(ann), { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'monthly' });
  await Promise.all(Array.from({ length: 8 }, (_, n) => tasks.complete(callerOf(ann), 1, `client ${n}`)));
  await settled(db);
  assert.deepEqual(
    (await rows(db)).map(({ id }) => id),
    [1, 2],
  );
  const completions = await db
    .selectFrom('audit_events')
    .select('event_id')
    .where('event_type', '=', 'task.completed')
    .execute();
  assert.deepEqual(completions, [{ event_id: `${ann}.1/2` }]);
});

/** A monthly task that was completed, and the event that says so, told to nobody yet. */
async function untold(t: TestContext) {
  const db = await testDatabase(t);
  const { tasks, stop } = await startRecurring(t, db, { relay: false });
  await tasks.add(callerOf(ann), { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'monthly' });
  await tasks.complete(callerOf(ann), 1);
  return { db, tasks, stop, completed: await told(db, `${ann}.1/2`) };
}

async function told(db: Db, id: string): Promise<CloudEvent> {
  const { event } = await db.selectFrom('outbox').select('event').where('event_id', '=', id).executeTakeFirstOrThrow();
  return {
    specversion: '1.0',
    id,
    type: event.event_type,
    source: 'actodo',
    subject: `${event.user_id}/${event.task_id}`,
    time: event.timestamp,
    datacontenttype: 'application/json',
    data: JSON.parse(JSON.stringify(event)),
  };
}

test('the same event five times, at once, again and after a restart, makes one successor', async (t) => {
  const { db, tasks, stop, completed } = await untold(t);
  const first = deliveriesOf(t, db, [recurrence(db, tasks)], { times: patient });
  const verdicts = await Promise.all(Array.from({ length: 5 }, () => deliver(first, completed)));
  assert.deepEqual(verdicts, Array(5).fill('SUCCESS'));
  assert.equal(await deliver(first, completed), 'SUCCESS');
  assert.equal(await marks(db, 'recurrence'), 1);
  await first.stop();
  await stop();
  const again = await startRecurring(t, db, { relay: false });
  const second = deliveriesOf(t, db, [recurrence(db, again.tasks)], { times: patient });
  for (let n = 0; n < 5; n++) assert.equal(await deliver(second, completed), 'SUCCESS');
  // As if the inbox had forgotten: the key alone recognises it.
  await db.deleteFrom('inbox').execute();
  assert.equal(await deliver(second, completed), 'SUCCESS');
  assert.deepEqual(
    (await rows(db)).map(({ id }) => id),
    [1, 2],
  );
});

test('an event that is marked is not called again, though by now it would make a successor', async (t) => {
  const { db, tasks, completed } = await untold(t);
  const deliveries = deliveriesOf(t, db, [recurrence(db, tasks)], { times: patient });
  await deliver(deliveries, completed);
  await tasks.update(callerOf(ann), { task_id: 1, completed: false });
  await deliver(deliveries, await told(db, `${ann}.1/3`));
  await tasks.update(callerOf(ann), { task_id: 1, completed: true });
  await deliver(deliveries, completed);
  assert.deepEqual(
    (await living(db)).map(({ id }) => id),
    [1],
    'what is marked is not called again',
  );
  await deliver(deliveries, await told(db, `${ann}.1/4`));
  assert.deepEqual(
    (await living(db)).map(({ id }) => id),
    [1, 3],
  );
});

test('a late completion of a task that was reopened makes no successor', async (t) => {
  const { db, tasks, completed } = await untold(t);
  await tasks.update(callerOf(ann), { task_id: 1, completed: false });
  const deliveries = deliveriesOf(t, db, [recurrence(db, tasks)], { times: patient });
  await deliver(deliveries, completed);
  await deliver(deliveries, await told(db, `${ann}.1/3`));
  await deliver(deliveries, completed);
  assert.deepEqual(
    (await rows(db)).map(({ id }) => id),
    [1],
  );
});

test('completed, reopened and completed again, a task has one successor; a touched one outlives the reopening', async (t) => {
  const { db, tasks } = await open(t);
  await tasks.add(callerOf(ann), { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'monthly' });
  const reopen = async () => {
    await tasks.update(callerOf(ann), { task_id: 1, completed: false });
    await settled(db);
  };
  await tasks.complete(callerOf(ann), 1);
  await settled(db);
  await reopen();
  assert.deepEqual(
    (await living(db)).map(({ id }) => id),
    [1],
  );
  await tasks.complete(callerOf(ann), 1);
  await settled(db);
  assert.deepEqual(
    (await living(db)).map(({ id, due_date }) => [id, due_date]),
    [
      [1, '2030-01-31'],
      [3, '2030-02-28'],
    ],
  );
  await tasks.update(callerOf(ann), { task_id: 3, add_tags: ['mine'] });
  await reopen();
  await tasks.complete(callerOf(ann), 1);
  await settled(db);
  assert.deepEqual(
    (await living(db)).map(({ id }) => id),
    [1, 3],
  );
});

test('however a task is completed and reopened while deliveries come twice, late and out of order, what holds in the end is there', async (t) => {
  for (const seed of [1, 2, 3, 4]) {
    const db = await testDatabase(t);
    const faults = { seed, duplicate: 0.4, delay: 0.4, reorder: 0.4, loseAnswer: 0.1 };
    const { tasks, stop } = await startRecurring(t, db, { faults, maxAttempts: 1_000 });
    const change = (work: () => Promise<unknown>) => eventually(work);
    await change(() =>
      tasks.add(callerOf(ann), { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'monthly' }, 'made'),
    );
    for (let n = 1; n <= 7; n++)
      await change(() => tasks.update(callerOf(ann), { task_id: 1, completed: n % 2 === 1 }, `change ${n}`));
    await settled(db);
    const [, ...next] = await living(db);
    assert.deepEqual(
      next.map(({ due_date }) => due_date),
      ['2030-02-28'],
      `seed ${seed}`,
    );
    await stop();
  }
});

test('who acts on what is no longer so looks again: a withdrawal that overtakes a completion is made good', async (t) => {
  const { db, tasks, completed } = await untold(t);
  await deliver(deliveriesOf(t, db, [recurrence(db, tasks)], { times: patient }), completed);
  await tasks.update(callerOf(ann), { task_id: 1, completed: false });
  const reopened = await told(db, `${ann}.1/3`);
  let overtaken = false;
  const slow: Parameters<typeof recurrence>[1] = {
    settings: (...asked) => tasks.settings(...asked),
    successorOf: (...asked) => tasks.successorOf(...asked),
    addSuccessor: (...asked) => tasks.addSuccessor(...asked),
    async withdrawSuccessor(...asked) {
      if (!overtaken) {
        overtaken = true;
        await tasks.complete(callerOf(ann), 1);
        await deliver(deliveriesOf(t, db, [recurrence(db, tasks)], { times: patient }), await told(db, `${ann}.1/4`));
      }
      return tasks.withdrawSuccessor(...asked);
    },
  };
  await deliver(deliveriesOf(t, db, [recurrence(db, slow)], { times: patient }), reopened);
  assert.deepEqual(
    (await living(db)).map(({ id, due_date }) => [id, due_date]),
    [
      [1, '2030-01-31'],
      [3, '2030-02-28'],
    ],
  );
});

test('what is not of a series, or neither completed nor reopened, is neither called nor marked', async (t) => {
  const { db, tasks } = await open(t);
  await tasks.add(callerOf(ann), { title: 'Buy milk' });
  await tasks.add(callerOf(ann), { title: 'Pay rent', due_date: '2030-01-31', recurrence: 'monthly' });
  await tasks.complete(callerOf(ann), 1);
  await tasks.update(callerOf(ann), { task_id: 2, add_tags: ['home'] });
  await settled(db);
  assert.deepEqual([await marks(db, 'recurrence'), await marks(db, 'audit')], [0, 4]);
});
