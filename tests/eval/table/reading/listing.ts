import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'buy stamps', due: '2026-03-10' },
  { title: 'call mom', due: '2026-03-11 17:00', priority: 'high' },
  { title: 'pay rent', due: '2026-03-09', tags: ['home'] },
  { title: 'write report', due: '2026-03-13', priority: 'urgent', tags: ['work'] },
  { title: 'fix the bike', done: true },
  { title: 'book flights' },
];

export const listing: Conversation[] = [
  { name: 'all', core: true, tasks, turns: [{ say: 'Show me all my tasks', lists: [1, 2, 3, 4, 5, 6] }] },
  { name: 'pending', core: true, tasks, turns: [{ say: "What's pending?", lists: [1, 2, 3, 4, 6] }] },
  { name: 'completed', core: true, tasks, turns: [{ say: 'What have I completed?', lists: [5] }] },
  { name: 'overdue', core: true, tasks, turns: [{ say: 'what is overdue?', lists: [3] }] },
  { name: 'today', core: true, tasks, turns: [{ say: "what's due today?", lists: [1], mayList: [3] }] },
  { name: 'tomorrow', core: true, tasks, turns: [{ say: 'what do I have to do tomorrow?', lists: [2] }] },
  { name: 'high priority', core: true, tasks, turns: [{ say: 'show my high priority tasks', lists: [2] }] },
  { name: 'tagged', tasks, turns: [{ say: 'show everything tagged work', lists: [4] }] },
  { name: 'about rent', tasks, turns: [{ say: 'do I have anything about rent?', lists: [3] }] },
  { name: 'this week', tasks, turns: [{ say: 'what is due this week?', lists: [1, 2, 4], mayList: [3] }] },
  { name: 'find the report', tasks, turns: [{ say: 'find the report', lists: [4] }] },
  { name: 'no due date', tasks, turns: [{ say: 'which tasks have no due date?', lists: [6], mayList: [5] }] },
  { name: 'anything urgent', tasks, turns: [{ say: 'anything urgent?', lists: [4] }] },
  { name: 'before friday', tasks, turns: [{ say: 'what is due before friday?', lists: [1, 2], mayList: [3] }] },
  { name: 'left for today', tasks, turns: [{ say: "what's left for today?", lists: [1], mayList: [3] }] },
  { name: 'nothing there', turns: [{ say: "what's on my list?", lists: [] }] },
  {
    name: 'by due date',
    tasks,
    turns: [{ say: 'show my open tasks sorted by due date', lists: [3, 1, 2, 4, 6], inOrder: true }],
  },
  { name: 'how many', tasks, turns: [{ say: 'how many open tasks do I have?', names: [/\b5\b|five/] }] },
  {
    name: 'when is it',
    tasks,
    turns: [{ say: 'when do I have to call mom?', lists: [2], names: [/17:00|5(:00)? ?pm/i] }],
  },
  {
    name: 'without accents',
    tasks: [{ title: 'Meet at Café Łódź' }, { title: 'buy coffee' }],
    turns: [{ say: 'find cafe lodz', lists: [1] }],
  },
  {
    name: 'without spaces',
    tasks: [{ title: '去超市买牛奶' }, { title: 'buy eggs' }],
    turns: [{ say: 'find 牛奶', lists: [1] }],
  },
];
