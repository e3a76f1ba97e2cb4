import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'call mom' },
  { title: 'write the report', due: '2026-03-13' },
  { title: 'buy milk' },
  { title: 'buy bread' },
  { title: 'visit the dentist' },
];

export const completing: Conversation[] = [
  { name: 'task 3', core: true, tasks, turns: [{ say: 'Mark task 3 as complete', completes: [3] }] },
  { name: 'finished the report', core: true, tasks, turns: [{ say: 'I finished the report', completes: [2] }] },
  { name: 'done with', core: true, tasks, turns: [{ say: 'done with call mom', completes: [1] }] },
  { name: 'two numbers', core: true, tasks, turns: [{ say: 'tasks 1 and 3 are done', completes: [1, 3] }] },
  { name: 'bought the milk', tasks, turns: [{ say: 'I bought the milk', completes: [3] }] },
  { name: 'tick off', tasks, turns: [{ say: 'tick off the dentist', completes: [5] }] },
  { name: 'title and colon', tasks, turns: [{ say: 'call mom: done', completes: [1] }] },
  { name: 'already', tasks, turns: [{ say: 'I already bought the bread', completes: [4] }] },
  { name: 'milk and bread', tasks, turns: [{ say: 'complete the milk and the bread', completes: [3, 4] }] },
  { name: 'everything done', tasks, turns: [{ say: 'mark everything as done', completes: [1, 2, 3, 4, 5] }] },
  {
    name: 'by tag',
    tasks: [
      { title: 'post office', tags: ['errands'] },
      { title: 'essay', tags: ['school'] },
      { title: 'pharmacy', tags: ['errands'] },
    ],
    turns: [{ say: 'complete everything tagged errands', completes: [1, 3] }],
  },
  { name: 'no such number', tasks, turns: [{ say: 'mark task 99 as complete', names: ['99'] }] },
  {
    name: 'a slip of the finger',
    tasks: [{ title: 'buy groceries' }, { title: 'call bob' }],
    turns: [{ say: 'finished buying grocereis', either: [{ completes: [1] }, {}], names: ['groceries'] }],
  },
  {
    name: 'reopen',
    tasks: [{ title: 'call bob' }, { title: 'wash the car', done: true }],
    turns: [{ say: 'reopen task 2', changes: { 2: { done: false } } }],
  },
  {
    name: 'not done after all',
    tasks: [{ title: 'call bob' }, { title: 'wash the car', done: true }],
    turns: [{ say: "I haven't washed the car after all, mark it as not done", changes: { 2: { done: false } } }],
  },
  {
    name: 'undo a completion',
    tasks,
    turns: [
      { say: 'complete task 4', completes: [4] },
      { say: 'oops, undo that', changes: { 4: { done: false } } },
    ],
  },
  { name: 'only asked', tasks, turns: [{ say: 'is the report done?' }] },
  { name: 'not yet', tasks, turns: [{ say: "I haven't called mom yet" }] },
];
