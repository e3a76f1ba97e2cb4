import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: "sign Leo's school trip form", due: '2026-05-15', tags: ['school'] },
  { title: 'buy birthday present for Mia', due: '2026-05-18', priority: 'high' },
  { title: 'dentist appointment for Tom', due: '2026-05-20 15:00', tags: ['health'] },
  { title: 'wash the football kits', due: '2026-05-16', repeat: 'FREQ=WEEKLY;BYDAY=SA', tags: ['laundry'] },
  { title: 'fix the bunk bed' },
  { title: 'pay the after school club', due: '2026-05-12' },
  { title: 'order new shoes for Leo', tags: ['school'] },
  { title: 'take the bins out', due: '2026-05-14 19:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' },
];

const pickups: Seed[] = [
  { title: 'pick up Mia from ballet', due: '2026-05-15 16:00' },
  { title: 'pick up Leo from football', due: '2026-05-15 17:30' },
  { title: 'hoover the car' },
  { title: 'book a babysitter', due: '2026-05-22' },
  { title: 'sort out the old toys', priority: 'low' },
];

const kits = { title: 'wash the football kits', due: '2026-05-23', repeat: 'FREQ=WEEKLY;BYDAY=SA', tags: ['laundry'] };
const bins = { title: 'take the bins out', due: '2026-05-21 19:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' };

const now = (rows: Parameters<typeof heldAt>[1]) => heldAt('2026-05-14 16:30', rows);

/** A single father of three. Said on Thursday, 14 May 2026, at 16:30. */
export const father: Table = {
  adding: now(
    saidAdds([
      [
        'parents evening for mia on the 21st at 6pm tag school',
        'parents evening for mia',
        '2026-05-21 18:00',
        { tags: ['school'] },
      ],
      ['swimming with the kids on sunday at 10am', 'swimming with the kids', '2026-05-17 10:00'],
      ['pick up leo from judo at 5 today', 'pick up leo from judo', '2026-05-14 17:00'],
      ['remind me tmrw morning to defrost the mince', 'defrost the mince', '2026-05-15 09:00'],
      ['buy nit shampoo, urgent!!', 'buy nit shampoo', undefined, { priority: 'urgent' }],
      [
        'vaccination for tom june 9 at 8:45am, remind me one day before',
        'vaccination for tom',
        '2026-06-09 08:45',
        { remind: ['P1D'] },
      ],
    ]),
  ),
  titles: now(saidAdds([['add sew a costume for the Monday club show', 'sew a costume for the Monday club show']])),
  dates: now(
    saidAdds([
      ['pay leos trip money in 2 weeks', 'pay leos trip money', '2026-05-28'],
      ['return library books the day after tomorrow at 10:30am', 'return library books', '2026-05-16 10:30'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'swap the bed sheets every 2 weeks on sunday',
        'swap the bed sheets',
        '2026-05-17',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
      ],
      [
        'give tom his vitamin d every day at 7:15am',
        'give tom his vitamin d',
        '2026-05-15 07:15',
        { repeat: 'FREQ=DAILY' },
      ],
    ]),
  ),
  'not half': now(
    saidOf(pickups, [
      {
        say: 'cut the kids nails every 1.5 weeks',
        either: [{}, { adds: [{ title: 'cut the kids nails every 1.5 weeks' }] }],
      },
    ]),
  ),
  listing: now(
    saidOf(tasks, [
      { say: 'ok whats left for today', lists: [8], mayList: [6] },
      { say: 'what have i got on this weekend', lists: [4] },
      { say: 'what am i late with now', lists: [6] },
      { say: 'show me everything tagged school pls', lists: [1, 7] },
      { say: 'what do we have next week', lists: [2, 3], mayList: [4, 8] },
    ]),
  ),
  search: now(
    saidOf(tasks, [
      { say: 'look up the bunk bed one', lists: [5] },
      { say: 'is there anything with tom in it?', lists: [3] },
    ]),
  ),
  completing: now(
    saidOf(tasks, [
      { say: 'leos trip form is signed', completes: [1] },
      { say: 'bins are out', completes: [8], next: [bins] },
      { say: 'got mias present!', completes: [2] },
      { say: 'football kits are washed already', completes: [4], next: [kits] },
      { say: 'paid the after school club', completes: [6] },
      { say: 'new shoes ordered ✅', completes: [7] },
      { say: 'bunk bed is finally fixed 🙌', completes: [5] },
      { say: 'number 3 and number 5 are both done', completes: [3, 5] },
    ]),
  ),
  changing: now(
    saidOf(tasks, [
      { say: 'toms dentist got moved to the 27th at 4pm', changes: { 3: { due: '2026-05-27 16:00' } } },
      { say: 'move mias present to tomorrow', changes: { 2: { due: '2026-05-15' } } },
      { say: 'change bins to 8pm instead of 7', changes: { 8: { due: '2026-05-14 20:00' } } },
      { say: 'set the shoes to saturday and high prio', changes: { 7: { due: '2026-05-16', priority: 'high' } } },
      { say: 'rename bunk bed to fix the bunk bed ladder', changes: { 5: { title: 'fix the bunk bed ladder' } } },
      { say: 'i need a reminder 3 hours before toms dentist', changes: { 3: { remind: ['PT3H'] } } },
      { say: 'no reminder for the bins please', changes: { 8: { remind: [] } } },
      { say: 'after school club can wait till monday, change that', changes: { 6: { due: '2026-05-18' } } },
      { say: 'swap the school tag on the shoes for shopping', changes: { 7: { tags: ['shopping'] } } },
      { say: 'mias present is just medium priority actually', changes: { 2: { priority: 'medium' } } },
    ]),
  ),
  deleting: now(
    saidOf(tasks, [
      { say: 'remove the shoes, grandma is buying them', deletes: [7] },
      { say: 'delete toms dentist, they cancelled on us', deletes: [3] },
      { say: 'scrap no 5', deletes: [5] },
    ]),
  ),
  bulk: now(
    talksOf(tasks, [
      [
        { say: 'pls delete the bunk bed and the club payment', asks: true, wants: { deletes: [5, 6] } },
        { say: 'yep do it', deletes: [5, 6] },
      ],
    ]),
  ),
  'follow-ups': now(
    talksOf(tasks, [
      [
        { say: 'add buy sun cream', adds: [{ title: 'buy sun cream' }] },
        { say: 'for saturday', changes: { 9: { due: '2026-05-16' } } },
        { say: 'oh and its high priority', changes: { 9: { priority: 'high' } } },
      ],
      [
        { say: 'whats due on wednesday?', lists: [3] },
        { say: 'move it an hour later', changes: { 3: { due: '2026-05-20 16:00' } } },
      ],
    ]),
  ),
  undo: now(
    talksOf(tasks, [
      [
        { say: 'set mias present to sunday', changes: { 2: { due: '2026-05-17' } } },
        { say: 'undo that sorry', changes: { 2: { due: '2026-05-18' } } },
      ],
    ]),
  ),
  ambiguity: now(
    talksOf(pickups, [
      [
        { say: 'change the pick up to 6pm', asks: true },
        { say: 'leo from football', changes: { 2: { due: '2026-05-15 18:00' } } },
      ],
    ]),
  ),
  talk: now(saidOf(pickups, [{ say: 'ugh what a day, im so tired' }])),
  several: now([
    ...saidOf(tasks, [
      { say: 'bins out, kits washed, present bought', completes: [2, 4, 8], next: [kits, bins] },
      {
        say: 'signed leos form. add call the school about lunch money tomorrow at 8am and delete the shoes',
        completes: [1],
        adds: [{ title: 'call the school about lunch money', due: '2026-05-15 08:00' }],
        deletes: [7],
      },
      {
        say: 'present is bought, and delay the dentist by a week',
        completes: [2],
        changes: { 3: { due: '2026-05-27 15:00' } },
      },
      {
        say: 'dentist to 3:30 and remind me 1 hour before',
        changes: { 3: { due: '2026-05-20 15:30', remind: ['PT1H'] } },
      },
      {
        say: 'move the present to saturday, make it urgent and tag it mia',
        changes: { 2: { due: '2026-05-16', priority: 'urgent', tags: ['mia'] } },
      },
      {
        say: 'delete the bunk bed one and set the shoes for tomorrow 5pm',
        deletes: [5],
        changes: { 7: { due: '2026-05-15 17:00' } },
      },
      { say: 'club payment is done, what do i have tomorrow?', completes: [6], lists: [1], mayList: [6] },
      {
        say: 'rename bunk bed to sell the bunk bed, and mark the shoes as done',
        changes: { 5: { title: 'sell the bunk bed' } },
        completes: [7],
      },
    ]),
    ...saidOf(pickups, [
      {
        say: 'car is hoovered, sitter is booked. still have to iron the shirts tomorrow evening',
        completes: [3, 4],
        adds: [{ title: 'iron the shirts', due: '2026-05-15 19:00' }],
      },
    ]),
  ]),
  pastes: now(
    saidOf(pickups, [
      {
        say: '- mow the lawn on sunday\n- call nana tomorrow 6pm\n- return the drill to Jens',
        adds: [
          { title: 'mow the lawn', due: '2026-05-17' },
          { title: 'call nana', due: '2026-05-15 18:00' },
          { title: 'return the drill to Jens' },
        ],
      },
      {
        say: 'shopping:\nmilk\nbananas x6\nwashing powder\nfish fingers',
        adds: [{ title: 'milk' }, { title: 'bananas x6' }, { title: 'washing powder' }, { title: 'fish fingers' }],
      },
    ]),
  ),
};
