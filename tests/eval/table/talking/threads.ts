import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'paint the shed', due: '2026-03-14' },
  { title: 'order bricks', due: '2026-03-12' },
  { title: 'measure the wall', due: '2026-03-11' },
];

/** What "it", "them" and "the second one" are. */
export const threads: Conversation[] = [
  {
    name: 'it, urgent and tagged',
    turns: [
      { say: 'I need to renew my passport', adds: [{ title: 'renew my passport' }] },
      { say: "it's urgent", changes: { 1: { priority: 'urgent' } } },
      { say: 'tag it travel', changes: { 1: { tags: ['travel'] } } },
    ],
  },
  {
    name: 'actually monday at nine',
    turns: [
      { say: 'dentist on friday at 3pm', adds: [{ title: 'dentist', due: '2026-03-13 15:00' }] },
      { say: 'actually monday', changes: { 1: { due: '2026-03-16 15:00' } } },
      { say: 'sorry, at 9', changes: { 1: { due: '2026-03-16 09:00' } } },
    ],
  },
  {
    name: 'second by due date',
    tasks,
    turns: [
      { say: 'show my tasks by due date', lists: [3, 2, 1], inOrder: true },
      { say: 'the second one is done', completes: [2] },
    ],
  },
  {
    name: 'first two',
    tasks,
    turns: [
      { say: 'list my tasks sorted by due date', lists: [3, 2, 1], inOrder: true },
      { say: 'move the first two to friday', changes: { 3: { due: '2026-03-13' }, 2: { due: '2026-03-13' } } },
    ],
  },
  {
    name: 'the third',
    tasks,
    turns: [
      { say: 'what is due this week?', lists: [1, 2, 3] },
      { say: 'delete the third one', either: [{ deletes: [1] }, { deletes: [3] }] },
    ],
  },
  {
    name: 'all of them',
    tasks,
    turns: [
      { say: 'anything due before saturday?', lists: [2, 3] },
      { say: 'make them all high priority', changes: { 2: { priority: 'high' }, 3: { priority: 'high' } } },
    ],
  },
  {
    name: 'no, the other one',
    tasks: [{ title: 'buy white paint' }, { title: 'buy blue paint' }],
    turns: [
      { say: 'complete buy white paint', completes: [1] },
      { say: 'undo that', changes: { 1: { done: false } } },
      { say: 'I meant the blue one', either: [{ completes: [2] }, {}], names: ['blue'] },
    ],
  },
  {
    name: 'that task, that day',
    turns: [
      { say: 'remind me to call Ole on friday', adds: [{ title: 'call Ole', due: '2026-03-13' }] },
      { say: 'make that 11am', changes: { 1: { due: '2026-03-13 11:00' } } },
      { say: 'delete it', deletes: [1] },
    ],
  },
  {
    name: 'every week, then not',
    turns: [
      { say: 'add water the orchid on saturday', adds: [{ title: 'water the orchid', due: '2026-03-14' }] },
      { say: 'every week', changes: { 1: { repeat: 'FREQ=WEEKLY' } } },
      { say: 'no, only once', changes: { 1: { repeat: null } } },
    ],
  },
  {
    name: 'and one more',
    turns: [
      { say: 'add buy screws', adds: [{ title: 'buy screws' }] },
      { say: 'and buy a drill tomorrow', adds: [{ title: 'buy a drill', due: '2026-03-11' }] },
      { say: 'both are urgent', changes: { 1: { priority: 'urgent' }, 2: { priority: 'urgent' } } },
    ],
  },
  {
    name: 'the date of the one just moved',
    tasks,
    turns: [
      { say: 'move order bricks to next monday', changes: { 2: { due: '2026-03-16' } } },
      { say: 'at noon', changes: { 2: { due: '2026-03-16 12:00' } } },
      { say: 'and remind me 2 hours before', changes: { 2: { remind: ['PT2H'] } } },
    ],
  },
  {
    name: 'a talk in between',
    turns: [
      { say: 'add oil the door', adds: [{ title: 'oil the door' }] },
      { say: 'thanks!' },
      { say: 'make it high priority', changes: { 1: { priority: 'high' } } },
    ],
  },
];
