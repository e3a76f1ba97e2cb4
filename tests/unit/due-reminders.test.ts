import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fireReminder } from '../../src/domain/due-reminders.ts';
import type { ReminderEvent } from '../../src/domain/events.ts';
import { eventSchemas } from '../../src/domain/events.ts';
import { completeTask, deleteTask, updateTask } from '../../src/domain/task.ts';
import type { AddInput, TaskDoc } from '../../src/domain/task-doc.ts';
import { check } from '../../src/domain/validate.ts';
import { newDocument, turnOf } from '../support/turns.ts';

const due = '2026-03-04T13:00:00.000Z';
const moment = Date.parse(due);
const id = `ann.7.${moment}`;

function added(input: Partial<AddInput> = {}, turn = turnOf()): TaskDoc {
  return newDocument({ userId: 'ann', taskId: 7 }, { title: 'Call mom', due_date: due, ...input }, turn);
}

const outcomeOf = (doc: TaskDoc | undefined, reminderId: string, at: string | number) => {
  const { next, value } = fireReminder(doc, reminderId, new Date(at));
  if (value.outcome !== 'fired') assert.equal(next, doc, 'nothing to write');
  return value.outcome;
};

test('a reminder that is due fires: one valid event, the mark, the next revision, and no change of the task', () => {
  const doc = added({ due_date: due });
  const { next, value } = fireReminder(doc, id, new Date(moment + 3));
  assert.deepEqual(value, { outcome: 'fired' });
  assert.equal(next?.rev, doc.rev + 1);
  assert.deepEqual([next?.task, next?.keys, next?.due_at], [doc.task, doc.keys, doc.due_at]);
  assert.deepEqual(next?.reminders, [{ id, at: due, at_due: true, fired: true }]);
  const [{ topic, event } = assert.fail(), ...more] = next?.events ?? [];
  assert.deepEqual([topic, more], ['reminders', []]);
  assert.deepEqual(check(eventSchemas.reminders, event, 'The event'), event);
  assert.deepEqual(event, {
    event_id: `${id}/due`,
    event_type: 'reminder.due',
    user_id: 'ann',
    timestamp: new Date(moment + 3).toISOString(),
    reminder_id: id,
    task_id: 7,
    due_date: due,
    payload: { version: 1, title: 'Call mom', remind_at: due },
  });
});

test('told again, whoever says so, a reminder that fired is done', () => {
  const fired = fireReminder(added(), id, new Date(moment)).next;
  assert.equal(outcomeOf(fired, id, moment), 'done');
  assert.equal(outcomeOf(fired, id, moment + 86_400_000), 'done');
});

test('never early: a call before the moment changes nothing and says how long it is', () => {
  const doc = added();
  assert.deepEqual(fireReminder(doc, id, new Date(moment - 1)), { next: doc, value: { outcome: 'early', waitMs: 1 } });
  assert.equal(outcomeOf(doc, id, moment), 'fired');
});

test('a reminder nobody knows, of a completed, a deleted or a missing task is done', () => {
  const doc = added();
  assert.equal(outcomeOf(doc, 'ann.7.1', moment), 'done');
  assert.equal(outcomeOf(undefined, id, moment), 'done');
  assert.equal(outcomeOf(completeTask(doc, 7, turnOf()).next, id, moment), 'done');
  assert.equal(outcomeOf(deleteTask(doc, 7, turnOf()).next, id, moment), 'done');
});

test('of a moved due date only the new reminder is in force', () => {
  const moved = updateTask(added(), 7, { due_date: '2026-03-04T14:00:00Z' }, turnOf()).next;
  assert.equal(outcomeOf(moved, id, moment), 'done');
  assert.equal(outcomeOf(moved, `ann.7.${moment + 3_600_000}`, moment + 3_600_000), 'fired');
});

test('a change that leaves the reminder where it is keeps its mark; the event tells the title as it is now', () => {
  const fired = fireReminder(added(), id, new Date(moment)).next;
  const later = turnOf({ now: new Date(moment + 1_000) });
  const renamed = updateTask(fired, 7, { title: 'Call dad', reminders: ['PT0S', 'PT1M'] }, later).next;
  assert.equal(outcomeOf(renamed, id, moment + 2_000), 'done');
  const early = updateTask(added(), 7, { title: 'Call dad' }, turnOf()).next;
  const event = fireReminder(early, id, new Date(moment)).next?.events[0]?.event as ReminderEvent;
  assert.deepEqual(event.payload, { version: 2, title: 'Call dad', remind_at: due });
});

test('a date without a time is reminded of at 09:00 where the user is, also on the night the clocks change', () => {
  const berlin = turnOf({ zone: 'Europe/Berlin' });
  const doc = added({ due_date: '2026-03-29' }, berlin);
  const nine = Date.parse('2026-03-29T07:00:00Z');
  assert.deepEqual(doc.reminders, [{ id: `ann.7.${nine}`, at: '2026-03-29T07:00:00.000Z', at_due: true }]);
  assert.equal(outcomeOf(doc, `ann.7.${nine}`, nine - 1), 'early');
  assert.equal(outcomeOf(doc, `ann.7.${nine}`, nine), 'fired');
  const event = fireReminder(doc, `ann.7.${nine}`, new Date(nine)).next?.events[0]?.event as ReminderEvent;
  assert.equal(event.due_date, '2026-03-29');
});

test('only the reminder for the due time itself is marked as such', () => {
  const doc = added({ reminders: ['PT30M', 'PT0S', '2026-03-04T12:15:00Z'] });
  assert.deepEqual(
    doc.reminders.map(({ at, at_due }) => [at, at_due ?? false]),
    [
      ['2026-03-04T12:15:00.000Z', false],
      ['2026-03-04T12:30:00.000Z', false],
      [due, true],
    ],
  );
});

test('a task added overdue has nothing to fire', () => {
  assert.deepEqual(added({ due_date: '2026-03-04T11:59:00Z' }).reminders, []);
});

type Step = { do: 'tell' | 'complete' | 'reopen' | 'rename' | 'delete' } | { do: 'move'; minutes: number };
const steps = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<Step>({ do: 'tell' }) },
      fc.constantFrom<Step>({ do: 'complete' }, { do: 'reopen' }, { do: 'rename' }, { do: 'delete' }),
      fc.record({ do: fc.constant('move' as const), minutes: fc.integer({ min: -60, max: 180 }) }),
    ),
  ),
  { maxLength: 40 },
);

test('whatever happens to a task, each reminder fires at most once, never early, and leaves no gap in the versions', () => {
  fc.assert(
    fc.property(steps, (history) => {
      let now = turnOf().now.getTime();
      let doc = added({ due_date: due, reminders: ['PT30M', 'PT0S'] });
      const ids = new Set<string>();
      const fired: string[] = [];
      const versions = [1];
      for (const [minutes, step] of history) {
        now += minutes * 60_000;
        const turn = turnOf({ now: new Date(now) });
        for (const reminder of doc.reminders) ids.add(reminder.id);
        const before = doc;
        if (doc.deleted) continue;
        if (step.do === 'tell') {
          for (const each of ids) {
            const { next, value } = fireReminder(doc, each, turn.now);
            if (value.outcome === 'fired') fired.push(each);
            doc = next!;
          }
          assert.equal(doc.task.version, before.task.version);
        } else doc = change(doc, step, turn, now);
        if (doc.task.version !== before.task.version) versions.push(doc.task.version);
      }
      assert.deepEqual(
        versions,
        Array.from({ length: doc.task.version }, (_, n) => n + 1),
      );
      assert.equal(new Set(fired).size, fired.length, 'a reminder fired twice');
      for (const each of fired) assert.ok(Number(each.split('.')[2]) <= now, 'a reminder fired early');
    }),
  );
});

function change(doc: TaskDoc, step: Step, turn: ReturnType<typeof turnOf>, now: number): TaskDoc {
  if (step.do === 'complete') return completeTask(doc, 7, turn).next;
  if (step.do === 'delete') return deleteTask(doc, 7, turn).next;
  if (step.do === 'reopen') return updateTask(doc, 7, { completed: false }, turn).next;
  if (step.do === 'move')
    return updateTask(doc, 7, { due_date: new Date(now + step.minutes * 60_000).toISOString() }, turn).next;
  return updateTask(doc, 7, { title: `Title ${turn.key}` }, turn).next;
}
