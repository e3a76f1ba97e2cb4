import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
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
  tell: (name: string) => Promise<'fired'>,
) {
  const db = await testDatabase(t);
  await sql`insert into reminders_due (user_id, task_id, reminder_id, remind_at)
    select 'ann', n, 'ann.' || n || '.' || ${`${moment}`}::text, now() from generate_series(1, ${count}::int) n`.execute(
    db,
  );
  const told: string[] = [];
  const ticks = openTicks({
    db,
    log: quiet,
    now: () => new Date(),
    tell: ({ reminder_id }: ReminderKey) => {
      told.push(reminder_id);
      return tell(reminder_id);
    },
  });
  return { ticks, told };
}

test('two thousand ticks are taken at once while no task answers, and only a few tasks are asked', async (t) => {
  const gate = Promise.withResolvers<'fired'>();
  const { ticks, told } = await openBurst(t, 1_000, () => gate.promise);
  for (let task = 1; task <= 1_000; task++) for (const _ of ['job', 'actor reminder']) ticks.take(nameOf(task));
  await eventually(() => assert.equal(told.length, toldAtOnce));
  assert.ok(ticks.busy());
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

test('what is not planned is not told', async (t) => {
  const { ticks, told } = await openBurst(t, 1, async () => 'fired');
  ticks.take(nameOf(2));
  ticks.take(nameOf(1));
  await eventually(() => assert.deepEqual(told, [nameOf(1)]));
});
