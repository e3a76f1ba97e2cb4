import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { ReminderKey } from '../../src/db/due-queries.ts';
import { openTicks, toldAtOnce } from '../../src/loops/due-ticks.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const moment = Date.now() - 1_000;
const nameOf = (task: number) => `ann.${task}.${moment}`;

/** So many reminders of ann are planned and due; `tell` says what telling one of them does. */
async function openBurst(
  t: Parameters<typeof testDatabase>[0],
  count: number,
  tell: (name: string, db: Db) => Promise<'fired'>,
) {
  const db = await testDatabase(t);
  await sql`insert into reminders_due (user_id, task_id, reminder_id, remind_at)
    select 'ann', n, 'ann.' || n || '.' || ${`${moment}`}::text, ${new Date(moment)} from generate_series(1, ${count}::int) n`.execute(
    db,
  );
  const told: string[] = [];
  const ticks = openTicks({
    db,
    log: quiet,
    now: () => new Date(),
    tell: ({ reminder_id }: ReminderKey) => {
      told.push(reminder_id);
      return tell(reminder_id, db);
    },
  });
  return { ticks, told, db };
}

test('two thousand ticks are taken at once while no task answers, and only a few tasks are asked', async (t) => {
  const gate = Promise.withResolvers<'fired'>();
  const { ticks, told } = await openBurst(t, 1_000, () => gate.promise);
  for (let task = 1; task <= 1_000; task++) for (const _ of ['job', 'actor reminder']) ticks.take(nameOf(task));
  assert.ok(ticks.busy());
  await eventually(() => assert.equal(told.length, toldAtOnce));
  gate.resolve('fired');
  await eventually(() => assert.equal(told.length, 1_000));
  assert.equal(new Set(told).size, 1_000);
});

test('a tick whose task cannot be told is left to the sweep, and the next tick of that reminder is told again', async (t) => {
  const { ticks, told } = await openBurst(t, 1, async () => {
    throw new Error('the sidecar is away');
  });
  ticks.take(nameOf(1));
  await eventually(() => assert.equal(told.length, 1));
  await eventually(() => {
    ticks.take(nameOf(1));
    assert.equal(told.length, 2);
  });
});

async function fire(name: string, db: Db): Promise<'fired'> {
  await db.deleteFrom('reminders_due').where('reminder_id', '=', name).execute();
  return 'fired';
}

test('one job tells every reminder of its moment once, whatever ticks of its own each has, and none of another moment', async (t) => {
  const { ticks, told, db } = await openBurst(t, 450, fire);
  await sql`insert into reminders_due (user_id, task_id, reminder_id, remind_at)
    values ('ann', 451, ${`ann.451.${moment + 1}`}, ${new Date(moment + 1)})`.execute(db);
  ticks.take(nameOf(7));
  ticks.take(`at.${moment}`);
  ticks.take(`at.${moment}`);
  ticks.take(nameOf(440));
  const all = Array.from({ length: 450 }, (_, n) => nameOf(n + 1)).sort();
  await eventually(() => assert.ok(told.length >= 450));
  assert.deepEqual(told.toSorted(), all);
});

test('a job whose reminders cannot be read is left to the sweep, and may come again', async (t) => {
  const { ticks, told, db } = await openBurst(t, 1, async () => 'fired');
  await sql`alter table reminders_due rename to reminders_gone`.execute(db);
  ticks.take(`at.${moment}`);
  await eventually(() => assert.ok(!ticks.busy()));
  await sql`alter table reminders_gone rename to reminders_due`.execute(db);
  await eventually(() => {
    ticks.take(`at.${moment}`);
    assert.deepEqual(told, [nameOf(1)]);
  });
});

test('what is not planned is not told', async (t) => {
  const { ticks, told } = await openBurst(t, 1, async () => 'fired');
  ticks.take(nameOf(2));
  ticks.take(nameOf(1));
  await eventually(() => assert.deepEqual(told, [nameOf(1)]));
});
