import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { TaskUpdateEvent } from '../../src/domain/events.ts';
import { ann, ben, type Frame, startLive } from '../support/live.ts';
import { eventually } from '../support/server.ts';
import { callerOf } from '../support/system.ts';

const quickRounds = { roundMs: 20, closeMs: 300 };

test('a client that does not read is closed, and the others get their frames meanwhile', async (t) => {
  const live = await startLive(t, { bounds: quickRounds });
  const [slow, tab] = [await live.join(ann), await live.join(ann)];
  await live.tasks.add(callerOf(ann), { title: 'Call mom', description: 'x'.repeat(1_000) });
  const [{ event }] = await tab.got('task', 1);
  slow.socket.pause();
  let sent = 1;
  const heap = process.memoryUsage().external;
  await eventually(async () => {
    for (let n = 0; n < 500; n++) await live.tell('task-updates', versionOf(event, ++sent));
    assert.equal(await endedBy('slow'), 1);
  });
  assert.ok(process.memoryUsage().external - heap < 64 * 1024 * 1024);
  const frames = await tab.got('task', sent);
  assert.deepEqual(
    frames.map((frame: Frame) => frame.event.payload.version),
    Array.from({ length: sent }, (_, n) => n + 1),
  );

  async function endedBy(reason: string): Promise<number> {
    const { values } = await live.metrics.liveEnded.get();
    return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
  }
});

const versionOf = (event: TaskUpdateEvent, version: number): TaskUpdateEvent => ({
  ...event,
  event_id: `${event.user_id}.${event.task_id}/${version}.changed`,
  payload: { ...event.payload, version },
});

test('a socket that hangs holds up neither other users nor other consumers', async (t) => {
  const live = await startLive(t, { bounds: quickRounds });
  const [hanging, other] = [await live.join(ann), await live.join(ben)];
  hanging.socket.pause();
  for (let n = 0; n < 20; n++) {
    await live.tasks.add(callerOf(ann), { title: `Task ${n}` });
    await live.tasks.add(callerOf(ben), { title: `Task ${n}` });
  }
  await other.got('task', 20);
  const audited = async () => (await live.db.selectFrom('audit_events').select('event_id').execute()).length;
  await eventually(async () => assert.equal(await audited(), 40));
});

test('when the process ends it asks to come back with 1012, takes nobody new, and is gone within the grace', async (t) => {
  // Only the end of the server cuts the one that does not answer.
  const live = await startLive(t, { bounds: { closeMs: 600_000 } });
  const [reader, hanging, stranger] = [await live.join(ann), await live.join(ann), live.connect()];
  hanging.socket.pause();
  await eventually(async () => assert.equal((await live.metrics.liveSockets.get()).values[0]?.value, 3));
  const started = performance.now();
  const stopped = live.server.stop(1_000);
  for (const client of [reader, stranger]) assert.equal((await client.end).code, 1012);
  await stopped;
  assert.ok(performance.now() - started < 20_000);
  assert.equal((await live.connect().end).code, 1006);
});

test('a process that has no room refuses with 503, and takes the next when one has left', async (t) => {
  const live = await startLive(t, { bounds: { sockets: 2 } });
  const [first] = [await live.join(ann), await live.join(ben)];
  assert.equal((await live.connect().end).code, 503);
  first?.socket.close();
  await first?.end;
  await live.join(ben);
});

test('200 sockets that are cut and come back at once are all told again', async (t) => {
  const live = await startLive(t);
  const users = Array.from({ length: 20 }, () => randomUUID());
  const everybody = () => Promise.all(users.flatMap((user) => Array.from({ length: 10 }, () => live.join(user))));
  for (const client of await everybody()) client.socket.terminate();
  const back = await everybody();
  for (const user of users) await live.tasks.add(callerOf(user), { title: user });
  await Promise.all(back.map((client) => client.got('task', 1)));
  for (const [index, { frames }] of back.entries())
    assert.deepEqual(
      frames.filter(({ type }) => type === 'task').map(({ event }) => event.user_id),
      [users[Math.floor(index / 10)]],
    );
});
