import type { Seed } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'car wash', due: '2026-03-12 10:30' },
  { title: 'call Aunt Rosa', due: '2026-03-12' },
  { title: 'tune the piano' },
  { title: 'pay the printer lease', due: '2026-03-16' },
  { title: 'paint the shed' },
];

/** What follows from a list or an answer: "then", "actually". */
export const threadsTold = talksOf(tasks, [
  [
    { say: "what's on thursday?", lists: [1, 2] },
    { say: 'push the car wash to 3pm then', changes: { 1: { due: '2026-03-12 15:00' } } },
  ],
  [
    { say: 'when is the lease due?', lists: [4] },
    { say: 'make it friday then', changes: { 4: { due: '2026-03-13' } } },
  ],
  [
    { say: 'anything without a date?', lists: [3, 5] },
    { say: 'the shed is finished actually', completes: [5] },
    { say: 'piano is done already actually', completes: [3] },
  ],
  [
    { say: 'what do I have on thursday', lists: [1, 2] },
    { say: 'delete the car wash then', deletes: [1] },
  ],
]);

/** A box in front of it makes it a thing to do, whatever its words. */
export const pastesTold = saidOf(
  [],
  [
    {
      say: '- [x] empty the bins\n- [ ] show flyer to Ben\n- [ ] check price list\n- [ ] ring Mia tomorrow',
      adds: [
        { title: 'empty the bins', done: true },
        { title: 'show flyer to Ben' },
        { title: 'check price list' },
        { title: 'ring Mia', due: '2026-03-11' },
      ],
    },
    {
      say: '1. list the sofa on ebay\n2. find the guest list',
      adds: [{ title: 'list the sofa on ebay' }, { title: 'find the guest list' }],
    },
  ],
);

/** What this program is not there for. */
export const talkTold = saidOf(tasks, [
  { say: 'can you teach me how to knit' },
  { say: 'could you explain quantum physics to me please' },
  { say: 'explain to me how taxes work' },
  { say: 'explain the new rota to Ben on friday', adds: [{ title: 'explain the new rota to Ben', due: '2026-03-13' }] },
]);
