import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventSchemas } from '../../src/domain/events.ts';
import { Task } from '../../src/domain/schemas.ts';
import { addTask, completeTask, deleteTask, readTask, resolveNewTask, updateTask } from '../../src/domain/task.ts';
import type { AddInput, TaskDoc, UpdateInput } from '../../src/domain/task-doc.ts';
import { check } from '../../src/domain/validate.ts';
import { Rejected } from '../../src/errors.ts';
import { newDocument, turnOf } from '../support/turns.ts';

const id = { userId: '5b1f1e34-0000-4000-8000-000000000001', taskId: 7 };

function added(input: AddInput = { title: 'Buy groceries' }, turn = turnOf()): TaskDoc {
  return newDocument(id, input, turn);
}

function rejects(code: string, message: RegExp, run: () => unknown): void {
  assert.throws(
    run,
    (error: unknown) => error instanceof Rejected && error.code === code && message.test(error.message),
  );
}

test('a new task has every default and says so in both events', () => {
  const doc = added();
  assert.equal(doc.rev, 1);
  assert.deepEqual(doc.task, {
    id: 7,
    user_id: id.userId,
    title: 'Buy groceries',
    description: null,
    completed: false,
    priority: 'medium',
    tags: [],
    due_date: null,
    reminders: [],
    recurrence: null,
    series_id: null,
    occurrence: null,
    created_at: '2026-03-04T12:00:00.000Z',
    updated_at: '2026-03-04T12:00:00.000Z',
    completed_at: null,
    version: 1,
  });
  assert.deepEqual(
    doc.events.map(({ topic, event }) => [topic, event.event_id, event.event_type]),
    [
      ['task-events', `${id.userId}.7/1`, 'task.created'],
      ['task-updates', `${id.userId}.7/1.changed`, 'task.changed'],
    ],
  );
});

test('a blank title is refused, a title is trimmed', () => {
  rejects('invalid', /blank/, () => added({ title: ' \n ' }));
  assert.equal(added({ title: '  Call mom ' }).task.title, 'Call mom');
});

test('tags are trimmed, lose their #, are lower case, composed and distinct in their order', () => {
  const { tags } = added({ title: 'x', tags: [' #Home', 'home', 'Cafe\u0301', '##work ', '#'] }).task;
  assert.deepEqual(tags, ['home', 'café', 'work']);
});

test('the same key answers the first result, other arguments under it are a conflict, another key finds the number taken', () => {
  const turn = turnOf();
  const doc = updateTask(added({ title: 'First' }, turn), 7, { title: 'Renamed' }, turnOf()).next;
  const again = addTask(doc, id, () => resolveNewTask(7, { title: 'First' }, turn), turn);
  assert.equal(again?.title, 'First');
  assert.equal(again?.next, doc);
  rejects('conflict', /other arguments/, () =>
    addTask(doc, id, () => resolveNewTask(7, { title: 'Else' }, turn), { ...turn, hash: 'other' }),
  );
  assert.equal(
    addTask(doc, id, () => resolveNewTask(7, { title: 'Else' }, turn), turnOf()),
    undefined,
  );
});

test('an update under a key is done once, however often it comes', () => {
  const turn = turnOf();
  const once = updateTask(added(), 7, { add_tags: ['a'] }, turn).next;
  const later = updateTask(once, 7, { tags: [] }, turnOf()).next;
  assert.equal(updateTask(later, 7, { add_tags: ['a'] }, turn).next, later);
});

test('the last sixteen keys are kept beside the one that made the task', () => {
  const first = turnOf();
  let doc = added(undefined, first);
  for (let n = 0; n < 40; n++) doc = updateTask(doc, 7, { title: `Title ${n}` }, turnOf()).next;
  assert.equal(doc.keys.length, 17);
  assert.equal(doc.keys[0]?.key, first.key);
});

test('completing twice changes nothing the second time; reopening clears the moment', () => {
  const done = completeTask(added(), 7, turnOf()).next;
  assert.equal(done.task.completed_at, '2026-03-04T12:00:00.000Z');
  assert.equal(done.events[0]?.event.event_type, 'task.completed');
  assert.equal(completeTask(done, 7, turnOf()).next, done);
  const open = updateTask(done, 7, { completed: false }, turnOf()).next;
  assert.equal(open.task.completed_at, null);
  assert.equal(open.events[0]?.event.event_type, 'task.reopened');
});

test('deleting leaves a tombstone that nothing brings back and a repeated key still knows', () => {
  const turn = turnOf();
  const gone = deleteTask(added(), 7, turn).next;
  assert.equal(gone.deleted, true);
  assert.equal(gone.events[0]?.event.event_type, 'task.deleted');
  assert.equal(deleteTask(gone, 7, turn).next, gone);
  for (const act of [completeTask, deleteTask]) rejects('not_found', /no task 7/, () => act(gone, 7, turnOf()));
  rejects('not_found', /no task 7/, () => readTask(gone, 7));
  rejects('not_found', /no task 7/, () => updateTask(gone, 7, { title: 'Back' }, turnOf()));
});

test('an update that names nothing is refused, one that changes nothing emits nothing', () => {
  const doc = added();
  rejects('invalid', /name at least one of title/, () => updateTask(doc, 7, {}, turnOf()));
  assert.equal(updateTask(doc, 7, { title: 'Buy groceries' }, turnOf()).next, doc);
});

test('a key whose change changed nothing is remembered all the same', () => {
  const turn = turnOf({ keyed: true });
  const first = updateTask(added(), 7, { title: 'Buy groceries' }, turn).next;
  assert.deepEqual([first.task.version, first.events], [1, []]);
  const renamed = updateTask(first, 7, { title: 'Buy fruit' }, turnOf()).next;
  assert.equal(updateTask(renamed, 7, { title: 'Buy groceries' }, turn).next, renamed);
  rejects('conflict', /other arguments/, () => updateTask(renamed, 7, { title: 'x' }, { ...turn, hash: 'other' }));
  const done = completeTask(renamed, 7, turnOf()).next;
  const again = turnOf({ keyed: true });
  const twice = completeTask(done, 7, again).next;
  const open = updateTask(twice, 7, { completed: false }, turnOf()).next;
  assert.equal(completeTask(open, 7, again).next, open);
});

test('reminders that are named as they already are no longer follow the default', () => {
  const none = updateTask(added(), 7, { reminders: [] }, turnOf()).next;
  assert.deepEqual(none.events, []);
  assert.deepEqual(updateTask(none, 7, { due_date: '2026-03-05T17:00:00Z' }, turnOf()).next.task.reminders, []);
});

test('completing a completed task emits nothing, also after the default reminder changed', () => {
  const done = completeTask(added({ title: 'x', due_date: '2026-03-05T17:00:00Z' }), 7, turnOf()).next;
  assert.equal(completeTask(done, 7, turnOf({ defaultReminder: 30 })).next, done);
});

test('changes name what was and what is, field by field', () => {
  const doc = updateTask(added(), 7, { title: 'Buy fruit', priority: 'high' }, turnOf()).next;
  const { event } = doc.events[0] ?? assert.fail();
  assert.ok('changes' in event.payload);
  assert.deepEqual(event.payload.changes, {
    title: { from: 'Buy groceries', to: 'Buy fruit' },
    priority: { from: 'medium', to: 'high' },
  });
});

test('the default reminder follows the due date, and past ones are not planned', () => {
  const doc = added({ title: 'x', due_date: '2026-03-05T17:00:00Z' }, turnOf({ defaultReminder: 30 }));
  assert.deepEqual(doc.task.reminders, ['PT30M']);
  assert.deepEqual(
    doc.reminders.map(({ at }) => at),
    ['2026-03-05T16:30:00.000Z'],
  );
  const moved = updateTask(doc, 7, { due_date: '2026-03-06T17:00:00Z' }, turnOf({ defaultReminder: 30 })).next;
  assert.deepEqual(
    moved.reminders.map(({ at }) => at),
    ['2026-03-06T16:30:00.000Z'],
  );
  const past = updateTask(doc, 7, { due_date: '2026-03-01' }, turnOf()).next;
  assert.deepEqual(past.reminders, []);
});

test('named reminders replace the default, [] means none, null goes back to it', () => {
  const turn = turnOf({ zone: 'America/New_York' });
  const doc = added({ title: 'x', due_date: '2026-03-05', reminders: ['1 hour before', 'PT1H'] }, turn);
  assert.deepEqual(doc.task.reminders, ['PT1H']);
  assert.deepEqual(
    doc.reminders.map(({ at }) => at),
    ['2026-03-05T13:00:00.000Z'],
  );
  const none = updateTask(doc, 7, { reminders: [] }, turnOf()).next;
  assert.deepEqual([none.task.reminders, none.reminders], [[], []]);
  assert.deepEqual(updateTask(none, 7, { reminders: null }, turnOf()).next.task.reminders, ['PT0S']);
  rejects('invalid', /due date/, () => added({ title: 'x', reminders: ['30 minutes before'] }));
});

test('completing and deleting cancel what is planned, reopening plans what is still to come', () => {
  const doc = added({ title: 'x', due_date: '2026-03-05T17:00:00Z' });
  assert.deepEqual(deleteTask(doc, 7, turnOf()).next.reminders, []);
  const done = completeTask(doc, 7, turnOf()).next;
  assert.deepEqual(done.reminders, []);
  assert.deepEqual(updateTask(done, 7, { completed: false }, turnOf()).next.reminders, doc.reminders);
});

test('a rule without a date starts at its first occurrence, and a recurring task keeps a due date', () => {
  const doc = added({ title: 'Pay rent', recurrence: 'monthly on the 31st' });
  assert.equal(doc.task.due_date, '2026-03-31');
  assert.equal(doc.task.series_id, '7.1');
  assert.equal(doc.task.occurrence, 1);
  rejects('invalid', /recurrence/, () => updateTask(doc, 7, { due_date: null }, turnOf()));
  const plain = updateTask(doc, 7, { due_date: null, recurrence: null }, turnOf()).next.task;
  assert.deepEqual([plain.due_date, plain.recurrence, plain.series_id, plain.occurrence], [null, null, null, null]);
});

test('a change with the version that was seen is made; with another one it is refused and told what the task is now', () => {
  const seen = added();
  const next = updateTask(seen, 7, { title: 'Call mom', expected_version: 1 }, turnOf()).next;
  assert.deepEqual([next.task.title, next.task.version], ['Call mom', 2]);
  for (const expected_version of [1, 3])
    rejects('conflict', /version 2 by now, not \d\. It is now \{"title":"Call mom",.*"completed":false/, () =>
      updateTask(next, 7, { title: 'Buy milk', expected_version }, turnOf()),
    );
  rejects('invalid', /name at least one/, () => updateTask(next, 7, { expected_version: 2 }, turnOf()));
  const gone = deleteTask(next, 7, turnOf()).next;
  rejects('not_found', /no task 7/, () => updateTask(gone, 7, { title: 'x', expected_version: 3 }, turnOf()));
});

test('a change that was made under a key answers so again, although its version is no longer the one', () => {
  const turn = turnOf();
  const input = { title: 'Call mom', expected_version: 1 };
  const once = updateTask(added(), 7, input, turn).next;
  const later = updateTask(once, 7, { title: 'Call dad' }, turnOf()).next;
  assert.deepEqual(updateTask(later, 7, input, turn), { next: later, title: 'Call mom' });
});

test('moving one occurrence keeps the beat, a new rule starts another', () => {
  const doc = added({ title: 'Pay rent', recurrence: 'monthly on the 31st' });
  const moved = updateTask(doc, 7, { due_date: '2026-04-02' }, turnOf()).next;
  assert.equal(moved.anchor, doc.anchor);
  const weekly = updateTask(moved, 7, { recurrence: 'weekly' }, turnOf()).next;
  assert.equal(weekly.task.series_id, '7.3');
  assert.notEqual(weekly.anchor, doc.anchor);
});

test('whatever is done to a task, revisions and versions count up, events fit their schemas and carry the version', () => {
  const priority = fc.constantFrom('low', 'medium', 'high', 'urgent');
  const update: fc.Arbitrary<UpdateInput> = fc.record(
    {
      title: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
      description: fc.option(fc.string({ maxLength: 30 })),
      priority: fc.option(priority),
      add_tags: fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 3 }),
      due_date: fc.option(fc.constantFrom('2026-03-09', '2026-03-05T09:30:00Z', 'tomorrow 5pm')),
      recurrence: fc.constant(null),
      completed: fc.boolean(),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<UpdateInput>;
  fc.assert(
    // Six changes of three tags each stay below the 20 tags that a task may have.
    fc.property(fc.array(update, { maxLength: 6 }), (updates) => {
      let doc = added();
      for (const input of updates.filter((one) => Object.keys(one).length > 0)) {
        const { next } = updateTask(doc, 7, input, turnOf());
        if (next === doc) continue;
        assert.equal(next.rev, doc.rev + 1);
        assert.equal(next.task.version, doc.task.version + 1);
        check(Task, next.task, 'task');
        for (const { topic, event } of next.events) {
          check(eventSchemas[topic], event, topic);
          assert.equal(event.payload.version, next.task.version);
        }
        doc = next;
      }
    }),
    { numRuns: 200 },
  );
});
