import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventSchemas } from '../../src/domain/events.ts';
import { planSuccessor, Successor, withdrawTask } from '../../src/domain/succession.ts';
import { addTask, completeTask, deleteTask, updateTask } from '../../src/domain/task.ts';
import type { AddInput, NewTask, TaskDoc } from '../../src/domain/task-doc.ts';
import { check } from '../../src/domain/validate.ts';
import { newDocument, turnOf } from '../support/turns.ts';

const userId = '5b1f1e34-0000-4000-8000-000000000001';

function added(input: Partial<AddInput> & { recurrence: AddInput['recurrence'] }, turn = turnOf()): TaskDoc {
  return newDocument({ userId, taskId: 7 }, { title: 'Pay rent', ...input }, turn);
}

const done = (doc: TaskDoc, turn = turnOf()) => completeTask(doc, 7, turn).next;

function plan(doc: TaskDoc | undefined, zone = 'UTC'): Successor | null {
  const successor = planSuccessor(doc, doc?.task.version ?? 1, zone);
  return successor && check(Successor, successor, 'successor');
}

/** The document of the successor, under its key as the actor adds it. */
function addedAs({ key, fields }: { key: string; fields: NewTask }, overrides = {}): TaskDoc {
  const turn = turnOf({ key, ...overrides });
  return addTask(undefined, { userId, taskId: 7 }, () => fields, turn)!.next;
}

test('a successor carries the fields on, counts one up and has the key of its place in the series', () => {
  const doc = added({
    description: 'by transfer',
    priority: 'high',
    tags: ['home'],
    due_date: '2026-03-05T17:00:00Z',
    reminders: ['PT30M'],
    recurrence: 'weekly',
  });
  const successor = plan(done(doc));
  assert.deepEqual(successor, {
    key: 'next/7.1/2',
    fields: {
      title: 'Pay rent',
      description: 'by transfer',
      priority: 'high',
      tags: ['home'],
      due_date: '2026-03-12T17:00:00.000Z',
      reminders: ['PT30M'],
      recurrence: doc.task.recurrence,
      series_id: '7.1',
      occurrence: 2,
      anchor: '2026-03-05T17:00/2026-03-12',
    },
  });
  const next = addedAs(successor!);
  assert.deepEqual([next.add_key, next.anchor, next.task.version], ['next/7.1/2', '2026-03-05T17:00/2026-03-12', 1]);
});

test('reminders that are named and none at all go on, the default follows what it is by then', () => {
  const due = { due_date: '2026-03-05T17:00:00Z', recurrence: 'weekly' };
  const none = addedAs(plan(done(added({ ...due, reminders: [] })))!, { defaultReminder: 15 });
  assert.deepEqual([none.task.reminders, none.default_reminders], [[], false]);
  const usual = addedAs(plan(done(added(due)))!, { defaultReminder: 15 });
  assert.deepEqual([usual.task.reminders, usual.default_reminders], [['PT15M'], true]);
});

test('there is none before the completion, after a reopening, without a rule and for an older document', () => {
  const doc = added({ due_date: '2026-03-05', recurrence: 'weekly' });
  const completed = done(doc);
  assert.equal(plan(undefined), null);
  assert.equal(plan(doc), null);
  assert.equal(plan(updateTask(completed, 7, { completed: false }, turnOf()).next), null);
  assert.equal(plan(updateTask(completed, 7, { recurrence: null }, turnOf()).next), null);
  assert.equal(plan(done(added({ recurrence: undefined }))), null);
  assert.equal(planSuccessor(completed, completed.task.version + 1, 'UTC'), null);
});

test('a change or a deletion after the completion keeps it', () => {
  const completed = done(added({ due_date: '2026-03-05', recurrence: 'weekly' }));
  const renamed = updateTask(completed, 7, { title: 'Pay the rent' }, turnOf()).next;
  assert.equal(planSuccessor(renamed, completed.task.version, 'UTC')?.fields.title, 'Pay the rent');
  assert.equal(planSuccessor(deleteTask(completed, 7, turnOf()).next, 2, 'UTC')?.key, 'next/7.1/2');
});

test('a monthly task on the 31st clamps to the end of the month and comes back', () => {
  let doc = added({ due_date: '2026-03-31', recurrence: 'FREQ=MONTHLY' });
  const dates = [];
  for (let n = 0; n < 4; n++) {
    doc = addedAs(plan(done(doc))!);
    dates.push([doc.task.due_date, doc.task.occurrence]);
  }
  assert.deepEqual(dates, [
    ['2026-04-30', 2],
    ['2026-05-31', 3],
    ['2026-06-30', 4],
    ['2026-07-31', 5],
  ]);
});

test('COUNT and UNTIL end the series', () => {
  const second = addedAs(plan(done(added({ due_date: '2026-03-05', recurrence: 'FREQ=DAILY;COUNT=2' })))!);
  assert.equal(plan(done(second)), null);
  const last = addedAs(plan(done(added({ due_date: '2026-03-05', recurrence: 'FREQ=DAILY;UNTIL=20260306' })))!);
  assert.equal(last.task.due_date, '2026-03-06');
  assert.equal(plan(done(last)), null);
});

test('counted from the completion it goes by the local day it was done, in the zone that is asked for', () => {
  const recurrence = { rule: 'FREQ=DAILY;INTERVAL=3', mode: 'completion' as const };
  const doc = done(added({ due_date: '2026-03-05', recurrence }), turnOf({ now: new Date('2026-03-10T23:30:00Z') }));
  assert.equal(plan(doc)?.fields.due_date, '2026-03-13');
  assert.equal(plan(doc, 'Asia/Karachi')?.fields.due_date, '2026-03-14');
});

test('an untouched successor is taken back with its key, a touched one stays', () => {
  const successor = plan(done(added({ due_date: '2026-03-05', recurrence: 'weekly' })))!;
  const doc = addedAs(successor);
  const gone = withdrawTask(doc, successor.key, turnOf())!;
  assert.deepEqual(
    [gone.deleted, gone.add_key, gone.keys, gone.reminders, gone.rev],
    [true, null, [], [], doc.rev + 1],
  );
  assert.deepEqual(
    gone.events.map(({ event }) => event.event_type),
    ['task.deleted', 'task.changed'],
  );
  for (const { topic, event } of gone.events) check(eventSchemas[topic], event, topic);
  assert.equal(withdrawTask(gone, successor.key, turnOf()), gone);
  assert.equal(withdrawTask(doc, 'next/7.1/3', turnOf()), doc);
  for (const touched of [
    updateTask(doc, 7, { tags: ['mine'] }, turnOf()).next,
    done(doc),
    deleteTask(doc, 7, turnOf()).next,
  ])
    assert.equal(withdrawTask(touched, successor.key, turnOf()), touched);
});

test('however often a task is completed and reopened, its successor has one key and one due date', () => {
  const rules = ['daily', 'FREQ=MONTHLY', 'every other friday', 'FREQ=YEARLY', 'FREQ=WEEKLY;BYDAY=MO,TH'];
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 6 }),
      (recurrence, day, rounds, occurrences) => {
        const due_date = new Date(Date.UTC(2026, 2, 5 + day)).toISOString().slice(0, 10);
        let doc = added({ due_date, recurrence });
        for (let n = 1; n <= occurrences; n++) {
          let completed = done(doc);
          const first = plan(completed)!;
          for (let round = 0; round < rounds; round++)
            completed = done(updateTask(completed, 7, { completed: false }, turnOf()).next);
          assert.deepEqual(plan(completed), first);
          assert.deepEqual([first.key, first.fields.occurrence], [`next/7.1/${n + 1}`, n + 1]);
          assert.ok(first.fields.due_date! > doc.task.due_date!);
          doc = addedAs(first);
        }
      },
    ),
  );
});
