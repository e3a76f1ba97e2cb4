import type { Seed, Table } from '../../conversation.ts';
import { addsOrNot } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'water the ivy', due: '2026-03-13' },
  { title: 'paint the fence', due: '2026-03-12 10:00', tags: ['garden'] },
  { title: 'paint the door' },
  { title: 'call Ravi', priority: 'low' },
];

/** Several turns, and several tasks that could be meant. */
export const threads: Table = {
  'follow-ups': [
    {
      name: 'held: it, twice',
      turns: [
        { say: 'add book the sauna', adds: [{ title: 'book the sauna' }] },
        { say: 'next thursday at 8pm', changes: { 1: { due: '2026-03-19 20:00' } } },
        { say: 'actually 9pm', changes: { 1: { due: '2026-03-19 21:00' } } },
        { say: 'finished it', completes: [1] },
      ],
    },
    {
      name: 'held: the third by date',
      tasks: tasks.slice(0, 3),
      turns: [
        { say: 'show my tasks sorted by due date', lists: [2, 1, 3], inOrder: true },
        { say: 'make the third one urgent', changes: { 3: { priority: 'urgent' } } },
        { say: 'and complete the first', completes: [2] },
      ],
    },
    {
      name: 'held: push it',
      tasks,
      turns: [
        { say: 'move paint the fence to saturday', changes: { 2: { due: '2026-03-14 10:00' } } },
        { say: 'push it back two hours', changes: { 2: { due: '2026-03-14 12:00' } } },
        { say: 'undo that', changes: { 2: { due: '2026-03-14 10:00' } } },
      ],
    },
  ],
  undo: [
    {
      name: 'held: undo a tag',
      tasks,
      turns: [
        { say: 'tag call Ravi with work', changes: { 4: { tags: ['work'] } } },
        { say: 'undo', changes: { 4: { tags: [] } } },
      ],
    },
    {
      name: 'held: undo an add',
      tasks,
      turns: [
        { say: 'buy bleach tomorrow', adds: [{ title: 'buy bleach', due: '2026-03-11' }] },
        { say: 'oops, undo that', deletes: [5] },
      ],
    },
    {
      name: 'held: undo a rule',
      tasks,
      turns: [
        { say: 'repeat water the ivy every friday', changes: { 1: { repeat: 'FREQ=WEEKLY;BYDAY=FR' } } },
        { say: 'no, undo that please', changes: { 1: { repeat: null } } },
      ],
    },
    {
      name: 'held: undo three',
      tasks,
      turns: [
        {
          say: 'make 1, 2 and 3 urgent',
          changes: { 1: { priority: 'urgent' }, 2: { priority: 'urgent' }, 3: { priority: 'urgent' } },
        },
        {
          say: 'undo that',
          changes: { 1: { priority: 'medium' }, 2: { priority: 'medium' }, 3: { priority: 'medium' } },
        },
      ],
    },
    {
      name: 'held: undo a deletion with all it had',
      tasks,
      turns: [
        { say: 'delete paint the fence', deletes: [2] },
        { say: 'bring that back', adds: [{ title: 'paint the fence', due: '2026-03-12 10:00', tags: ['garden'] }] },
      ],
    },
  ],
  ambiguity: [
    {
      name: 'held: which paint',
      tasks,
      turns: [
        { say: 'delete the paint task', asks: true, names: ['fence', 'door'] },
        { say: 'the door', deletes: [3] },
      ],
    },
    {
      name: 'held: which paint, no answer',
      tasks,
      turns: [
        { say: 'done with paint', asks: true, names: ['fence', 'door'] },
        { say: 'what is due on friday?', lists: [1] },
      ],
    },
    {
      name: 'held: which paint, the first',
      tasks,
      turns: [
        { say: 'move paint to sunday', asks: true },
        { say: 'the first one', changes: { 2: { due: '2026-03-15 10:00' } } },
      ],
    },
    { name: 'held: move what', tasks, turns: [{ say: 'move it to friday', asks: true }] },
  ],
  talk: [
    ...[
      'hi there, how is it going?',
      'what is your name?',
      'great job',
      'how much is 5 euros in dollars?',
      'sing me a song about friday',
      'are you a robot?',
      'why?',
      'how do I mark a task as done?',
      'recite a poem about painting a door',
    ].map((say) => ({ name: `held: ${say}`, tasks, turns: [{ say }] })),
    ...addsOrNot([
      ['held: a pizza', 'order me a pizza', /pizza/i],
      ['held: a taxi', 'call me a taxi', /taxi/i],
    ]),
  ],
};
