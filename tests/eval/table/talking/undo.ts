import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'call Nina', due: '2026-03-12 14:00', priority: 'high', tags: ['work', 'phone'] },
  { title: 'weed the beds', due: '2026-03-14', repeat: 'FREQ=WEEKLY;BYDAY=SA' },
  { title: 'buy yarn' },
  { title: 'post the letter', done: true },
];

/** Every kind of change is undone. */
export const undo: Conversation[] = [
  {
    name: 'undo: an add',
    tasks,
    turns: [
      { say: 'add buy needles', adds: [{ title: 'buy needles' }] },
      { say: 'undo that', deletes: [5] },
    ],
  },
  {
    name: 'undo: an amount',
    tasks,
    turns: [
      { say: 'push call Nina back an hour', changes: { 1: { due: '2026-03-12 15:00' } } },
      { say: 'take that back', changes: { 1: { due: '2026-03-12 14:00' } } },
    ],
  },
  {
    name: 'undo: a priority',
    tasks,
    turns: [
      { say: 'make call Nina low priority', changes: { 1: { priority: 'low' } } },
      { say: 'undo', changes: { 1: { priority: 'high' } } },
    ],
  },
  {
    name: 'undo: a tag',
    tasks,
    turns: [
      { say: 'remove the tag phone from task 1', changes: { 1: { tags: ['work'] } } },
      { say: 'please undo that', changes: { 1: { tags: ['work', 'phone'] } } },
    ],
  },
  {
    name: 'undo: a date taken off',
    tasks,
    turns: [
      { say: 'remove the due date from task 1', changes: { 1: { due: null } } },
      { say: 'oops, undo', changes: { 1: { due: '2026-03-12 14:00' } } },
    ],
  },
  {
    name: 'undo: a date put on',
    tasks,
    turns: [
      { say: 'buy yarn is due friday', changes: { 3: { due: '2026-03-13' } } },
      { say: 'undo the last change', changes: { 3: { due: null } } },
    ],
  },
  {
    name: 'undo: a rule taken off',
    tasks,
    turns: [
      { say: 'stop repeating weed the beds', changes: { 2: { repeat: null } } },
      { say: 'undo that', changes: { 2: { repeat: 'FREQ=WEEKLY;BYDAY=SA' } } },
    ],
  },
  {
    name: 'undo: a reopening',
    tasks,
    turns: [
      { say: 'reopen task 4', changes: { 4: { done: false } } },
      { say: 'no, undo that', completes: [4] },
    ],
  },
  {
    name: 'undo: two completions',
    tasks,
    turns: [
      { say: 'complete 1 and 3', completes: [1, 3] },
      { say: 'undo that', changes: { 1: { done: false }, 3: { done: false } } },
    ],
  },
  {
    name: 'undo: two deletions',
    tasks: [{ title: 'buy glue', tags: ['craft'] }, { title: 'buy felt', due: '2026-03-20' }, { title: 'call Bo' }],
    turns: [
      { say: 'delete 1 and 2', asks: true, wants: { deletes: [1, 2] } },
      { say: 'yes', deletes: [1, 2] },
      {
        say: 'undo that',
        adds: [
          { title: 'buy glue', tags: ['craft'] },
          { title: 'buy felt', due: '2026-03-20' },
        ],
      },
    ],
  },
  {
    name: 'undo: after a look',
    tasks,
    turns: [
      { say: 'mark buy yarn as done', completes: [3] },
      { say: "what's left?", lists: [1, 2], mayList: [3] },
      { say: 'undo that', changes: { 3: { done: false } } },
    ],
  },
  {
    name: 'undo: two changes of one message',
    tasks,
    turns: [
      {
        say: 'rename task 3 to buy wool and make it urgent',
        changes: { 3: { title: 'buy wool', priority: 'urgent' } },
      },
      { say: 'undo that', changes: { 3: { title: 'buy yarn', priority: 'medium' } } },
    ],
  },
  {
    name: 'undo: a recurring one that was done',
    tasks,
    turns: [
      {
        say: 'weeded the beds',
        completes: [2],
        next: [{ title: 'weed the beds', due: '2026-03-21', repeat: 'FREQ=WEEKLY;BYDAY=SA' }],
      },
      { say: 'undo that', changes: { 2: { done: false } }, deletes: [5] },
    ],
  },
  {
    name: 'undo: a deletion says its new number',
    tasks,
    turns: [
      { say: 'delete buy yarn', deletes: [3] },
      { say: 'bring it back', adds: [{ title: 'buy yarn' }], names: [/#?5/] },
    ],
  },
  { name: 'undo: nothing', tasks, turns: [{ say: 'undo' }] },
];
