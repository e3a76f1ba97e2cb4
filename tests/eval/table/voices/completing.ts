import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'return Amazon package' },
  { title: 'write thank you cards' },
  { title: 'schedule car inspection', due: '2026-03-12' },
  { title: 'vacuum upstairs', done: true },
  { title: 'weekly review', due: '2026-03-10', repeat: 'FREQ=WEEKLY;BYDAY=TU' },
  { title: 'pay gardener' },
];
const review = { title: 'weekly review', due: '2026-03-17', repeat: 'FREQ=WEEKLY;BYDAY=TU' };

/** That something is done, or is not, in passing. Said on Tuesday, 10 March 2026, at 10:00. */
export const completingVoices = saidOf(tasks, [
  { say: 'returned the amazon package', completes: [1] },
  { say: 'thank you cards are all written', completes: [2] },
  { say: 'i scheduled the car inspection', completes: [3] },
  { say: 'did my weekly review', completes: [5], next: [review] },
  { say: 'gardener paid', completes: [6] },
  { say: 'tick 1 n 6', completes: [1, 6] },
  { say: 'everythings done except the cards', completes: [1, 3, 5, 6], next: [review] },
  { say: 'i havent returned the package yet' },
  { say: 'vacuuming upstairs isnt actually done', changes: { 4: { done: false } } },
  { say: 'reopen the vacuum one', changes: { 4: { done: false } } },
]);
