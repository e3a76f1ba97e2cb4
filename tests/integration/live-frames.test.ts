import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { CloudEvent } from '../../src/dapr/port.ts';
import { suiteCleanup } from '../support/http.ts';
import { ann, ben, type Frame, type Live, startLive } from '../support/live.ts';
import { eventually } from '../support/server.ts';
import { callerOf } from '../support/system.ts';

let live: Live;
const suite = suiteCleanup();
const quick = { registerMs: 50, sweepMs: 100, graceMs: 300, busyGraceMs: 300 };
before(async () => {
  live = await startLive(suite, { dueDates: quick });
});

const versions = (frames: Frame[]) => frames.map(({ event }) => event.payload.version);

test('a change arrives at every socket of its owner, in order, and at nobody else', async () => {
  const [tab, phone, other] = [await live.join(ann), await live.join(ann), await live.join(ben)];
  const { task_id } = await live.tasks.add(callerOf(ann), { title: 'Call mom' });
  await live.tasks.update(callerOf(ann), { task_id, title: 'Call mom tonight' });
  await live.tasks.complete(callerOf(ann), task_id);
  await live.tasks.delete(callerOf(ann), task_id);
  for (const socket of [tab, phone]) {
    const frames = await socket.got('task', 4);
    assert.deepEqual(versions(frames), [1, 2, 3, 4]);
    assert.deepEqual(
      frames.map(({ event }) => event.update_type),
      ['created', 'updated', 'completed', 'deleted'],
    );
    assert.equal(frames[1].event.payload.task.title, 'Call mom tonight');
  }
  await live.tasks.add(callerOf(ben), { title: 'Buy milk' });
  const [only] = await other.got('task', 1);
  assert.equal(only.event.payload.task.title, 'Buy milk');
  await tab.settled();
  assert.equal((await tab.got('task', 4)).length, 4);
});

test('a frame holds the event as the broker has it, and nothing else', async () => {
  const socket = await live.join(ann);
  const { task_id } = await live.tasks.add(callerOf(ann), { title: 'Water the plants' });
  const [frame] = await socket.got('task', 1);
  assert.deepEqual(Object.keys(frame), ['type', 'event']);
  const { event } = frame;
  assert.deepEqual(Object.keys(event).toSorted(), [
    'changes',
    'event_id',
    'event_type',
    'payload',
    'task_id',
    'timestamp',
    'update_type',
    'user_id',
  ]);
  assert.deepEqual(Object.keys(event.payload).toSorted(), ['task', 'version']);
  assert.deepEqual(event.payload.task, await live.tasks.get(callerOf(ann), task_id));
});

test('a reminder arrives when it is due', async () => {
  const [socket, other] = [await live.join(ann), await live.join(ben)];
  const due_date = new Date(Date.now() + 1_000).toISOString();
  const { task_id } = await live.tasks.add(callerOf(ann), { title: 'Take the cake out', due_date });
  const [{ event }] = await socket.got('reminder', 1);
  assert.equal(event.event_type, 'reminder.due');
  assert.equal(event.task_id, task_id);
  assert.equal(event.payload.title, 'Take the cake out');
  await other.settled();
  assert.deepEqual(await other.got('reminder', 0), []);
});

test('what a client saw in time is what the list has, also after a change while it was away', async () => {
  const socket = await live.join(ann);
  const { task_id } = await live.tasks.add(callerOf(ann), { title: 'Pay bills' });
  await socket.got('task', 1);
  socket.socket.close();
  await socket.end;
  await live.tasks.update(callerOf(ann), { task_id, title: 'Pay all bills' });
  const again = await live.join(ann);
  const listed = await live.tasks.get(callerOf(ann), task_id);
  assert.equal(listed.title, 'Pay all bills');
  await live.tasks.complete(callerOf(ann), task_id);
  const fresh = () => again.frames.filter(({ event }) => event?.payload.version > listed.version);
  await eventually(() => assert.equal(fresh().length, 1));
  assert.deepEqual(fresh()[0].event.payload.task, await live.tasks.get(callerOf(ann), task_id));
});

test('the consumer leaves nothing behind: no mark, no dead letter, no row that waits', async () => {
  await live.tasks.add(callerOf(ben), { title: 'Nobody listens' });
  await eventually(async () => assert.deepEqual(await live.db.selectFrom('outbox').select('id').execute(), []));
  for (const table of ['inbox', 'waiting_deliveries', 'dead_letters'] as const)
    assert.deepEqual(
      await live.db.selectFrom(table).select('event_id').where('consumer', '=', 'live').execute(),
      [],
      table,
    );
});

test('events whose owner differs from their envelope reach nobody', async () => {
  const socket = await live.join(ann);
  await live.tasks.add(callerOf(ann), { title: 'Mine' });
  const [{ event }] = await socket.got('task', 1);
  const forged: CloudEvent = {
    specversion: '1.0',
    id: event.event_id,
    type: event.event_type,
    source: 'actodo',
    subject: `${ben}/${event.task_id}`,
    time: event.timestamp,
    datacontenttype: 'application/json',
    data: event,
  };
  assert.deepEqual(await live.runtime.publish('task-updates', [{ partitionKey: 'x', event: forged }]), []);
  await socket.settled();
  assert.equal((await socket.got('task', 1)).length, 1);
});
