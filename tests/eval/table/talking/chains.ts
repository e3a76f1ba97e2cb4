import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'mend the gate' },
  { title: 'send the quote', due: '2026-03-12 12:00' },
  { title: 'buy rope' },
  { title: 'call Yusuf', tags: ['phone'] },
];

/** Several commands in one message, in the order said. */
export const chains: Conversation[] = [
  {
    name: 'add, add and add',
    turns: [
      {
        say: 'add wash the dog, add trim the hedge on saturday and add call Pia',
        adds: [{ title: 'wash the dog' }, { title: 'trim the hedge', due: '2026-03-14' }, { title: 'call Pia' }],
      },
    ],
  },
  {
    name: 'two sentences',
    tasks,
    turns: [
      {
        say: 'The gate is mended. Please remind me to buy paint tomorrow.',
        completes: [1],
        adds: [{ title: 'buy paint', due: '2026-03-11' }],
      },
    ],
  },
  {
    name: 'move and tag',
    tasks,
    turns: [
      {
        say: 'move the quote to friday and tag it sales',
        changes: { 2: { due: '2026-03-13 12:00', tags: ['sales'] } },
      },
    ],
  },
  {
    name: 'complete, delete, show',
    tasks,
    turns: [
      {
        say: 'complete task 1, delete task 3 and show what is left',
        completes: [1],
        deletes: [3],
        lists: [2, 4],
        mayList: [1],
      },
    ],
  },
  {
    name: 'priority of two',
    tasks,
    turns: [
      {
        say: 'make task 1 urgent and task 3 low',
        changes: { 1: { priority: 'urgent' }, 3: { priority: 'low' } },
      },
    ],
  },
  {
    name: 'one by title, one by number',
    tasks,
    turns: [
      {
        say: 'mark buy rope as done and move 4 to thursday at 2pm',
        completes: [3],
        changes: { 4: { due: '2026-03-12 14:00' } },
      },
    ],
  },
  {
    name: 'a semicolon',
    tasks,
    turns: [
      {
        say: 'call Yusuf is done; rename mend the gate to mend the fence',
        completes: [4],
        changes: { 1: { title: 'mend the fence' } },
      },
    ],
  },
  {
    name: 'an and that is part of a title',
    turns: [{ say: 'add buy salt and pepper', adds: [{ title: 'buy salt and pepper' }] }],
  },
  {
    name: 'two actions of one title',
    turns: [
      {
        say: 'add wash and iron the shirts tomorrow',
        adds: [{ title: 'wash and iron the shirts', due: '2026-03-11' }],
      },
    ],
  },
  {
    name: 'two reminders of two things',
    turns: [
      {
        say: 'remind me to call Jo at 3pm and to feed the cat at 6pm',
        adds: [
          { title: 'call Jo', due: '2026-03-10 15:00' },
          { title: 'feed the cat', due: '2026-03-10 18:00' },
        ],
      },
    ],
  },
  {
    name: 'one of two is not there',
    tasks,
    turns: [{ say: 'complete task 1 and task 99', either: [{ completes: [1] }, {}], names: ['99'] }],
  },
  {
    name: 'delete two in two sentences',
    tasks,
    turns: [
      { say: 'delete the rope. delete the gate.', asks: true, wants: { deletes: [3, 1] } },
      { say: 'yes', deletes: [1, 3] },
    ],
  },
];
