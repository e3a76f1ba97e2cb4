import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'call the bank', due: '2026-03-09', tags: ['money'] },
  { title: 'pay the invoice', due: '2026-03-10', tags: ['money'] },
  { title: 'yoga class', due: '2026-03-11 19:00' },
  { title: 'cooking class', due: '2026-03-12 19:30' },
  { title: 'call Eva', due: '2026-03-11 08:30' },
  { title: 'old newsletter', done: true },
  { title: 'old invoice', done: true },
];

/** Several at once: what the message names is changed, deleting asks. */
export const bulk: Conversation[] = [
  {
    name: 'overdue to today',
    tasks,
    turns: [{ say: 'move all overdue tasks to today', changes: { 1: { due: '2026-03-10' } } }],
  },
  {
    name: 'evening classes',
    tasks,
    turns: [
      {
        say: 'reschedule my evening classes to 8 PM',
        changes: { 3: { due: '2026-03-11 20:00' }, 4: { due: '2026-03-12 20:00' } },
      },
    ],
  },
  {
    name: 'all with a tag',
    tasks,
    turns: [
      { say: 'make everything tagged money urgent', changes: { 1: { priority: 'urgent' }, 2: { priority: 'urgent' } } },
    ],
  },
  {
    name: 'calls to friday',
    tasks,
    turns: [
      {
        say: 'move all my calls to friday',
        changes: { 1: { due: '2026-03-13' }, 5: { due: '2026-03-13 08:30' } },
      },
    ],
  },
  {
    name: 'tomorrow to thursday',
    tasks,
    turns: [
      {
        say: "move tomorrow's tasks to thursday",
        changes: { 3: { due: '2026-03-12 19:00' }, 5: { due: '2026-03-12 08:30' } },
      },
    ],
  },
  { name: 'classes done', tasks, turns: [{ say: 'both classes are done', completes: [3, 4] }] },
  { name: 'done for today', tasks, turns: [{ say: 'mark everything due today as done', completes: [2] }] },
  { name: 'all calls done', tasks, turns: [{ say: 'I made all the calls', completes: [1, 5] }] },
  {
    name: 'tag of three numbers',
    tasks,
    turns: [
      {
        say: 'tag 3, 4 and 5 with private',
        changes: { 3: { tags: ['private'] }, 4: { tags: ['private'] }, 5: { tags: ['private'] } },
      },
    ],
  },
  {
    name: 'dates off',
    tasks,
    turns: [{ say: 'clear the due dates of tasks 1 and 2', changes: { 1: { due: null }, 2: { due: null } } }],
  },
  {
    name: 'finished ones, yes please',
    tasks,
    turns: [
      { say: 'get rid of all the finished ones', asks: true, wants: { deletes: [6, 7] } },
      { say: 'yes please', deletes: [6, 7] },
    ],
  },
  {
    name: 'overdue and completed, no',
    tasks,
    turns: [{ say: 'remove completed tasks', asks: true, wants: { deletes: [6, 7] } }, { say: 'no' }],
  },
  {
    name: 'calls deleted, then something else',
    tasks,
    turns: [
      { say: 'delete all calls', asks: true, wants: { deletes: [1, 5] } },
      { say: 'what is due tomorrow?', lists: [3, 5] },
      { say: 'ok' },
    ],
  },
  {
    name: 'three numbers, do it',
    tasks,
    turns: [
      { say: 'delete tasks 1, 2 and 6', asks: true, wants: { deletes: [1, 2, 6] } },
      { say: 'do it', deletes: [1, 2, 6] },
    ],
  },
  {
    name: 'a long yes is none',
    tasks,
    turns: [
      { say: 'delete everything tagged money', asks: true, wants: { deletes: [1, 2] } },
      { say: 'yes I was thinking about that the whole morning and still do not know what I want to do about it' },
    ],
  },
];
