import type { Conversation, Seed } from '../../conversation.ts';

const keys: Seed[] = [
  { title: 'copy the house key', due: '2026-03-12' },
  { title: 'return the car key' },
  { title: 'find the cellar key' },
  { title: 'buy bread' },
];

/** Several could be meant, so it asks; the next message says which. */
export const choices: Conversation[] = [
  {
    name: 'which key, deleted',
    tasks: keys,
    turns: [
      { say: 'delete the key task', asks: true, names: ['house key', 'car key', 'cellar key'] },
      { say: 'the cellar one', deletes: [3] },
    ],
  },
  {
    name: 'which key, moved',
    tasks: keys,
    turns: [
      { say: 'move the key to sunday', asks: true, names: ['house key', 'car key'] },
      { say: 'house', changes: { 1: { due: '2026-03-15' } } },
    ],
  },
  {
    name: 'which key, done by number',
    tasks: keys,
    turns: [
      { say: 'done with the key', asks: true, names: ['#1', '#2', '#3'] },
      { say: '#2', completes: [2] },
    ],
  },
  {
    name: 'which key, the last',
    tasks: keys,
    turns: [
      { say: 'make the key urgent', asks: true },
      { say: 'the last one', changes: { 3: { priority: 'urgent' } } },
    ],
  },
  {
    name: 'which key, cancelled',
    tasks: keys,
    turns: [{ say: 'rename the key to spare key', asks: true }, { say: 'forget it' }],
  },
  {
    name: 'which key, something else instead',
    tasks: keys,
    turns: [
      { say: 'tick off the key', asks: true },
      { say: 'add buy butter', adds: [{ title: 'buy butter' }] },
    ],
  },
  {
    name: 'which key, none of these',
    tasks: keys,
    turns: [{ say: 'complete the key', asks: true }, { say: 'none of those' }],
  },
  {
    name: 'a whole word beats a part',
    tasks: [{ title: 'buy car wax' }, { title: 'send the cards' }],
    turns: [{ say: 'complete the car', completes: [1] }],
  },
  {
    name: 'the one that is due',
    tasks: keys,
    turns: [{ say: 'complete the key that is due on thursday', completes: [1] }],
  },
  { name: 'them, of nothing', tasks: keys, turns: [{ say: 'move them to friday', asks: true }] },
  { name: 'the fifth one, of nothing', tasks: keys.slice(0, 2), turns: [{ say: 'complete the fifth one' }] },
  {
    name: 'rename to what',
    tasks: keys,
    turns: [
      { say: 'rename task 4', asks: true },
      { say: 'buy rye bread', changes: { 4: { title: 'buy rye bread' } } },
    ],
  },
  { name: 'change what', tasks: keys, turns: [{ say: 'change task 4', asks: true }] },
  { name: 'complete what', tasks: keys, turns: [{ say: 'complete', asks: true }] },
  { name: 'delete what', tasks: keys, turns: [{ say: 'delete', asks: true }] },
  { name: 'remind of what', tasks: keys, turns: [{ say: 'remind me tomorrow', asks: true }] },
];
