import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import { readStanding } from '../../src/db/figures/standing.ts';
import { leaveFigures, readPresent, readSteps, tellFigures } from '../../src/db/figures/steps.ts';
import { startFigures } from '../../src/loops/figures.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { storeRecords } from '../support/audit.ts';
import { testDatabase } from '../support/database.ts';
import { costOf } from '../support/query-cost.ts';
import { callTool, dataDirectory, eventually, freePort, startServer } from '../support/server.ts';
import { quiet } from '../support/system.ts';

interface Figures {
  processes: number;
  sockets: number;
  totals: Record<string, number>;
  reminders: Record<string, number>;
  consumers: { consumer: string; taken: number; waiting: number; dead: number }[];
  audit: { recorded_seq: number; sealed_seq: number };
  steps: Record<string, number>[];
  [more: string]: unknown;
}

test('after real events the running program tells them in its metrics and to its admin, and names nobody', async (t) => {
  const server = await startServer(t, {
    dataDir: await dataDirectory(t),
    port: await freePort(),
    env: { ADMIN_EMAILS: 'root@example.com' },
  });
  const post = (path: string, body: object) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signed = await post('/api/auth/sign-up/email', {
    name: 'Root',
    email: 'root@example.com',
    password: 'correct horse battery',
  });
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const answer = await fetch(`${server.url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  const { token } = (await answer.json()) as { token: string };
  const root = { id: user.id, token };
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`);
  t.after(() => socket.terminate());
  socket.once('open', () => socket.send(JSON.stringify({ type: 'auth', token })));

  const add = async (title: string, ms: number, more: object = {}) => {
    const due_date = new Date(Date.now() + ms).toISOString();
    const { structuredContent } = await callTool(server.url, root, 'add_task', { title, due_date, ...more });
    return structuredContent as { task_id: number };
  };
  // On a busy machine its time may have come before it was planned.
  for (let ms = 500; ; ms *= 2) {
    const end = Date.now() + ms;
    const { task_id } = await add('canary title', ms, { recurrence: 'daily' });
    if (Date.now() < end) break;
    await callTool(server.url, root, 'delete_task', { task_id });
  }
  await callTool(server.url, root, 'complete_task', { task_id: (await add('later', 1_800_000)).task_id });
  await add('within the hour', 1_800_000);

  const value = (text: string, name: string) => {
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1) ?? Number.NaN);
  };
  const text = await eventually(async () => {
    const found = await (await fetch(server.metricsUrl)).text();
    assert.equal(value(found, 'actodo_reminders_fired_total'), 1);
    for (const consumer of ['audit', 'recurrence', 'notifications', 'live']) {
      assert.ok(value(found, `actodo_events_consumed_total{consumer="${consumer}",result="ok"}`) > 0, consumer);
      assert.ok(value(found, `actodo_consumer_duration_seconds_count{consumer="${consumer}"}`) > 0, consumer);
      assert.ok(value(found, `actodo_event_lag_seconds_count{consumer="${consumer}"}`) > 0, consumer);
    }
    assert.ok(value(found, 'actodo_live_frames_total{direction="in"}') >= 1);
    assert.ok(value(found, 'actodo_live_frames_total{direction="out"}') >= 4);
    assert.equal(value(found, 'actodo_live_sockets'), 1);
    assert.ok(value(found, 'actodo_audit_recorded_seq') >= 5);
    assert.equal(value(found, 'actodo_audit_sealed_seq'), value(found, 'actodo_audit_recorded_seq'));
    assert.equal(value(found, 'actodo_audit_unsealed_oldest_seconds'), 0);
    for (const name of ['actodo_outbox_rows', 'actodo_outbox_oldest_seconds', 'actodo_reminders_late'])
      assert.equal(value(found, name), 0, name);
    return found;
  });
  for (const word of [root.id, 'canary']) assert.ok(!text.includes(word), word);

  const figures = await eventually(async () => {
    const asked = await fetch(`${server.url}/api/admin/figures`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(asked.status, 200);
    const found = (await asked.json()) as Figures;
    assert.deepEqual([found.processes, found.sockets, found.reminders.fired], [1, 1, 1]);
    const taken = (name: string) => found.consumers.find(({ consumer }) => consumer === name)?.taken ?? 0;
    assert.ok(
      taken('audit') >= 5 && taken('live') >= 5 && taken('notifications') === 1,
      JSON.stringify(found.consumers),
    );
    return found;
  });
  assert.equal(figures.steps.length, 60);
  const sum = (name: string) => figures.steps.reduce((all, step) => all + (step[name] ?? 0), 0);
  assert.ok(sum('requests') >= 6);
  assert.deepEqual([sum('errors'), sum('dead'), sum('fired')], [0, 0, 1]);
  assert.equal(figures.reminders.due_within_hour, 1);
  assert.ok(!JSON.stringify(figures).includes(root.id));
});

test('figures of 50,000 rows each read the ends of indexes and no table as a whole', async (t) => {
  const db = await testDatabase(t);
  const many = 50_000;
  await storeRecords(db, many);
  await sql`insert into outbox (event_id, topic, partition_key, event)
    select n::text, 'task-events', 'x', '{"timestamp": "2026-01-01T00:00:00Z"}' from generate_series(1, ${many}::int) n`.execute(
    db,
  );
  await sql`insert into waiting_deliveries (consumer, topic, event_id, partition_key, event, next_at)
    select (array['audit', 'recurrence', 'notifications'])[1 + n % 3], 'task-events', n::text, 'x',
      '{"data": {"timestamp": "2026-01-01T00:00:00Z"}}', now() from generate_series(1, ${many}::int) n`.execute(db);
  await sql`insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
    select (array['audit', 'runtime'])[1 + n % 2], 'task-events', n::text, 'x', 1, '{}' from generate_series(1, ${many}::int) n`.execute(
    db,
  );
  await sql`insert into reminders_due (user_id, task_id, reminder_id, remind_at)
    select 'u', n, 'r', now() + (n - ${many / 2}::int) * interval '1 second' from generate_series(1, ${many}::int) n`.execute(
    db,
  );
  // Of the coming hour as well: a minute may pass before they are read.
  await sql`insert into figures (step, name, n)
    select date_trunc('minute', now()) - n * interval '1 minute', 'requests', 1 from generate_series(-60, ${many}::int) n`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  const tables = ['audit_events', 'outbox', 'waiting_deliveries', 'dead_letters', 'reminders_due', 'figures'];
  const { pages, scans } = await costOf(db, tables, async (spy) => {
    await readStanding(spy);
    await readSteps(spy);
  });
  assert.deepEqual(scans, []);
  assert.ok(pages < 10_000, `${pages} pages`);
  const { outbox, consumers, reminders, audit } = await readStanding(db);
  assert.equal(outbox.rows, 10_000, 'at least so many');
  assert.ok(outbox.oldest > 86_400);
  assert.deepEqual(
    consumers.map(({ consumer, waiting, dead, oldest }) => [consumer, waiting, dead, oldest > 86_400]),
    [
      ['audit', 10_000, 10_000, true],
      ['notifications', 10_000, 0, true],
      ['recurrence', 10_000, 0, true],
      ['runtime', 0, 10_000, false],
    ],
  );
  assert.deepEqual([reminders.late, reminders.soon > 3_500, reminders.oldest > 20_000], [10_000, true, true]);
  assert.deepEqual([audit.recorded, audit.sealed, audit.oldest > 0], [many, 0, true]);
  const steps = await readSteps(db);
  assert.deepEqual([steps.length, steps.every(({ counts }) => counts.requests === 1)], [60, true]);
});

test('processes add what they counted, each once; one that ends has no sockets, one that falls silent does not count', async (t) => {
  const db = await testDatabase(t);
  const counts = new Map([
    ['requests', 3],
    ['taken:audit', 0],
  ]);
  await tellFigures(db, { holder: 'one', sockets: 2, counts });
  await tellFigures(db, { holder: 'two', sockets: 5, counts });
  const total = async () => (await readSteps(db)).reduce((all, { counts: of }) => all + (of.requests ?? 0), 0);
  assert.equal(await total(), 6);
  assert.deepEqual(await readPresent(db), { processes: 2, sockets: 7 });
  await leaveFigures(db, 'two');
  assert.deepEqual(await readPresent(db), { processes: 1, sockets: 2 });
  await sql`update process_figures set seen_at = now() - interval '2 minutes'`.execute(db);
  assert.deepEqual(await readPresent(db), { processes: 0, sockets: 0 });

  const metrics = createMetrics();
  const loop = startFigures({ db, log: quiet, metrics, holder: 'three', everyMs: 10 });
  t.after(loop.stop);
  metrics.consumed.inc({ consumer: 'audit', result: 'ok' }, 4);
  metrics.liveSockets.inc(9);
  await eventually(async () => assert.deepEqual(await readPresent(db), { processes: 1, sockets: 9 }));
  metrics.consumed.inc({ consumer: 'audit', result: 'ok' });
  const taken = async () => (await readSteps(db)).reduce((all, { counts: of }) => all + (of['taken:audit'] ?? 0), 0);
  await eventually(async () => assert.equal(await taken(), 5));
  await loop.stop();
  assert.equal(await taken(), 5, 'each once');
  assert.deepEqual(await readPresent(db), { processes: 0, sockets: 0 });
});
