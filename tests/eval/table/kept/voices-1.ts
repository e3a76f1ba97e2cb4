import type { Seed, Table } from '../../conversation.ts';
import { addsEither, heldAt, saidAdds, saidOf } from '../../rows.ts';

/** A Wednesday. */
const at = '2026-05-06 08:30';

const agenda: Seed[] = [
  { title: 'Renew parking permit', due: '2026-05-04', tags: ['car'] },
  { title: 'Physio appointment', due: '2026-05-06 16:30', tags: ['health'] },
  { title: 'Grade the midterms', due: '2026-05-08', priority: 'urgent', tags: ['school'] },
  { title: 'Order toner', priority: 'low', tags: ['school'] },
  { title: 'Parent-teacher evening', due: '2026-05-13 18:00', tags: ['school'] },
  { title: 'Wash the car', due: '2026-05-09', tags: ['car'] },
  { title: 'Book summer camp', priority: 'high' },
  { title: 'Return library books', done: true },
  { title: 'Change winter tires', due: '2026-05-05', tags: ['car'], done: true },
  { title: 'Dinner at Rosa’s', due: '2026-05-06 19:30' },
];

const plans: Seed[] = [
  { title: 'dentist checkup', due: '2026-05-07 10:00' },
  { title: 'submit tax return', due: '2026-05-29', priority: 'high', tags: ['money'] },
  { title: 'fix the bike' },
  { title: 'book club', due: '2026-05-12 19:00', tags: ['fun'] },
  { title: 'pay rent', due: '2026-06-01', repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  { title: 'pick up Leo from school', due: '2026-05-06 15:15' },
];

/** Lists, changes and adds as people of several tempers type or speak them. */
export const voicesOfOne: Table = {
  listing: heldAt(
    at,
    saidOf(agenda, [
      { say: "um what's due this evening", lists: [10] },
      { say: 'morning! what do i need to get through today', lists: [2, 10], mayList: [1] },
      { say: "anything I've missed?", lists: [1] },
      { say: 'Could you tell me what is still open for school, please?', lists: [3, 4, 5] },
      { say: 'car stuff?', lists: [1, 6], mayList: [9] },
      { say: 'when do i have to be at physio', lists: [2], names: [/16:30|4:30/] },
      { say: 'have i got much on friday?', lists: [3] },
      { say: 'is saturday free?', lists: [6] },
      { say: 'what about next week, anything in there?', lists: [5] },
      { say: 'everything w/o a deadline', lists: [4, 7], mayList: [8] },
      { say: 'show me just the high prio ones', lists: [7] },
      { say: 'whats the most pressing thing rn', lists: [3], mayList: [1, 7] },
      { say: 'list what has a date, soonest first', lists: [1, 2, 10, 3, 6, 5], mayList: [9], inOrder: true },
      { say: 'how many are left?', names: [/\b8\b|eight/i] },
      { say: 'did i finish the library books?', lists: [8], names: [/done|complet|finish|yes|✓|✔|✅|☑|\[x\]/i] },
      { say: 'what have I crossed off so far', lists: [8, 9] },
      { say: 'pull up tomorrow for me', lists: [] },
      { say: 'so whats coming up between now and sunday', lists: [2, 3, 6, 10], mayList: [1] },
    ]),
  ),
  changing: heldAt(
    at,
    saidOf(plans, [
      { say: 'dentist rang, checkup is now friday same time', changes: { 1: { due: '2026-05-08 10:00' } } },
      {
        say: 'ok so turns out school is out early, Leo needs picking up at 2pm instead',
        changes: { 6: { due: '2026-05-06 14:00' } },
      },
      { say: 'can the tax return be a bit less important, like medium', changes: { 2: { priority: 'medium' } } },
      { say: 'put the bike on saturday', changes: { 3: { due: '2026-05-09' } } },
      {
        say: "i can't make the dentist tomorrow, make it next tuesday at 9",
        changes: { 1: { due: '2026-05-12 09:00' } },
      },
      { say: "leo's pickup is 20 mins later today", changes: { 6: { due: '2026-05-06 15:35' } } },
      { say: 'Please bring the tax return deadline forward by three days.', changes: { 2: { due: '2026-05-26' } } },
      { say: "call the bike task 'get the bike fixed' from now on", changes: { 3: { title: 'get the bike fixed' } } },
      { say: 'add money as a tag on rent', changes: { 5: { tags: ['money'] } } },
      { say: 'untag the tax return', changes: { 2: { tags: [] } } },
      {
        say: 'book club is every second tuesday from now on',
        either: [
          { changes: { 4: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' } } },
          { changes: { 4: { repeat: 'FREQ=MONTHLY;BYDAY=2TU' } } },
        ],
      },
      { say: "rent doesn't need to repeat anymore", changes: { 5: { repeat: null } } },
      { say: 'let me know 2 hrs before book club', changes: { 4: { remind: ['PT2H'] } } },
      { say: 'dentist not at 10 but at 11:30', changes: { 1: { due: '2026-05-07 11:30' } } },
      {
        say: 'note on the dentist one - bring insurance card',
        changes: { 1: { description: /bring insurance card/i } },
      },
      { say: 'shift everything i have tomorrow to monday', changes: { 1: { due: '2026-05-11 10:00' } } },
      { say: 'chnage task 3 to bike repair', changes: { 3: { title: 'bike repair' } } },
      { say: 'no date for book club yet, clear it', changes: { 4: { due: null } } },
    ]),
  ),
  adding: heldAt(at, [
    ...saidAdds([
      ['gotta drop the car at the garage thurs 8am', 'drop the car at the garage', '2026-05-07 08:00'],
      ["can you put 'Call mum re: flights' on there for sunday", 'Call mum re: flights', '2026-05-10'],
      ['note to self buy more coffee filters', 'buy more coffee filters'],
      [
        'Please create a reminder to submit my timesheet every Friday at 4 pm.',
        'submit my timesheet',
        '2026-05-08 16:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=FR' },
      ],
      ['in 2 weeks: follow up with the recruiter', 'follow up with the recruiter', '2026-05-20'],
      ['jog tmrw 6:30am', 'jog', '2026-05-07 06:30'],
      [
        'i keep forgetting to cancel the streaming trial, remind me on the 14th',
        'cancel the streaming trial',
        '2026-05-14',
      ],
      [
        'hey um remind me tonight that i need to take the meat out of the freezer',
        ['take the meat out of the freezer', 'i need to take the meat out of the freezer'],
        '2026-05-06 20:00',
      ],
      ["ship Oma's parcel, high priority, by monday", "ship Oma's parcel", '2026-05-11', { priority: 'high' }],
      ['rember to ring the council tommorow', 'ring the council', '2026-05-07'],
      ['new todo - iron shirts #home', 'iron shirts', undefined, { tags: ['home'] }],
      [
        'water the tomatoes every 3 days starting tomorrow',
        'water the tomatoes',
        '2026-05-07',
        { repeat: 'FREQ=DAILY;INTERVAL=3' },
      ],
      [
        'meeting with Dr. Okafor May 19 2:45pm, remind me 1 day before',
        'meeting with Dr. Okafor',
        '2026-05-19 14:45',
        { remind: ['P1D'] },
      ],
      [
        'someday i want to sort the old photos, low priority',
        ['sort the old photos', 'someday sort the old photos', 'someday i want to sort the old photos'],
        undefined,
        { priority: 'low' },
      ],
      ['end of the month invoice the Hoffmanns', 'invoice the Hoffmanns', '2026-05-31'],
    ]),
    ...addsEither([
      [
        'said: before a day',
        'Could I ask you to jot down: renew the domain before May 30th',
        'renew the domain',
        ['2026-05-30', '2026-05-29'],
      ],
    ]),
  ]),
};
