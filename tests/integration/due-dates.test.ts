import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { callerOf, startSystem } from '../support/system.ts';

const ann = callerOf('ann');
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

test('a reminder that is due becomes one event in the audit', async (t) => {
  const db = await testDatabase(t);
  const { tasks } = await startSystem(t, db, { dueDates: {} });
  const due_date = inMs(1_500);
  const { task_id } = await tasks.add(ann, { title: 'Call mom', due_date });
  const rows = await eventually(async () => {
    const found = await db.selectFrom('audit_events').select('event').where('topic', '=', 'reminders').execute();
    assert.equal(found.length, 1);
    return found;
  });
  assert.equal(rows[0]?.event.task_id, task_id);
});
