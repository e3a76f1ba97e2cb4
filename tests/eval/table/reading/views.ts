import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'sign the contract', due: '2026-03-10 16:00', priority: 'urgent', tags: ['work'] },
  { title: 'feed the cat', due: '2026-03-11' },
  { title: 'prepare the talk', due: '2026-03-17', priority: 'high', tags: ['work'] },
  { title: 'oil the hinges', priority: 'low', tags: ['home'] },
  { title: 'claim the refund', due: '2026-03-06' },
  { title: 'water the palm', due: '2026-03-21', repeat: 'FREQ=WEEKLY;BYDAY=SA' },
  { title: 'return the ladder', done: true, tags: ['home'] },
];

/** What is shown of a longer list, on Tuesday, 10 March 2026, at 10:00. */
export const views: Conversation[] = [
  { name: 'next week', tasks, turns: [{ say: 'what do I have next week?', lists: [3, 6] }] },
  { name: 'on a day', tasks, turns: [{ say: 'anything on the 17th?', lists: [3] }] },
  { name: 'on saturday after', tasks, turns: [{ say: 'what is due on 21 march?', lists: [6] }] },
  { name: 'tag and priority', tasks, turns: [{ say: 'show urgent work tasks', lists: [1] }] },
  { name: 'open with a tag', tasks, turns: [{ say: 'which open tasks are tagged home?', lists: [4] }] },
  { name: 'done with a tag', tasks, turns: [{ say: 'show completed home tasks', lists: [7] }] },
  { name: 'exactly high', tasks, turns: [{ say: 'list high priority ones', lists: [3] }] },
  { name: 'low ones', tasks, turns: [{ say: 'show me the low priority stuff', lists: [4] }] },
  { name: 'after a day', tasks, turns: [{ say: 'what is due after the 16th?', lists: [3, 6] }] },
  {
    name: 'by thursday',
    tasks,
    turns: [{ say: 'what do I have to finish by thursday?', lists: [1, 2], mayList: [5] }],
  },
  { name: 'past due', tasks, turns: [{ say: 'did I miss anything?', lists: [5] }] },
  {
    name: 'until the end of march',
    tasks,
    turns: [{ say: 'show everything due until the end of march', lists: [1, 2, 3, 6], mayList: [5] }],
  },
  { name: 'when is the talk', tasks, turns: [{ say: 'when is the talk due?', lists: [3], names: [/17/] }] },
  { name: 'how many done', tasks, turns: [{ say: 'how many tasks are done?', names: [/\b1\b|one/] }] },
  { name: 'politely', tasks, turns: [{ say: 'would you mind showing me what is due tomorrow, please?', lists: [2] }] },
  { name: 'show, misspelt', tasks, turns: [{ say: 'shwo my tasks', lists: [1, 2, 3, 4, 5, 6], mayList: [7] }] },
  {
    name: 'by priority',
    tasks: tasks.slice(0, 4),
    turns: [{ say: 'list my tasks by priority, most urgent first', lists: [1, 3, 2, 4], inOrder: true }],
  },
  {
    name: 'alphabetically',
    tasks: tasks.slice(0, 4),
    turns: [{ say: 'show my tasks sorted by title', lists: [2, 4, 3, 1], inOrder: true }],
  },
  {
    name: 'overdue in Honolulu',
    zone: 'Pacific/Honolulu',
    at: '2026-03-10 21:00',
    tasks: [
      { title: 'wax the board', due: '2026-03-10' },
      { title: 'rinse the suit', due: '2026-03-09' },
    ],
    turns: [{ say: 'what is overdue?', lists: [2] }],
  },
  {
    name: 'today in Auckland',
    zone: 'Pacific/Auckland',
    at: '2026-03-10 08:00',
    tasks: [
      { title: 'shear the sheep', due: '2026-03-10' },
      { title: 'mend the pen', due: '2026-03-09' },
    ],
    turns: [{ say: "what's due today?", lists: [1], mayList: [2] }],
  },
  {
    name: 'tomorrow in Los Angeles',
    zone: 'America/Los_Angeles',
    at: '2026-03-10 22:00',
    tasks: [
      { title: 'pack the truck', due: '2026-03-11 06:00' },
      { title: 'call the crew', due: '2026-03-12 06:00' },
    ],
    turns: [{ say: 'what is due tomorrow?', lists: [1] }],
  },
];
