import type { Conversation, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'doodh lana', due: '2026-03-10' },
  { title: 'ammi ko phone karna' },
  { title: 'bijli ka bill', due: '2026-03-12' },
];

/** Urdu in its own and in Roman letters, with titles that may stay in the language they were said in. */
export const urdu: Conversation[] = [
  {
    name: 'kal doodh lana',
    turns: [
      {
        say: 'kal doodh lana yaad dilana',
        adds: [{ title: ['doodh lana', 'bring milk', 'buy milk'], due: '2026-03-11' }],
      },
    ],
  },
  { name: 'koi kaam hai', tasks, turns: [{ say: 'kya mere paas koi kaam hai?', lists: [1, 2, 3] }] },
  { name: 'saare kaam', tasks, turns: [{ say: 'mere saare kaam dikhao', lists: [1, 2, 3] }] },
  { name: 'aaj ke kaam', tasks, turns: [{ say: 'aaj ke kaam dikhao', lists: [1] }] },
  { name: 'kaam ho gaya', tasks, turns: [{ say: 'kaam 2 ho gaya', completes: [2] }] },
  { name: 'delete kar do', tasks, turns: [{ say: 'doodh wala kaam delete kar do', deletes: [1] }] },
  { name: 'kal par', tasks, turns: [{ say: 'kaam 1 kal par kar do', changes: { 1: { due: '2026-03-11' } } }] },
  {
    name: 'jumme ko',
    turns: [
      {
        say: 'jumme ko bijli ka bill dena hai',
        adds: [
          { title: ['bijli ka bill dena', 'bijli ka bill dena hai', 'pay the electricity bill'], due: '2026-03-13' },
        ],
      },
    ],
  },
  {
    name: 'subah nau baje',
    turns: [
      {
        say: 'kal subah 9 baje dawai leni hai',
        adds: [{ title: ['dawai leni', 'dawai leni hai', 'take medicine'], due: '2026-03-11 09:00' }],
      },
    ],
  },
  { name: 'shukriya', tasks, turns: [{ say: 'shukriya' }] },
  {
    name: 'Urdu: milk tomorrow',
    turns: [
      { say: 'کل دودھ لانا یاد دلانا', adds: [{ title: ['دودھ لانا', 'bring milk', 'buy milk'], due: '2026-03-11' }] },
    ],
  },
  { name: 'Urdu: show', tasks, turns: [{ say: 'میرے کام دکھاؤ', lists: [1, 2, 3] }] },
  {
    name: 'Urdu: the day after at five',
    turns: [
      {
        say: 'پرسوں شام 5 بجے امی کو کال کرنی ہے',
        adds: [{ title: ['امی کو کال کرنی', 'امی کو کال کرنی ہے', 'call mom'], due: '2026-03-12 17:00' }],
      },
    ],
  },
];
