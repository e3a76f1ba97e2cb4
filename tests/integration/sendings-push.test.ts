import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import webPush from 'web-push';
import { keepSubscription } from '../../src/db/sendings/push-subscriptions.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { pusher } from '../../src/sending/push-service.ts';
import { reminderPushes } from '../../src/sending/reminder-push.ts';
import { startSender } from '../../src/sending/sender.ts';
import { notifications } from '../../src/subscribers/notifications.ts';
import { testDatabase } from '../support/database.ts';
import { home, openPushService } from '../support/push-service.ts';
import { counted, dueTask, quick, waiting } from '../support/sendings.ts';
import { eventually } from '../support/server.ts';
import { callerOf, quiet, startSystem } from '../support/system.ts';

const pair = webPush.generateVAPIDKeys();
const keys = { ...pair, subject: 'mailto:todo@example.com' };

async function start(t: TestContext, { times = quick, sign = keys } = {}) {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { relay: false });
  const service = await openPushService(t, pair.publicKey);
  const metrics = createMetrics();
  const consumer = notifications(db, { channels: { email: true, push: true } });
  const attempt = reminderPushes(db, pusher({ keys: sign, reach: { anywhere: true, find: home }, ca: service.ca }));
  const send = () => {
    const mostUnsure = Number.POSITIVE_INFINITY;
    const sender = startSender({ db, log: quiet, metrics, channel: 'push', attempt, mostUnsure, times });
    t.after(sender.stop);
    return sender;
  };
  const browser = async (userId: string) => {
    const { endpoint, keys } = service.subscribe();
    await keepSubscription(db, userId, { endpoint, ...keys });
    return new URL(endpoint).pathname;
  };
  const remind = (event: Parameters<typeof consumer.receive>[1]) => consumer.receive('reminders', event);
  const done = () => eventually(async () => assert.deepEqual(await waiting(db), []));
  return { db, tasks, service, metrics, remind, send, browser, done };
}

test('every browser of the user gets the reminder once, encrypted for it and signed by this server', async (t) => {
  const { tasks, service, remind, send, browser, done } = await start(t);
  const [ann, ben] = [callerOf('ann'), callerOf('ben')];
  const mine = [await browser('ann'), await browser('ann')];
  await browser('ben');
  const { event, task_id } = await dueTask(tasks, ann, 'Call mom ☎ '.repeat(15));
  await Promise.all([1, 2, 3].map(() => remind(event)));
  send();
  await done();
  assert.deepEqual(service.faults, []);
  assert.deepEqual(service.received.map(({ path }) => path).sort(), mine.sort());
  const [push = assert.fail()] = service.received;
  const { reminder_id } = event;
  assert.partialDeepStrictEqual(push.payload, { reminder_id, task_id, title: 'Call mom ☎ '.repeat(15).trim() });
  assert.equal(push.urgency, 'high');
  assert.equal(push.subject, 'mailto:todo@example.com');
  assert.ok(push.ttl > 86_000 && push.ttl <= 86_400);
  assert.match(push.topic, /^[\w-]{32}$/);
  assert.equal(new Set(service.received.map(({ topic }) => topic)).size, 1);
  assert.equal(ben.userId, 'ben');
});

for (const status of [404, 410])
  test(`a subscription of which its service says ${status} is removed, and the others get theirs`, async (t) => {
    const { db, tasks, service, remind, send, browser, done } = await start(t);
    const [ended, other] = [await browser('ann'), await browser('ann')];
    service.answer((response, { path }) => response.writeHead(path === ended ? status : 201).end());
    await remind((await dueTask(tasks, callerOf('ann'), 'Call mom')).event);
    send();
    await done();
    const left = await db.selectFrom('push_subscriptions').select('endpoint').execute();
    assert.deepEqual(
      left.map(({ endpoint }) => new URL(endpoint).pathname),
      [other],
    );
    assert.deepEqual(await db.selectFrom('dead_letters').select('reason').execute(), []);
  });

test('a service that is busy or broken is asked again, with the same topic; one that refuses the message is not', async (t) => {
  const { db, tasks, service, remind, send, browser, done, metrics } = await start(t);
  await browser('ann');
  const answers = [503, 429, 500];
  service.answer((response) => response.writeHead(answers.shift() ?? 201, { 'retry-after': '0' }).end());
  await remind((await dueTask(tasks, callerOf('ann'), 'Call mom')).event);
  send();
  await done();
  assert.equal(service.received.length, 4);
  assert.equal(new Set(service.received.map(({ topic }) => topic)).size, 1);
  await browser('ben');
  service.answer((response) => response.writeHead(413).end());
  await remind((await dueTask(tasks, callerOf('ben'), 'Call mom')).event);
  await eventually(async () => {
    const dead = await db.selectFrom('dead_letters').select(['consumer', 'reason']).execute();
    assert.deepEqual(dead, [{ consumer: 'sender push', reason: 'push 413' }]);
  });
  assert.deepEqual(await counted(metrics), { 'push failed': 3, 'push sent': 1, 'push given up': 1 });
});

test('a signature of another key is not taken, so the service of these tests checks it', async (t) => {
  const { tasks, service, remind, send, browser } = await start(t, {
    sign: { ...webPush.generateVAPIDKeys(), subject: keys.subject },
  });
  await browser('ann');
  await remind((await dueTask(tasks, callerOf('ann'), 'Call mom')).event);
  send();
  await eventually(() => assert.match(String(service.faults[0]), /signed with another key/));
  assert.deepEqual(service.received, []);
});

test('a push service that hangs holds up no other browser, nor anything of other users', async (t) => {
  const { tasks, service, remind, send, browser } = await start(t, { times: { ...quick, attempt: 60 } });
  const hanging = [await browser('ann'), await browser('ann'), await browser('ann')];
  service.answer((response, { path }) => {
    if (!hanging.includes(path)) response.writeHead(201).end();
  });
  for (let n = 0; n < 20; n++) await remind((await dueTask(tasks, callerOf('ann'), `Task ${n}`)).event);
  const other = await browser('ben');
  const sender = send();
  const of = (paths: string[]) => service.received.filter(({ path }) => paths.includes(path)).length;
  // Each is a look at the rows, at which one more of the other user's would begin.
  for (let n = 1; n <= 5; n++) {
    await remind((await dueTask(tasks, callerOf('ben'), `Call mom ${n}`)).event);
    sender.wake();
    await eventually(() => assert.equal(of([other]), n));
  }
  assert.equal(of(hanging), 2, 'one user holds two attempts at most');
});

test('a subscription that was ended, or went to another user, before the reminder was sent gets nothing', async (t) => {
  const { db, tasks, service, remind, send, browser, done } = await start(t);
  await browser('ann');
  await browser('ann');
  await remind((await dueTask(tasks, callerOf('ann'), 'Call mom')).event);
  const [first, second] = await db.selectFrom('push_subscriptions').selectAll().execute();
  await keepSubscription(db, 'ben', first ?? assert.fail());
  await sql`delete from push_subscriptions where id = ${second?.id}`.execute(db);
  send();
  await done();
  assert.deepEqual(service.received, []);
});
