import type { Seed } from '../../conversation.ts';
import { talksOf } from '../../rows.ts';

const errands: Seed[] = [
  { title: 'pay the phone bill', due: '2026-03-11' },
  { title: 'pay the water bill', due: '2026-03-13' },
  { title: 'call the bank' },
  { title: 'call the dentist', due: '2026-03-12 10:00' },
  { title: 'buy a gift for the bank manager' },
];
const twice: Seed[] = [
  { title: 'water plants', due: '2026-03-10' },
  { title: 'water plants', due: '2026-03-12' },
];
const people: Seed[] = [
  { title: 'email Tom Baker' },
  { title: 'email Tom Reed' },
  { title: 'lunch with Tom', due: '2026-03-13 12:30' },
];

/** More than one task fits what was said, and the next message says which. On Tuesday, 10 March 2026, at 10:00. */
export const ambiguityVoices = [
  ...talksOf(errands, [
    [
      { say: 'i paid the bill', asks: true, names: ['phone bill', 'water bill'] },
      { say: 'the phone one', completes: [1] },
    ],
    [
      { say: 'move the bill to saturday', asks: true },
      { say: 'water', changes: { 2: { due: '2026-03-14' } } },
    ],
    [
      { say: 'the bill is urgent', asks: true },
      { say: 'both', changes: { 1: { priority: 'urgent' }, 2: { priority: 'urgent' } } },
    ],
    [{ say: 'remove the bill', asks: true }, { say: 'hang on, neither' }],
    [
      { say: 'rename the bill to pay the gas bill', asks: true },
      { say: 'the one due tomorrow', changes: { 1: { title: 'pay the gas bill' } } },
    ],
    [{ say: 'whens the bill due', lists: [1, 2] }],
    [
      { say: 'can you change the call to 4pm', asks: true, names: ['call the bank', 'call the dentist'] },
      { say: 'dentist', changes: { 4: { due: '2026-03-12 16:00' } } },
    ],
    [
      { say: 'mark the bank thing as done', asks: true, names: ['call the bank', 'gift for the bank manager'] },
      { say: 'the gift', completes: [5] },
    ],
    [{ say: 'i called the bank', completes: [3] }],
  ]),
  ...talksOf(twice, [
    [
      { say: 'water plants done', asks: true, names: ['#1', '#2'] },
      { say: "today's", completes: [1] },
    ],
    [
      { say: 'delete water plants', asks: true },
      { say: 'the thursday one', deletes: [2] },
    ],
  ]),
  ...talksOf(people, [
    [
      { say: 'delete tom', asks: true },
      { say: 'the lunch', deletes: [3] },
    ],
    [
      { say: 'emailed tom', asks: true, names: ['Tom Baker', 'Tom Reed'] },
      { say: 'reed', completes: [2] },
    ],
    [
      { say: 'tag tom with work', asks: true },
      {
        say: 'all three',
        changes: { 1: { tags: ['work'] }, 2: { tags: ['work'] }, 3: { tags: ['work'] } },
      },
    ],
    [{ say: 'lunch with tom is at 1', changes: { 3: { due: '2026-03-13 13:00' } } }],
  ]),
];
