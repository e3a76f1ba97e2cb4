import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'team meeting', due: '2026-03-11 09:00' },
  { title: 'buy milk' },
  { title: 'pay rent' },
];

export const deleting: Conversation[] = [
  { name: 'the meeting task', core: true, tasks, turns: [{ say: 'Delete the meeting task', deletes: [1] }] },
  { name: 'task 2', core: true, tasks, turns: [{ say: 'remove task 2', deletes: [2] }] },
  {
    name: 'all my tasks, yes',
    core: true,
    tasks,
    turns: [
      { say: 'delete all my tasks', asks: true, wants: { deletes: [1, 2, 3] } },
      { say: 'yes', deletes: [1, 2, 3] },
    ],
  },
  {
    name: 'completed ones, go ahead',
    tasks: [{ title: 'a walk', done: true }, { title: 'call bob' }, { title: 'old essay', done: true }],
    turns: [
      { say: 'delete all completed tasks', asks: true, wants: { deletes: [1, 3] } },
      { say: 'go ahead', deletes: [1, 3] },
    ],
  },
  {
    name: 'two numbers, no',
    tasks,
    turns: [{ say: 'delete 1 and 2', asks: true, wants: { deletes: [1, 2] } }, { say: 'no, keep them' }],
  },
  {
    name: 'consent does not wait for ever',
    tasks,
    turns: [
      { say: 'clear my list', asks: true, wants: { deletes: [1, 2, 3] } },
      { say: 'show my tasks', lists: [1, 2, 3] },
      { say: 'yes' },
    ],
  },
  {
    name: 'all but the rent',
    tasks,
    turns: [
      { say: 'delete everything except the rent', asks: true, wants: { deletes: [1, 2] } },
      { say: 'ok', deletes: [1, 2] },
    ],
  },
  {
    name: 'cancel the appointment',
    tasks: [{ title: 'dentist appointment', due: '2026-03-12 09:00' }, { title: 'buy milk' }],
    turns: [{ say: 'cancel my dentist appointment', deletes: [1] }],
  },
  { name: 'number 42', tasks, turns: [{ say: 'delete task 42', names: ['42'] }] },
  { name: 'get rid of', tasks, turns: [{ say: 'get rid of the milk one', deletes: [2] }] },
  {
    name: 'the one about taxes',
    tasks: [{ title: 'ask Lena about taxes' }, { title: 'buy stamps' }],
    turns: [{ say: 'delete the one about taxes', deletes: [1] }],
  },
  { name: 'do not', tasks, turns: [{ say: "don't delete anything" }] },
  { name: 'scrap it', tasks, turns: [{ say: 'scrap the rent reminder', deletes: [3] }] },
];
