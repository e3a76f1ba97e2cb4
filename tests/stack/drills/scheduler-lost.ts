import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { eventually, type User } from '../../support/server.ts';
import { isScheduled } from '../jobs.ts';
import type { Drill, Scene } from './scene.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const quarter = 15 * minuteMs;
const day = 24 * hourMs;

export const schedulerLost: Drill = {
  name: 'scheduler-lost',
  shows: 'the scheduler loses its data: the next 15 minutes are registered again within a minute, no reminder is lost',
  async run(scene) {
    const { stack, page, rows, reading, newUser, serving, say } = scene;
    const user = await newUser();
    const lost = page.query('actodo_scheduler_lost_total');
    const before = (await reading(lost)) ?? 0;
    await addAll(scene, user, 100, (n) => 5 * minuteMs + n * 5_000);
    await addAll(scene, user, 30, (n) => 2 * hourMs + n * minuteMs);
    await addAll(scene, user, 5, () => 48 * hourMs);
    await allScheduled(scene, user, day, 30_000);
    await addAll(scene, user, 10, (n) => 10_000 + n * 500);
    await stack.scheduler.wipe();
    const start = performance.now();
    const seconds = () => ((performance.now() - start) / 1_000).toFixed(1);
    say('the scheduler has lost its data');
    page.says('nothing to restore');
    const near = await allScheduled(scene, user, quarter, minuteMs);
    say(`${near} reminders of the next 15 minutes are back after ${seconds()} s`);
    await allScheduled(scene, user, day, minuteMs);
    say(`all of the next 24 hours are back after ${seconds()} s`);
    assert.ok(Number(await reading(lost)) > before);
    const line = 'the scheduler has lost its data; registering again';
    page.says(`\`${line}\``);
    assert.ok(serving().some(({ app }) => readFileSync(app.logFile, 'utf8').includes(line)));
    assert.equal((await planned(scene, user, 3 * day)).filter(({ registered }) => !registered).length, 5);
    const told = () => rows(`select from audit_events where user_id = $1 and event_type = 'reminder.due'`, [user.id]);
    await eventually(async () => assert.equal((await told()).length, 10), minuteMs);
    say('the ten that came due meanwhile were told, once each');
  },
};

/** Adds so many tasks; `dueInMs` says of each how soon it is due. */
const addAll = ({ call }: Scene, user: User, count: number, dueInMs: (n: number) => number) =>
  Promise.all(
    Array.from({ length: count }, (_, n) => {
      const due_date = new Date(Date.now() + dueInMs(n)).toISOString();
      return call(user, 'add_task', { title: `due ${n}`, due_date });
    }),
  );

const planned = ({ rows }: Scene, { id }: User, withinMs: number) =>
  rows<{ reminder_id: string; registered: boolean }>(
    `select reminder_id, registered from reminders_due
      where user_id = $1 and remind_at < now() + make_interval(secs => $2)`,
    [id, withinMs / 1_000],
  );

/** Waits until the scheduler has the job of every reminder that is due within this time; answers how many there are. */
const allScheduled = (scene: Scene, user: User, withinMs: number, limitMs: number) =>
  eventually(async () => {
    const rows = await planned(scene, user, withinMs);
    const missing = [];
    for (const { reminder_id } of rows) if (!(await isScheduled(scene.stack, reminder_id))) missing.push(reminder_id);
    assert.deepEqual(missing, []);
    return rows.length;
  }, limitMs);
