import assert from 'node:assert/strict';
import { callTool, eventually, signUp, type User } from '../support/server.ts';
import { isScheduled } from './jobs.ts';
import { shareStack } from './shared-stack.ts';

const shared = shareStack({});
const { promise, query } = shared;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const addAll = (user: User, count: number, dueInMs: (n: number) => number) =>
  Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const due_date = new Date(Date.now() + dueInMs(n)).toISOString();
      const answer = await callTool(shared.stack.baseUrl, user, 'add_task', { title: `due ${n}`, due_date });
      assert.ok(!answer.isError, answer.content[0]?.text);
    }),
  );

const planned = (withinMs: number) =>
  query<{ reminder_id: string; registered: boolean }>(
    'select reminder_id, registered from reminders_due where remind_at < now() + make_interval(secs => $1)',
    [withinMs / 1_000],
  );

/** Waits until the scheduler has the job of every reminder that is due within this time; answers how many there are. */
const allScheduled = (withinMs: number, limitMs: number) =>
  eventually(async () => {
    const rows = await planned(withinMs);
    const missing = [];
    for (const { reminder_id } of rows) if (!(await isScheduled(shared.stack, reminder_id))) missing.push(reminder_id);
    assert.deepEqual(missing, []);
    return rows.length;
  }, limitMs);

promise(
  'a scheduler that lost its data has the next 15 minutes back within a minute; no reminder is lost',
  async () => {
    const user = await signUp(shared.stack.baseUrl);
    await addAll(user, 100, (n) => 5 * minuteMs + n * 5_000);
    await addAll(user, 30, (n) => 2 * hourMs + n * minuteMs);
    await addAll(user, 5, () => 48 * hourMs);
    await allScheduled(24 * hourMs, 30_000);
    await addAll(user, 10, (n) => 20_000 + n * 1_000);
    await shared.stack.scheduler.wipe();
    const start = performance.now();
    const seconds = () => ((performance.now() - start) / 1_000).toFixed(1);
    const near = await allScheduled(15 * minuteMs, minuteMs);
    console.log(`scheduler wiped: ${near} reminders of the next 15 minutes are back after ${seconds()} s`);
    await allScheduled(24 * hourMs, minuteMs);
    console.log(`scheduler wiped: all of the next 24 hours are back after ${seconds()} s`);
    assert.equal((await planned(72 * hourMs)).filter(({ registered }) => !registered).length, 5);
    const told = await eventually(async () => {
      const rows = await query<{ event_id: string }>(
        `select event_id from audit_events where user_id = $1 and event_type = 'reminder.due'`,
        [user.id],
      );
      assert.ok(rows.length >= 10, `${rows.length} of 10 reminders were told`);
      return rows;
    }, 60_000);
    assert.equal(told.length, 10);
  },
);
