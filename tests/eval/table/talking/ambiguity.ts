import type { Conversation, Seed } from '../../conversation.ts';

const meetings: Seed[] = [{ title: 'team meeting' }, { title: 'client meeting' }, { title: 'buy milk' }];

export const ambiguity: Conversation[] = [
  {
    name: 'which meeting',
    core: true,
    tasks: meetings,
    turns: [
      { say: 'delete the meeting', asks: true, names: ['team meeting', 'client meeting'] },
      { say: 'the client one', deletes: [2] },
    ],
  },
  {
    name: 'whom to call',
    tasks: [{ title: 'call mom' }, { title: 'call dad' }, { title: 'email dad' }],
    turns: [
      { say: 'complete the call', asks: true, names: ['call mom', 'call dad'] },
      { say: 'dad', completes: [2] },
    ],
  },
  {
    name: 'which report',
    tasks: [{ title: 'sales report' }, { title: 'travel report' }],
    turns: [
      { say: 'move the report to friday', asks: true, names: ['sales report', 'travel report'] },
      { say: 'number 2', changes: { 2: { due: '2026-03-13' } } },
    ],
  },
  {
    name: 'never mind',
    tasks: meetings,
    turns: [{ say: 'complete the meeting', asks: true }, { say: 'never mind' }],
  },
  {
    name: 'the exact title',
    tasks: [{ title: 'buy milk and honey' }, { title: 'buy milk' }],
    turns: [{ say: 'complete buy milk', completes: [2] }],
  },
  {
    name: 'the open one',
    tasks: [{ title: 'call bob', done: true }, { title: 'call bob' }],
    turns: [{ say: 'complete call bob', completes: [2] }],
  },
  { name: 'no such task', tasks: meetings, turns: [{ say: 'delete the yoga task', names: ['yoga'] }] },
  {
    name: 'a part of a title',
    tasks: [{ title: 'party: order cake, invite friends' }, { title: 'call bob' }],
    turns: [{ say: 'done with the cake', asks: true }],
  },
  { name: 'it, of nothing', tasks: meetings, turns: [{ say: 'delete it', asks: true }] },
  { name: 'done, of nothing', tasks: meetings, turns: [{ say: 'mark as done', asks: true }] },
  {
    name: 'both of them',
    tasks: meetings,
    turns: [
      { say: 'complete the meeting', asks: true },
      { say: 'both', completes: [1, 2] },
    ],
  },
];
