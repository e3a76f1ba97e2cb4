import type { Seed } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const alike: Seed[] = [
  { title: 'call the plumber' },
  { title: 'call the school' },
  { title: 'buy paint for the kitchen' },
  { title: 'paint the fence', due: '2026-03-21' },
  { title: 'pay the gas bill', due: '2026-03-15' },
  { title: 'pay the water bill', due: '2026-03-20' },
  { title: 'email the school about the trip' },
  { title: 'report for Berlin', due: '2026-03-11' },
  { title: 'report for Munich', due: '2026-03-12' },
];
const errands: Seed[] = [
  { title: 'post the parcel', due: '2026-03-10 12:00' },
  { title: 'oil change', due: '2026-03-11 08:00', tags: ['car'] },
  { title: 'pick up suit', due: '2026-03-12', priority: 'urgent' },
  { title: 'choir', due: '2026-03-13 19:30', tags: ['fun'] },
  { title: 'car wash', tags: ['car'] },
  { title: 'mow the lawn', priority: 'low' },
  { title: 'tax return', due: '2026-03-31', priority: 'high' },
  { title: 'cancel gym membership', done: true },
];
const asksOf = (...lists: number[]) => ({ lists, asks: true }) as const;

/** Several tasks fit what is said, and one of them is chosen afterwards. */
export const ambiguityOfMany = [
  ...talksOf(alike, [
    [
      { say: 'im done with the report', ...asksOf(8, 9) },
      { say: 'the berlin one', completes: [8] },
    ],
    [
      { say: 'delete the report pls', ...asksOf(8, 9) },
      { say: 'munich', deletes: [9] },
    ],
    [
      { say: 'the bill is paid!', ...asksOf(5, 6) },
      { say: 'sorry, i mean the gas bill', completes: [5] },
    ],
    [
      { say: 'can you move the bill to friday', ...asksOf(5, 6) },
      { say: 'the first one', changes: { 5: { due: '2026-03-13' } } },
    ],
    [
      { say: 'report done', ...asksOf(8, 9) },
      { say: '2nd', completes: [9] },
    ],
    [
      { say: 'tick off the report', ...asksOf(8, 9) },
      { say: 'both of them actually', completes: [8, 9] },
    ],
    [
      { say: 'please get rid of the bill', ...asksOf(5, 6) },
      { say: 'hmm neither', lists: [], mayList: [5, 6] },
    ],
    [
      { say: 'set the call to high priority', ...asksOf(1, 2) },
      { say: 'school', changes: { 2: { priority: 'high' } } },
    ],
    [
      { say: 'cancel the call', ...asksOf(1, 2) },
      { say: 'the one with the plumber', deletes: [1] },
    ],
    [
      { say: 'paid the bill today', ...asksOf(5, 6) },
      { say: 'the one thats due on the 20th', completes: [6] },
    ],
    [
      { say: 'finished the painting', ...asksOf(3, 4) },
      { say: 'fence', completes: [4] },
    ],
    [
      { say: 'school thing is done', ...asksOf(2, 7) },
      { say: 'number 7', completes: [7] },
    ],
    [
      { say: 'push the report back to monday', ...asksOf(8, 9) },
      { say: 'I meant the one for Munich, thanks', changes: { 9: { due: '2026-03-16' } } },
    ],
  ]),
  ...saidOf(alike, [
    { say: 'when is the bill due', lists: [5, 6] },
    { say: 'is the report done yet', lists: [8, 9] },
    { say: 'mark that one complete', asks: true },
    { say: 'pls delete it', asks: true },
    { say: 'yes the second', asks: true },
  ]),
];

/** What is said after an answer and is understood only with it. */
export const followUpsOfMany = talksOf(errands, [
  [
    { say: 'what do i have on today', lists: [1] },
    { say: 'and tomorrow?', lists: [2] },
    { say: 'and the day after', lists: [3] },
  ],
  [
    { say: 'whats open', lists: [1, 2, 3, 4, 5, 6, 7] },
    { say: 'only the urgent ones', lists: [3] },
    { say: 'and the high ones?', lists: [7] },
  ],
  [
    { say: 'so what is there this week', lists: [1, 2, 3, 4] },
    { say: 'the second one is done', completes: [2] },
  ],
  [
    { say: 'list all the open stuff', lists: [1, 2, 3, 4, 5, 6, 7] },
    { say: "first one's done", completes: [1] },
    { say: 'and the last one too', completes: [7] },
  ],
  [
    { say: 'whats on thursday again', lists: [3] },
    { say: 'ok move it to friday', changes: { 3: { due: '2026-03-13' } } },
  ],
  [
    { say: 'anything on friday evening?', lists: [4] },
    { say: 'when exactly', lists: [4], names: [/19:30|7:30/] },
  ],
  [
    { say: 'show the car stuff', lists: [2, 5] },
    // Its order is that of the best match.
    { say: 'delete the second', either: [{ deletes: [2] }, { deletes: [5] }] },
  ],
  [
    { say: 'what else is open', lists: [1, 2, 3, 4, 5, 6, 7] },
    { say: 'just the ones without a date', lists: [5, 6] },
  ],
  [
    { say: 'my open tasks please', lists: [1, 2, 3, 4, 5, 6, 7] },
    { say: 'how many is that', names: [/\b7\b|seven/i] },
  ],
  [
    { say: 'and what do i have tomorrow', lists: [2] },
    { say: 'move that to thursday at 9', changes: { 2: { due: '2026-03-12 09:00' } } },
  ],
  [
    { say: 'everything due by friday', lists: [1, 2, 3, 4] },
    { say: 'the first two are done', completes: [1, 2] },
    { say: 'so whats left', lists: [3, 4], mayList: [5, 6, 7] },
  ],
  [
    { say: 'when is the tax return due', lists: [7], names: [/mar\w* 31|31 mar/i] },
    { say: 'push it back a week', changes: { 7: { due: '2026-04-07' } } },
  ],
  [
    { say: "when's choir", lists: [4], names: [/fri|mar\w* 13|13 mar/i] },
    { say: 'ok remind me an hour before', changes: { 4: { remind: ['PT1H'] } } },
  ],
  [
    { say: 'whats done', lists: [8] },
    { say: 'no wait thats not done, reopen it', changes: { 8: { done: false } } },
  ],
  [
    { say: 'did i pick up the suit', lists: [3] },
    { say: 'i have now', completes: [3] },
  ],
  [
    { say: 'show them all', lists: [1, 2, 3, 4, 5, 6, 7], mayList: [8] },
    { say: 'what about the car ones', lists: [2, 5] },
  ],
]);
