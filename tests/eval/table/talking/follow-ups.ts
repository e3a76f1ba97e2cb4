import type { Conversation } from '../../conversation.ts';

export const followUps: Conversation[] = [
  {
    name: 'milk and it',
    core: true,
    turns: [
      { say: 'add buy milk', adds: [{ title: 'buy milk' }] },
      { say: 'make it urgent', changes: { 1: { priority: 'urgent' } } },
      { say: 'mark it as done', completes: [1] },
    ],
  },
  {
    name: 'actually tomorrow',
    tasks: [{ title: 'pay rent' }],
    turns: [
      { say: 'add call the school', adds: [{ title: 'call the school' }] },
      { say: 'actually tomorrow', changes: { 2: { due: '2026-03-11' } } },
      { say: 'at 8', changes: { 2: { due: '2026-03-11 08:00' } } },
    ],
  },
  {
    name: 'sara at four',
    turns: [
      { say: 'add call Sara', adds: [{ title: 'call Sara' }] },
      { say: 'at 4pm', changes: { 1: { due: '2026-03-10 16:00' } } },
      { say: 'remind me 10 minutes before', changes: { 1: { remind: ['PT10M'] } } },
    ],
  },
  {
    name: 'the second and the last',
    tasks: [{ title: 'sew a button' }, { title: 'bake a cake' }, { title: 'call bob' }],
    turns: [
      { say: 'show my tasks', lists: [1, 2, 3] },
      { say: 'complete the second one', completes: [2] },
      { say: 'and delete the last one', deletes: [3] },
    ],
  },
  {
    name: 'undo a deletion',
    tasks: [{ title: 'gym', due: '2026-03-12 18:00', priority: 'high' }, { title: 'call bob' }],
    turns: [
      { say: 'delete the gym', deletes: [1] },
      { say: 'undo that', adds: [{ title: 'gym', due: '2026-03-12 18:00', priority: 'high' }] },
    ],
  },
  {
    name: 'undo a rename',
    tasks: [{ title: 'wash the bike' }],
    turns: [
      { say: 'rename task 1 to wash the car', changes: { 1: { title: 'wash the car' } } },
      { say: 'undo', changes: { 1: { title: 'wash the bike' } } },
    ],
  },
  {
    name: 'no, thursday',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }],
    turns: [
      { say: 'move the dentist to friday', changes: { 1: { due: '2026-03-13 10:00' } } },
      { say: 'no, thursday', changes: { 1: { due: '2026-03-12 10:00' } } },
    ],
  },
  {
    name: 'also eggs',
    turns: [
      { say: 'add buy bread', adds: [{ title: 'buy bread' }] },
      { say: 'also eggs', adds: [{ title: ['eggs', 'buy eggs'] }] },
      { say: 'tag both with shopping', changes: { 1: { tags: ['shopping'] }, 2: { tags: ['shopping'] } } },
    ],
  },
  {
    name: 'move them',
    tasks: [
      { title: 'buy milk', due: '2026-03-11' },
      { title: 'pay rent', due: '2026-03-12' },
      { title: 'call mom', due: '2026-03-11 17:00' },
    ],
    turns: [
      { say: 'what is due tomorrow?', lists: [1, 3] },
      { say: 'move them to friday', changes: { 1: { due: '2026-03-13' }, 3: { due: '2026-03-13 17:00' } } },
    ],
  },
  {
    name: 'then repeat it',
    turns: [
      { say: 'add pay the electricity bill', adds: [{ title: 'pay the electricity bill' }] },
      {
        say: 'repeat it every month on the 5th',
        changes: { 1: { due: '2026-04-05', repeat: 'FREQ=MONTHLY;BYMONTHDAY=5' } },
      },
    ],
  },
  {
    name: 'make that two hours',
    turns: [
      { say: 'add gym on friday at 6pm', adds: [{ title: 'gym', due: '2026-03-13 18:00' }] },
      { say: 'remind me an hour before', changes: { 1: { remind: ['PT1H'] } } },
      { say: 'make that 2 hours before', changes: { 1: { remind: ['PT2H'] } } },
    ],
  },
];
