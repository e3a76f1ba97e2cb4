import type { Seed, Table } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const office: Seed[] = [
  { title: 'renew parking permit', due: '2026-03-06', tags: ['car'] },
  { title: 'send the minutes', due: '2026-03-10 09:00', tags: ['office'] },
  { title: 'book the boardroom', due: '2026-03-10 14:00', priority: 'high', tags: ['office'] },
  { title: 'order toner', due: '2026-03-11', tags: ['office'] },
  { title: 'cake for Priya', due: '2026-03-13 15:00', tags: ['office', 'birthday'] },
  { title: 'fix the garden gate', due: '2026-03-15', priority: 'low', tags: ['home'] },
  { title: 'travel claims', due: '2026-03-18', priority: 'urgent', tags: ['office'] },
  { title: 'find a new kettle', tags: ['home'] },
  { title: 'renew the fire certificate', due: '2026-04-09', priority: 'high' },
  { title: 'water the plants', due: '2026-03-09', tags: ['office'], done: true },
];

const school: Seed[] = [
  { title: 'maths worksheet', due: '2026-03-11 08:00', priority: 'high', tags: ['school'] },
  { title: 'buy a birthday card for nan', due: '2026-03-12' },
  { title: 'apply for the summer job', due: '2026-03-20', priority: 'urgent' },
  { title: 'tidy the shed', priority: 'low' },
  { title: 'history essay', tags: ['school'], done: true },
];

/** What an office assistant and parent, a student, a teenager, a retired teacher ask to see. On Tuesday, 10 March 2026, at 10:00. */
export const dailyListing1: Table = {
  listing: [
    ...saidOf(office, [
      { say: 'morning! what have i got on for today', lists: [2, 3], mayList: [1] },
      { say: 'anything left over from last week?', lists: [1], mayList: [2] },
      { say: 'am i late with anything', lists: [1, 2] },
      { say: 'whats coming up tomorrow', lists: [4] },
      { say: 'show me everything tagged office please', lists: [2, 3, 4, 5, 7], mayList: [10] },
      { say: "what's on my plate between thursday and sunday", lists: [5, 6] },
      { say: "show me what doesn't have a date yet", lists: [8] },
      { say: 'can i see my high priority ones', lists: [3, 9] },
      { say: 'is anything marked urgent', lists: [7] },
      { say: 'whats already ticked off', lists: [10] },
      { say: 'how is next week looking', lists: [7] },
      { say: 'what have I got in April', lists: [9] },
      { say: 'how many things have i got open', names: [/\b9\b|\bnine\b/i] },
      { say: 'how many of my tasks are overdue', names: [/\b2\b|\btwo\b/i] },
      { say: 'just the ones tagged home', lists: [6, 8] },
      { say: "what's got to be done by friday", lists: [3, 4, 5], mayList: [1, 2] },
      {
        say: 'list everything thats still open, earliest due date first',
        lists: [1, 2, 3, 4, 5, 6, 7, 9, 8],
        inOrder: true,
      },
      { say: 'what is due after sunday', lists: [7, 9] },
      { say: 'low prio stuff pls', lists: [6] },
    ]),
    ...saidOf(school, [
      { say: 'which deadline is coming first', lists: [1] },
      { say: 'show my open tasks highest priority first', lists: [3, 1, 2, 4], inOrder: true },
      { say: 'open tasks in alphabetical order pls', lists: [3, 2, 1, 4], inOrder: true },
      {
        say: 'open todos sorted by due date but with the latest date at the top',
        lists: [3, 2, 1, 4],
        inOrder: true,
      },
      { say: 'Kindly tell me everything that remains to be done', lists: [1, 2, 3, 4] },
      { say: 'show me the lot, done ones included', lists: [1, 2, 3, 4, 5] },
      { say: 'anything i still have to do with the school tag', lists: [1] },
      { say: 'do i have anything tomorrow morning', lists: [1] },
      { say: 'have i got anything on saturday or am i free', lists: [] },
      { say: 'which one has no due date', lists: [4] },
      { say: 'did i finish the history essay', lists: [5] },
      { say: 'please to show the tasks which are for this week', lists: [1, 2] },
      { say: 'which two tasks have the highest priority', lists: [1, 3] },
      { say: 'whats due in the next 48 hours', lists: [1], mayList: [2] },
      { say: 'when do i need to have nans card', lists: [2], names: [/12|thu/i] },
    ]),
  ],
};
