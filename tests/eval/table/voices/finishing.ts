import { saidOf, talksOf } from '../../rows.ts';
import { household } from './household.ts';

const bins = { title: 'take out the bins', due: '2026-03-19', repeat: 'FREQ=WEEKLY' };
const piano = { title: 'piano lesson', due: '2026-03-18 18:00', repeat: 'FREQ=WEEKLY' };

/** What is done, what is not, and what was never said to be. */
export const finishing = saidOf(household, [
  { say: 'finally did the passport', completes: [10] },
  { say: "i've already called the landlord", completes: [3] },
  { say: 'tick off both the invoice and the dry cleaning', completes: [2, 8] },
  { say: 'sent the invoice to kessler', completes: [2] },
  { say: 'just picked up the dry cleaning on my way home', completes: [8] },
  { say: 'flights are booked', completes: [4] },
  { say: 'booked the flights and renewed my passport', completes: [4, 10] },
  { say: 'bins are out', completes: [5], next: [bins] },
  { say: 'had my piano lesson', completes: [9], next: [piano] },
  { say: 'the report is finally off my desk', completes: [7] },
  { say: 'dentist ✅', completes: [1] },
  { say: 'check off landlord', completes: [3] },
  { say: 'i think the invoice is done yes mark it', completes: [2] },
  { say: 'all of todays stuff is done', completes: [2, 3] },
  { say: 'cross the quarterly report off my list please', completes: [7] },
  { say: 'everything for work is finished', completes: [2, 7] },
  { say: 'im not done with the report yet' },
  { say: 'i still havent booked the flights' },
  { say: 'did i already renew the passport?' },
  { say: 'cat food isnt done yet actually', changes: { 11: { done: false } } },
  { say: 'put cat food back on the list', changes: { 11: { done: false } } },
  { say: 'can you untick the cat food', changes: { 11: { done: false } } },
]);

/** What is to be gone, with its question where it is several. */
export const throwingOut = talksOf(household, [
  [{ say: 'get rid of the vocab', deletes: [6] }],
  [{ say: 'i dont need the passport thing anymore', deletes: [10] }],
  [{ say: 'porto got cancelled so drop the flights', deletes: [4] }],
  [{ say: 'scrap the dry cleaning', deletes: [8] }],
  [{ say: 'can you take piano off my list, she quit', deletes: [9] }],
  [
    { say: 'throw out everything tagged work', asks: true, wants: { deletes: [2, 7] } },
    { say: 'yep do it', deletes: [2, 7] },
  ],
  [
    { say: 'delete the landlord call and the dentist', asks: true, wants: { deletes: [1, 3] } },
    { say: 'no leave them' },
  ],
  [
    { say: 'clear everything thats due today', asks: true, wants: { deletes: [2, 3] } },
    { say: 'sure', deletes: [2, 3] },
  ],
  [
    { say: 'remove bins and piano', asks: true, wants: { deletes: [5, 9] } },
    { say: 'only piano', either: [{ deletes: [9] }, {}] },
  ],
  [{ say: "don't delete the report" }],
]);
