import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'hang the curtains' },
  { title: 'ring the school', due: '2026-03-12' },
  { title: 'buy nails' },
  { title: 'service the bike', due: '2026-03-14 09:00', tags: ['bike'] },
  { title: 'party: order cake, invite friends, buy balloons' },
  { title: 'get bread, milk and eggs' },
  { title: 'wash the windows', done: true },
];

/** Completing, reopening and deleting, and what was only said in passing. */
export const endings: Conversation[] = [
  { name: 'hung up', tasks, turns: [{ say: 'the curtains are up, you can tick that one', completes: [1] }] },
  { name: 'got the nails', tasks, turns: [{ say: 'got the nails', completes: [3] }] },
  { name: 'just rang', tasks, turns: [{ say: 'just rang the school', completes: [2] }] },
  { name: 'finito', tasks, turns: [{ say: '#4 is finished', completes: [4] }] },
  { name: 'complete, misspelt', tasks, turns: [{ say: 'complate task 3', completes: [3] }] },
  {
    name: 'title, misspelt',
    tasks,
    turns: [{ say: 'mark hang the curtians as done', either: [{ completes: [1] }, {}], names: ['curtains'] }],
  },
  { name: 'politely done', tasks, turns: [{ say: 'could you mark number 2 as done for me please?', completes: [2] }] },
  { name: 'one thing of a list', tasks, turns: [{ say: 'the cake is ordered', asks: true, names: ['cake'] }] },
  { name: 'one thing bought', tasks, turns: [{ say: 'I bought the eggs', asks: true, names: ['eggs'] }] },
  { name: 'balloons done', tasks, turns: [{ say: 'complete buy balloons', asks: true, names: ['balloons'] }] },
  { name: 'milk deleted', tasks, turns: [{ say: 'delete the milk', asks: true, names: ['milk'] }] },
  { name: 'the whole party', tasks, turns: [{ say: 'done with the whole party', completes: [5] }] },
  { name: 'dirty again', tasks, turns: [{ say: 'reopen wash the windows', changes: { 7: { done: false } } }] },
  { name: 'unfinished', tasks, turns: [{ say: 'task 7 is not finished yet', changes: { 7: { done: false } } }] },
  { name: 'done already', tasks, turns: [{ say: 'complete task 7', names: ['windows'] }] },
  { name: 'almost done', tasks, turns: [{ say: "I'm almost done with the curtains" }] },
  { name: 'did I', tasks, turns: [{ say: 'did I ring the school?', names: ['school'] }] },
  { name: 'should I', tasks, turns: [{ say: 'should I delete the bike one?' }] },
  { name: 'delete, misspelt', tasks, turns: [{ say: 'delte task 3', deletes: [3] }] },
  { name: 'off my list', tasks, turns: [{ say: 'take the nails off my list', deletes: [3] }] },
  { name: 'not needed', tasks, turns: [{ say: "I don't need to ring the school any more, delete it", deletes: [2] }] },
  { name: 'erase', tasks, turns: [{ say: 'please erase the bike service', deletes: [4] }] },
  { name: 'keep', tasks, turns: [{ say: 'please do not delete the bike service' }] },
  { name: 'no such title', tasks, turns: [{ say: 'delete hang the pictures', names: ['curtains'] }] },
  { name: 'no such title, done', tasks, turns: [{ say: 'I have serviced the boat', names: ['bike'] }] },
  { name: 'no such title, moved', tasks, turns: [{ say: 'move ring the dentist to friday', names: ['school'] }] },
  { name: 'no such number, moved', tasks, turns: [{ say: 'move task 77 to friday', names: ['77'] }] },
];
