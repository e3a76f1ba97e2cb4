import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const fridays = 'FREQ=WEEKLY;BYDAY=FR';

const tasks: Seed[] = [
  { title: 'Pay chair rent', due: '2026-03-13', repeat: fridays },
  { title: 'Order bleach powder', due: '2026-03-11' },
  { title: 'Mrs Keller colour', due: '2026-03-12 10:30', tags: ['clients'] },
  { title: 'Sharpen scissors' },
  { title: 'Wash towels', due: '2026-03-10 18:00', repeat: 'FREQ=DAILY' },
  { title: 'Text Sophie about her perm' },
  { title: 'Renew insurance', due: '2026-03-31', priority: 'high' },
  { title: 'Take before and after photos', priority: 'low' },
];

const annas: Seed[] = [
  { title: 'Colour for Anna', due: '2026-03-11 15:00' },
  { title: 'Haircut for Anna', due: '2026-03-12 15:00' },
  { title: 'Order gloves' },
  { title: 'Pay electricity', due: '2026-03-16' },
  { title: 'Fix the wobbly mirror' },
];

const rent = { title: 'Pay chair rent', due: '2026-03-20', repeat: fridays };
const towels = { title: 'Wash towels', due: '2026-03-11 18:00', repeat: 'FREQ=DAILY' };

/** A hairdresser who rents a chair. On Tuesday, 10 March 2026, at 10:00, where nothing else is said. */
export const hairdresser: Table = {
  adding: [
    ...saidAdds([
      ['add bridal trial with Jana sat 8am', 'bridal trial with Jana', '2026-03-14 08:00'],
      ['remind me to buy foils tmr morning', 'buy foils', '2026-03-11 09:00'],
      ['call the wella rep at 5', 'call the wella rep', '2026-03-10 17:00'],
      ['restock shampoo #shop low prio', 'restock shampoo', undefined, { priority: 'low', tags: ['shop'] }],
      [
        'put tax advisor 26 march 2pm on the list and remind me 2 hours before',
        'tax advisor',
        '2026-03-26 14:00',
        { remind: ['PT2H'] },
      ],
    ]),
    ...heldAt(
      '2026-05-14 16:30',
      saidAdds([['remind me to take the wet towels home tonight', 'take the wet towels home', '2026-05-14 20:00']]),
    ),
  ],
  titles: saidAdds([['add a task called "Saturday rota"', 'Saturday rota']]),
  dates: [
    ...saidAdds([
      ['deep clean my station in 10 days', 'deep clean my station', '2026-03-20'],
      ['bring the dryer to repair next saturday', 'bring the dryer to repair', '2026-03-21'],
    ]),
    ...heldAt(
      '2026-05-14 16:30',
      saidAdds([['colour course in Hamburg next monday 9am', 'colour course in Hamburg', '2026-05-18 09:00']]),
    ),
  ],
  recurrence: saidAdds([
    ['disinfect the combs every day at 7pm', 'disinfect the combs', '2026-03-10 19:00', { repeat: 'FREQ=DAILY' }],
    [
      'check the colour stock every two weeks on wednesday',
      'check the colour stock',
      '2026-03-11',
      { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE' },
    ],
  ]),
  'not half': saidOf(tasks, [
    {
      say: 'refill the sanitizer every 1.5 weeks',
      either: [{}, { adds: [{ title: 'refill the sanitizer every 1.5 weeks' }] }],
      names: ['1.5'],
    },
  ]),
  listing: saidOf(tasks, [
    { say: 'whats left for today', lists: [5] },
    { say: 'whats on tomorrow?', lists: [2], mayList: [5] },
    { say: 'show all my todos pls', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
    { say: 'what is tagged clients', lists: [3] },
  ]),
  search: saidOf(tasks, [
    { say: 'when is mrs keller coming?', lists: [3] },
    { say: 'search for perm', lists: [6] },
  ]),
  completing: saidOf(tasks, [
    { say: 'chair rent is paid', completes: [1], next: [rent] },
    { say: 'mrs keller is done, she loved it', completes: [3] },
    { say: 'towels washed', completes: [5], next: [towels] },
    { say: 'scissors are finally sharpened', completes: [4] },
    { say: 'texted sophie', completes: [6] },
    { say: 'i ordered the bleach powder', completes: [2] },
    { say: 'done with 4 and 6', completes: [4, 6] },
  ]),
  changing: saidOf(tasks, [
    { say: 'mrs keller is at 11 now instead of 10:30', changes: { 3: { due: '2026-03-12 11:00' } } },
    { say: 'move keller to saturday 9am', changes: { 3: { due: '2026-03-14 09:00' } } },
    { say: 'push bleach powder to monday', changes: { 2: { due: '2026-03-16' } } },
    {
      say: 'chair rent should repeat every thursday instead of friday',
      changes: { 1: { due: '2026-03-12', repeat: 'FREQ=WEEKLY;BYDAY=TH' } },
    },
    { say: 'make the text to sophie urgent', changes: { 6: { priority: 'urgent' } } },
    {
      say: 'rename sharpen scissors to get scissors sharpened by Udo',
      changes: { 4: { title: 'get scissors sharpened by Udo' } },
    },
    { say: 'remind me of the insurance 3 days before', changes: { 7: { remind: ['P3D'] } } },
    { say: 'put the before and after photos on thursday evening', changes: { 8: { due: '2026-03-12 19:00' } } },
    { say: 'tag 2 and 4 with shop', changes: { 2: { tags: ['shop'] }, 4: { tags: ['shop'] } } },
    { say: 'the towels dont need to repeat anymore', changes: { 5: { repeat: null } } },
  ]),
  deleting: saidOf(tasks, [
    { say: 'can you delete the one about texting sophie', deletes: [6] },
    { say: 'get rid of the photos task', deletes: [8] },
    { say: 'mrs keller cancelled, take her off the list', deletes: [3] },
  ]),
  bulk: talksOf(tasks, [
    [{ say: 'delete everything without a date', asks: true, wants: { deletes: [4, 6, 8] } }, { say: 'no, leave them' }],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      { say: 'add haircut for Ben wednesday 4pm', adds: [{ title: 'haircut for Ben', due: '2026-03-11 16:00' }] },
      { say: 'sorry, 5pm', changes: { 9: { due: '2026-03-11 17:00' } } },
      { say: 'ok and remind me half an hour before', changes: { 9: { remind: ['PT30M'] } } },
    ],
    [
      { say: 'what do i have on thursday', lists: [3], mayList: [5] },
      { say: 'move mrs keller to 2pm then', changes: { 3: { due: '2026-03-12 14:00' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'delete before and after photos', deletes: [8] },
      { say: 'wait, i need that one, undo', adds: [{ title: 'Take before and after photos', priority: 'low' }] },
    ],
  ]),
  ambiguity: talksOf(annas, [
    [
      { say: 'move anna to friday', asks: true },
      { say: 'the haircut', changes: { 2: { due: '2026-03-13 15:00' } } },
    ],
  ]),
  talk: saidOf(tasks, [{ say: 'can you tell me how much developer goes with 50 g of bleach?' }]),
  several: [
    ...saidOf(tasks, [
      {
        say: 'bleach ordered, keller done. add book Mrs Keller again in 6 weeks',
        completes: [2, 3],
        adds: [{ title: 'book Mrs Keller again', due: '2026-04-21' }],
      },
      { say: 'paid the rent and washed the towels', completes: [1, 5], next: [rent, towels] },
      {
        say: 'two things for friday: buy coffee for clients and clean the mirrors',
        adds: [
          { title: 'buy coffee for clients', due: '2026-03-13' },
          { title: 'clean the mirrors', due: '2026-03-13' },
        ],
      },
      {
        say: 'move insurance to the 20th and make it urgent',
        changes: { 7: { due: '2026-03-20', priority: 'urgent' } },
      },
      { say: 'scissors done, delete the photos one', completes: [4], deletes: [8] },
      {
        say: 'sophie is texted, bleach powder to friday, and remind me to call the landlord tomorrow at noon',
        completes: [6],
        changes: { 2: { due: '2026-03-13' } },
        adds: [{ title: 'call the landlord', due: '2026-03-11 12:00' }],
      },
    ]),
    ...saidOf(annas, [
      {
        say: 'electricity paid, gloves ordered, add buy more hair nets',
        completes: [3, 4],
        adds: [{ title: 'buy more hair nets' }],
      },
    ]),
  ],
  pastes: saidOf(annas, [
    {
      say: '- [x] fix hood dryer\n- [ ] print new price list\n- [ ] call plumber tomorrow',
      adds: [
        { title: 'fix hood dryer', done: true },
        { title: 'print new price list' },
        { title: 'call plumber', due: '2026-03-11' },
      ],
    },
  ]),
};
