import { talksOf } from '../../rows.ts';
import { household } from './household.ts';

const cleaning = { title: 'pick up dry cleaning', due: '2026-03-14' };

/** Taken back at once, in many words. */
export const takingBack = talksOf(household, [
  [
    { say: 'push the report by a week', changes: { 7: { due: '2026-03-27' } } },
    { say: 'take that back', changes: { 7: { due: '2026-03-20' } } },
  ],
  [
    { say: 'delete dry cleaning', deletes: [8] },
    { say: 'hmm no bring it back', adds: [cleaning] },
  ],
  [
    { say: 'rename the passport to renew id card', changes: { 10: { title: 'renew id card' } } },
    { say: 'put it back how it was', changes: { 10: { title: 'renew passport' } } },
  ],
  [
    { say: 'done with the invoice', completes: [2] },
    { say: 'ignore what i said, it is not done', changes: { 2: { done: false } } },
  ],
  [
    { say: 'mark landlord as done', completes: [3] },
    { say: 'oh no cancel that last thing', changes: { 3: { done: false } } },
  ],
  [
    { say: 'remove the dentist', deletes: [1] },
    { say: 'omg i didnt want that, restore it', adds: [{ title: 'dentist appointment', due: '2026-03-12 15:00' }] },
  ],
  [
    { say: 'flights are low priority', changes: { 4: { priority: 'low' } } },
    { say: 'scratch that', changes: { 4: { priority: 'high' } } },
  ],
]);

/** Said better in the next message. */
export const corrections = talksOf(household, [
  [
    { say: 'move dentist to friday', changes: { 1: { due: '2026-03-13 15:00' } } },
    { say: 'no wait, thursday next week', changes: { 1: { due: '2026-03-19 15:00' } } },
  ],
  [
    { say: 'add buy stamps tomorrow', adds: [{ title: 'buy stamps', due: '2026-03-11' }] },
    { say: 'actually make it friday', changes: { 12: { due: '2026-03-13' } } },
  ],
  [
    { say: 'push the landlord to 6pm', changes: { 3: { due: '2026-03-10 18:00' } } },
    {
      say: 'sorry i meant the dentist',
      either: [
        { changes: { 1: { due: '2026-03-12 18:00' }, 3: { due: '2026-03-10 17:00' } } },
        { changes: { 1: { due: '2026-03-12 18:00' } } },
      ],
    },
  ],
  [
    { say: 'finally booked the flights', completes: [4] },
    {
      say: 'oops wrong one, i meant the passport',
      either: [{ changes: { 4: { done: false } }, completes: [10] }, { completes: [10] }],
    },
  ],
  [
    { say: 'remind me to email the plumber at 4', adds: [{ title: 'email the plumber', due: '2026-03-10 16:00' }] },
    { say: '5 rather', changes: { 12: { due: '2026-03-10 17:00' } } },
  ],
  [
    { say: 'add renew gym membership friday', adds: [{ title: 'renew gym membership', due: '2026-03-13' }] },
    { say: 'on second thought no date', changes: { 12: { due: null } } },
  ],
  [
    { say: 'vet appointment thursday 10am', adds: [{ title: 'vet appointment', due: '2026-03-12 10:00' }] },
    { say: 'oh and tag it cats', changes: { 12: { tags: ['cats'] } } },
    { say: 'and remind me an hour before', changes: { 12: { remind: ['PT1H'] } } },
  ],
  [
    { say: 'set the report to the 18th', changes: { 7: { due: '2026-03-18' } } },
    {
      say: 'not the report, the flights',
      either: [
        { changes: { 4: { due: '2026-03-18' }, 7: { due: '2026-03-20' } } },
        { changes: { 4: { due: '2026-03-18' } } },
      ],
    },
  ],
]);
