import { talksOf } from '../../rows.ts';
import { household } from '../voices/household.ts';

const stamps = { say: 'add buy stamps', adds: [{ title: 'buy stamps' }] };
const cleaning = { title: 'pick up dry cleaning', due: '2026-03-14' };
const two = { say: 'add buy stamps and add buy tape', adds: [{ title: 'buy stamps' }, { title: 'buy tape' }] };

/** What is said of the task just spoken of. */
export const nextSaid = talksOf(household, [
  [stamps, { say: 'thursday actually', changes: { 12: { due: '2026-03-12', remind: ['PT0S'] } } }],
  [
    { say: 'add ring the vet tomorrow at 9', adds: [{ title: 'ring the vet', due: '2026-03-11 09:00' }] },
    { say: '9:30 sorry', changes: { 12: { due: '2026-03-11 09:30' } } },
    { say: 'no, the day after', changes: { 12: { due: '2026-03-12 09:30' } } },
  ],
  [
    stamps,
    { say: 'make it urgent', changes: { 12: { priority: 'urgent' } } },
    { say: 'no, just high', changes: { 12: { priority: 'high' } } },
  ],
  [
    stamps,
    { say: 'tag it post', changes: { 12: { tags: ['post'] } } },
    { say: 'and errands', changes: { 12: { tags: ['post', 'errands'] } } },
  ],
  [stamps, { say: 'i meant buy envelopes', changes: { 12: { title: 'buy envelopes' } } }],
  [stamps, { say: 'call it buy ten stamps instead', changes: { 12: { title: 'buy ten stamps' } } }],
  [stamps, { say: 'note: the large ones', changes: { 12: { description: /the large ones/i } } }],
  [stamps, { say: 'and another one: buy tape', adds: [{ title: 'buy tape' }] }],
  [
    two,
    {
      say: "they're both for saturday",
      changes: { 12: { due: '2026-03-14', remind: ['PT0S'] }, 13: { due: '2026-03-14', remind: ['PT0S'] } },
    },
  ],
  [two, { say: 'both done', completes: [12, 13] }],
  [
    { say: 'push the report by a week', changes: { 7: { due: '2026-03-27' } } },
    { say: 'one more week', changes: { 7: { due: '2026-04-03' } } },
  ],
  [
    { say: 'set 8 to urgent', changes: { 8: { priority: 'urgent' } } },
    { say: 'sorry 10 not 8', changes: { 8: { priority: 'medium' }, 10: { priority: 'urgent' } } },
  ],
]);

/** Taken back in still other words. */
export const backSaid = talksOf(household, [
  [
    { say: 'remove the dry cleaning', deletes: [8] },
    { say: 'no wait that was wrong, bring it back', adds: [cleaning] },
  ],
  [
    { say: 'delete 8', deletes: [8] },
    { say: 'oops not that one', adds: [cleaning] },
  ],
  [
    { say: 'delete dry cleaning', deletes: [8] },
    { say: 'oh i still need that', adds: [cleaning] },
  ],
  [
    { say: 'delete dry cleaning', deletes: [8] },
    { say: 'didnt mean to delete that', adds: [cleaning] },
  ],
  [
    { say: 'delete dry cleaning', deletes: [8] },
    { say: 'no, keep it', adds: [cleaning] },
  ],
  [
    { say: 'delete dry cleaning', deletes: [8] },
    { say: 'finish the invoice', completes: [2] },
    { say: 'bring back the dry cleaning', adds: [cleaning] },
  ],
  [
    { say: 'mark the report as done', completes: [7] },
    { say: 'not done yet sorry', changes: { 7: { done: false } } },
  ],
  [
    { say: 'mark the report as done', completes: [7] },
    { say: 'i take that back', changes: { 7: { done: false } } },
  ],
  [
    { say: 'move dentist to friday', changes: { 1: { due: '2026-03-13 15:00' } } },
    { say: 'no keep it on thursday', changes: { 1: { due: '2026-03-12 15:00' } } },
  ],
  [stamps, { say: 'i changed my mind, dont add it', deletes: [12] }],
  [
    { say: 'rename the passport to renew id card', changes: { 10: { title: 'renew id card' } } },
    { say: 'the old name was better', changes: { 10: { title: 'renew passport' } } },
  ],
]);
