import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'pay the water bill', due: '2026-03-09', tags: ['home'] },
  { title: 'prep for standup', due: '2026-03-10 11:00', tags: ['work'] },
  { title: 'lunch with Nadia', due: '2026-03-11 12:00' },
  { title: 'send the invoice', due: '2026-03-16', priority: 'urgent', tags: ['work'] },
  { title: 'read the contract', priority: 'high', tags: ['work'] },
  { title: 'clean the oven', priority: 'low' },
  { title: 'book flights', done: true },
  { title: 'sweep the garage', due: '2026-03-14' },
];
const open = [1, 2, 3, 4, 5, 6, 8];

/** Questions about the list. Said on Tuesday, 10 March 2026, at 10:00. */
export const listingSpoken = [
  ...saidOf(tasks, [
    { say: "what's on my plate today?", lists: [2], mayList: [1] },
    { say: 'what have I got on tomorrow', lists: [3] },
    { say: 'do I have anything tomorrow?', lists: [3] },
    { say: "what's left to do?", lists: open },
    { say: 'anything overdue?', lists: [1] },
    { say: 'am I behind on anything?', lists: [1] },
    { say: 'what should I be working on today', lists: [2], mayList: [1] },
    { say: 'give me a list of everything', lists: open, mayList: [7] },
    { say: 'run me through my list', lists: open, mayList: [7] },
    { say: 'what did I finish?', lists: [7] },
    { say: 'show me the done ones', lists: [7] },
    { say: "what's the most urgent thing?", lists: [4], mayList: [5] },
    { say: 'list work tasks', lists: [2, 4, 5] },
    { say: "what's tagged work and not done", lists: [2, 4, 5] },
    { say: "show me the work stuff that's urgent", lists: [4] },
    { say: "what's happening on monday?", lists: [4] },
    { say: "what's coming up this week", lists: [2, 3, 4, 8], mayList: [1] },
    { say: "what's due in the next 3 days?", lists: [2, 3], mayList: [1] },
    { say: 'tasks for the next two weeks', lists: [2, 3, 4, 8], mayList: [1] },
    { say: 'which ones are low priority?', lists: [6] },
    { say: "what doesn't have a date yet?", lists: [5, 6], mayList: [7] },
    { say: 'how many things do I still have to do?', names: [/\b7\b|seven/] },
    { say: 'how many tasks are due tomorrow?', names: [/\b1\b|one/] },
    { say: "when's lunch with Nadia?", lists: [3], names: [/12(:00)?|noon/] },
    { say: 'what time is standup?', lists: [2], names: [/11(:00)?/] },
    { say: 'is there anything about flights?', lists: [7] },
    { say: 'search for contract', lists: [5] },
    { say: 'show only completed', lists: [7] },
    { say: 'what is due after friday?', lists: [4, 8] },
    { say: 'everything until sunday', lists: [2, 3, 8], mayList: [1] },
    { say: 'pls show todo list', lists: open, mayList: [7] },
    { say: 'my tasks?', lists: open, mayList: [7] },
    { say: 'tell me what I need to do this weekend', lists: [8] },
    { say: "what's scheduled between tomorrow and saturday?", lists: [3, 8] },
    { say: "yesterday's tasks", lists: [1] },
    { say: 'Got anything on the 16th?', lists: [4] },
  ]),
  ...saidOf(
    [tasks[5]!, tasks[3]!, tasks[4]!],
    [{ say: 'show open tasks, highest priority first', lists: [2, 3, 1], inOrder: true }],
  ),
];
