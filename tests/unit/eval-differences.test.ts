import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effect, Turn } from '../eval/conversation.ts';
import { faultsOf } from '../eval/measure.ts';
import { differences, type TaskState, type Tasks } from '../eval/state.ts';

const milk: TaskState = {
  title: 'Buy milk',
  description: null,
  due: '2026-03-11 17:00',
  priority: 'medium',
  tags: ['home'],
  repeat: 'FREQ=WEEKLY;BYDAY=WE',
  mode: 'schedule',
  remind: ['PT0S'],
  done: false,
};
const plain: TaskState = { ...milk, title: 'Call bob', due: null, tags: [], repeat: null, remind: [] };
const before: Tasks = new Map([
  [1, milk],
  [2, plain],
]);
const after = (changes: Record<number, Partial<TaskState> | null>): Tasks =>
  new Map(
    [...new Map([...before, ...Object.keys(changes).map((number) => [Number(number), plain] as const)])].flatMap(
      ([number]) => {
        const change = changes[number];
        return change === null ? [] : [[number, { ...(before.get(number) ?? plain), ...change }] as const];
      },
    ),
  );

test('what a turn leaves alone has to stay: every planted difference of an untouched task is found', () => {
  assert.deepEqual(differences(before, after({}), {}), []);
  const planted: [field: keyof TaskState, change: Partial<TaskState>][] = [
    ['title', { title: 'Buy oat milk' }],
    ['due', { due: '2026-03-11 17:01' }],
    ['due', { due: '2026-03-11' }],
    ['priority', { priority: 'high' }],
    ['tags', { tags: ['home', 'work'] }],
    ['repeat', { repeat: 'FREQ=WEEKLY;BYDAY=TH' }],
    ['repeat', { repeat: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3' }],
    ['repeat', { repeat: null }],
    ['mode', { mode: 'completion' }],
    ['remind', { remind: ['PT30M'] }],
    ['done', { done: true }],
  ];
  for (const [field, change] of planted) {
    const [fault, ...more] = differences(before, after({ 1: change }), {});
    assert.match(fault ?? '', new RegExp(`^#1 ${field} is .*, should be `), JSON.stringify(change));
    assert.deepEqual(more, [], JSON.stringify(change));
  }
  assert.deepEqual(differences(before, after({ 2: null }), {}), ['#2 is gone']);
  assert.deepEqual(differences(before, after({ 3: {} }), {}), ['#3 "Call bob" was added unasked']);
});

test('what a turn should do and does not is found', () => {
  const missed: [effect: Effect, fault: RegExp][] = [
    [{ adds: [{ title: 'pay rent' }] }, /"pay rent" was not added/],
    [{ completes: [2] }, /#2 done is false/],
    [{ deletes: [2] }, /#2 is still there/],
    [{ changes: { 2: { priority: 'high' } } }, /#2 priority is "medium", should be "high"/],
    [{ next: [{ title: 'buy milk' }] }, /"buy milk" was not added/],
    [{ completes: [7] }, /#7 is not there/],
  ];
  for (const [effect, fault] of missed) assert.match(differences(before, after({}), effect).join(), fault);
});

test('right is right: case, punctuation, the order of additions, other words of the same rule, default reminders', () => {
  assert.deepEqual(differences(before, after({ 1: { title: 'buy MILK.' } }), {}), []);
  assert.deepEqual(differences(before, after({ 1: { repeat: 'FREQ=WEEKLY' } }), {}), []);
  const added = after({ 3: { title: 'B' }, 4: { title: 'A', due: '2026-03-12', remind: ['PT0S'] } });
  assert.deepEqual(differences(before, added, { adds: [{ title: 'a', due: '2026-03-12' }, { title: 'b' }] }), []);
  const dated = after({ 2: { due: '2026-03-12', remind: ['PT0S'] } });
  assert.deepEqual(differences(before, dated, { changes: { 2: { due: '2026-03-12' } } }), []);
  assert.match(differences(before, dated, {}).join(), /#2 due is/);
});

test('an added task has the defaults where nothing is said', () => {
  const urgent = after({ 3: { title: 'Pay rent', priority: 'urgent' } });
  assert.match(differences(before, urgent, { adds: [{ title: 'pay rent' }] }).join(), /#3 priority is "urgent"/);
});

test('the answer has to name, to ask and to leave out', () => {
  const faults = (answer: string, turn: Partial<Turn>) => faultsOf({ say: 'x', ...turn }, before, before, answer);
  assert.deepEqual(faults('#1 and call bob', { lists: [1, 2] }), []);
  assert.deepEqual(faults('#1 only', { lists: [1, 2] }), ['the answer leaves out #2']);
  assert.deepEqual(faults('#1 and #2', { lists: [1] }), ['the answer names #2']);
  assert.deepEqual(faults('#10', { lists: [1] }), ['the answer leaves out #1']);
  assert.deepEqual(faults('#2, #1', { lists: [1, 2], inOrder: true }), [
    'the answer names them in another order than 1,2',
  ]);
  assert.deepEqual(faults('Fine.', { asks: true }), ['the answer asks nothing']);
  assert.deepEqual(faults('Delete #1?', { asks: true, wants: { deletes: [1, 2] } }), ['the question leaves out #2']);
  assert.match(faults('<think>Hm.</think> Done.', {}).join(), /between the model/);
  assert.match(faults('a\u0000b', {}).join(), /no text/);
  assert.match(faults('a\ud800b', {}).join(), /no text/);
  assert.deepEqual(faults('Nothing.', { names: ['yoga'] }), ['the answer does not say yoga']);
});

test('of several right effects the nearest counts', () => {
  const turn: Turn = { say: 'x', either: [{ deletes: [1, 2] }, { completes: [2] }] };
  assert.deepEqual(faultsOf(turn, before, after({ 2: { done: true } }), ''), []);
  assert.deepEqual(faultsOf(turn, before, before, ''), ['#2 done is false, should be true']);
});
