import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'wash the car', due: '2026-03-13 17:00' },
  { title: 'drive to the lake', tags: ['fun', 'family'] },
  { title: 'call to say thanks', priority: 'high' },
  { title: 'pay rent', due: '2026-04-01', remind: ['P1D'] },
  { title: 'go to the gym' },
];

/** One field of one task. Said on Tuesday, 10 March 2026, at 10:00. */
export const details: Conversation[] = [
  {
    name: 'the lake to the sea',
    tasks,
    turns: [{ say: 'rename drive to the lake to drive to the sea', changes: { 2: { title: 'drive to the sea' } } }],
  },
  {
    name: 'to say to to say',
    tasks,
    turns: [{ say: 'rename call to say thanks to call to say sorry', changes: { 3: { title: 'call to say sorry' } } }],
  },
  {
    name: 'to the gym to the pool',
    tasks,
    turns: [{ say: 'change go to the gym to go to the pool', changes: { 5: { title: 'go to the pool' } } }],
  },
  {
    name: 'with a friday in it',
    tasks,
    turns: [{ say: "rename task 1 to 'Friday car wash'", changes: { 1: { title: 'Friday car wash' } } }],
  },
  { name: 'retitle', tasks, turns: [{ say: 'retitle #5: lift weights', changes: { 5: { title: 'lift weights' } } }] },
  {
    name: 'day and time',
    tasks,
    turns: [{ say: 'move wash the car to saturday at 10am', changes: { 1: { due: '2026-03-14 10:00' } } }],
  },
  {
    name: 'a week on monday',
    tasks,
    turns: [{ say: 'reschedule the car to a week on monday', changes: { 1: { due: '2026-03-23 17:00' } } }],
  },
  {
    name: 'first of next month',
    tasks,
    turns: [{ say: 'put the gym off until the first monday of next month', changes: { 5: { due: '2026-04-06' } } }],
  },
  {
    name: 'two days before it was',
    tasks,
    turns: [{ say: 'set the rent to 2 days before april 1', changes: { 4: { due: '2026-03-30' } } }],
  },
  {
    name: 'only a time',
    tasks,
    turns: [{ say: 'the car wash should be at 6:30pm', changes: { 1: { due: '2026-03-13 18:30' } } }],
  },
  {
    name: 'another zone for it',
    tasks,
    turns: [{ say: 'move the car to friday at 12:00 UTC', changes: { 1: { due: '2026-03-13 13:00' } } }],
  },
  { name: 'date off', tasks, turns: [{ say: 'the car has no deadline any more', changes: { 1: { due: null } } }] },
  {
    name: 'down to low',
    tasks,
    turns: [{ say: 'lower the priority of call to say thanks to low', changes: { 3: { priority: 'low' } } }],
  },
  { name: 'p1 for 5', tasks, turns: [{ say: 'task 5 is p1', changes: { 5: { priority: 'urgent' } } }] },
  {
    name: 'normal again',
    tasks,
    turns: [{ say: 'set call to say thanks back to medium priority', changes: { 3: { priority: 'medium' } } }],
  },
  {
    name: 'two tags',
    tasks,
    turns: [{ say: 'add the tags sport and health to task 5', changes: { 5: { tags: ['sport', 'health'] } } }],
  },
  { name: 'untag', tasks, turns: [{ say: 'untag family from the lake', changes: { 2: { tags: ['fun'] } } }] },
  { name: 'no tags', tasks, turns: [{ say: 'remove all tags from task 2', changes: { 2: { tags: [] } } }] },
  { name: 'another tag', tasks, turns: [{ say: 'tag task 1 #to-do.v2', changes: { 1: { tags: ['to-do.v2'] } } }] },
  {
    name: 'another reminder',
    tasks,
    turns: [{ say: 'remind me of the rent 3 days before', changes: { 4: { remind: ['P3D'] } } }],
  },
  {
    name: 'two reminders for the car',
    tasks,
    turns: [
      {
        say: 'remind me about the car an hour and 10 minutes before',
        either: [
          { changes: { 1: { remind: ['PT1H10M'] } } },
          { changes: { 1: { remind: ['PT70M'] } } },
          { changes: { 1: { remind: ['PT1H', 'PT10M'] } } },
        ],
      },
    ],
  },
  { name: 'reminder without a date', tasks, turns: [{ say: 'remind me 30 minutes before the gym', names: ['gym'] }] },
  { name: 'reminders off', tasks, turns: [{ say: 'no more reminders for the rent', changes: { 4: { remind: [] } } }] },
  {
    name: 'three changes',
    tasks,
    turns: [
      {
        say: 'make task 5 urgent, tag it sport and move it to thursday',
        changes: { 5: { priority: 'urgent', tags: ['sport'], due: '2026-03-12' } },
      },
    ],
  },
  { name: 'move, misspelt', tasks, turns: [{ say: 'mvoe task 4 to tommorow', changes: { 4: { due: '2026-03-11' } } }] },
];
