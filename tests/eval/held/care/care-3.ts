import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const bees: Seed[] = [
  { title: 'order new frames', due: '2026-03-12', tags: ['bees'] },
  { title: 'check the hives for mites', due: '2026-03-14 11:00', tags: ['bees'] },
  { title: 'monthly report for Sabine', due: '2026-03-13 12:00', priority: 'high', tags: ['office'] },
  { title: 'budget meeting', due: '2026-03-11 14:00', tags: ['office'] },
  { title: 'label honey jars' },
  { title: 'sell honey at the market', due: '2026-03-21 08:00', repeat: 'FREQ=MONTHLY;BYDAY=3SA' },
  { title: 'answer the travel expense mails', due: '2026-03-10', tags: ['office'] },
  { title: 'repair the smoker', priority: 'low' },
];

const practice: Seed[] = [
  { title: 'write report for Mr Weber', due: '2026-03-10 16:00', priority: 'high' },
  { title: 'order tape and massage oil', due: '2026-03-13' },
  { title: 'call health insurance about Mrs Novak', due: '2026-03-11' },
  { title: 'call health insurance about Mr Otto', due: '2026-03-12' },
  { title: 'wash the towels', due: '2026-03-10', repeat: 'FREQ=DAILY' },
  { title: 'back training course', due: '2026-03-28 10:00', tags: ['training'] },
  { title: 'fix the treatment table' },
  { title: 'renew first aid certificate', due: '2026-04-30', tags: ['training'] },
];

const towels = { title: 'wash the towels', due: '2026-03-11', repeat: 'FREQ=DAILY' };

/** A beekeeper who also works in an office and a physiotherapist. Said on Tuesday, 10 March 2026, at 10:00. */
export const careVoices3: Table = {
  adding: [
    ...saidAdds([
      ['dinner with the bee club 3/4 at 7pm', 'dinner with the bee club', '2026-04-03 19:00'],
      ['add file the vat return, high priority, due 31/3', 'file the vat return', '2026-03-31', { priority: 'high' }],
    ]).map((one) => ({ ...one, locale: 'en-GB' })),
    ...saidAdds([
      ['bring the office keys tomorrow at half past eight in the morning', 'bring the office keys', '2026-03-11 08:30'],
      [
        'first session Mr Brenner monday 9am tag patients',
        'first session Mr Brenner',
        '2026-03-16 09:00',
        { tags: ['patients'] },
      ],
      ['remind me in 20 minutes to take the heat packs out', 'take the heat packs out', '2026-03-10 10:20'],
    ]),
  ],
  titles: saidAdds([
    ['add "Summer 2026 course" due on the 20th', 'Summer 2026 course', '2026-03-20'],
    ['add read the April issue of the bee journal', 'read the April issue of the bee journal'],
    ['add prepare the Wednesday class', 'prepare the Wednesday class'],
  ]),
  dates: saidAdds([
    ['split the colonies on the first saturday in may', 'split the colonies', '2026-05-02'],
    ['team lunch friday week at 12:30', 'team lunch', '2026-03-20 12:30'],
    ['check on Mrs Novak two weeks from tomorrow', 'check on Mrs Novak', '2026-03-25'],
    ['send Sabine the numbers at the end of the month', 'send Sabine the numbers', '2026-03-31'],
  ]),
  recurrence: saidAdds([
    [
      'weigh the hives every 10 days starting april 1',
      'weigh the hives',
      '2026-04-01',
      { repeat: 'FREQ=DAILY;INTERVAL=10' },
    ],
    [
      'disinfect the mats every weekday at 6pm',
      'disinfect the mats',
      '2026-03-10 18:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
    ],
    [
      'knee group every thursday at 5pm, 8 times',
      'knee group',
      '2026-03-12 17:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=TH;COUNT=8' },
    ],
  ]),
  'not half': saidOf(bees, [
    {
      say: 'check the traps every 1.5 weeks',
      either: [{}, { adds: [{ title: 'check the traps every 1.5 weeks' }] }],
      names: ['1.5'],
    },
  ]),
  listing: [
    ...saidOf(bees, [
      { say: 'what do i still have tagged office', lists: [3, 4, 7] },
      { say: 'what needs doing today then', lists: [7] },
      { say: 'what does my saturday look like', lists: [2] },
    ]),
    ...saidOf(practice, [
      { say: 'list my tasks with the tag training', lists: [6, 8] },
      { say: 'is there anything for thursday', lists: [4], mayList: [5] },
      { say: 'what is due next month', lists: [8], mayList: [5] },
    ]),
  ],
  search: [
    ...saidOf(bees, [{ say: 'find honey', lists: [5, 6] }]),
    ...saidOf(practice, [
      { say: 'search novak', lists: [3] },
      { say: 'which tasks mention health insurance?', lists: [3, 4] },
    ]),
  ],
  completing: [
    ...saidOf(bees, [
      { say: 'expense mails answered', completes: [7] },
      { say: 'frames are ordered', completes: [1] },
    ]),
    ...saidOf(practice, [
      { say: 'towels are washed', completes: [5], next: [towels] },
      { say: 'called the insurance about otto', completes: [4] },
    ]),
  ],
  changing: [
    ...saidOf(bees, [
      { say: 'move the budget meeting one hour later', changes: { 4: { due: '2026-03-11 15:00' } } },
      { say: 'add the tag bees to label honey jars', changes: { 5: { tags: ['bees'] } } },
      { say: 'remind me 30 minutes before the budget meeting', changes: { 4: { remind: ['PT30M'] } } },
    ]),
    ...saidOf(practice, [
      { say: 'the back training course is on the 29th instead', changes: { 6: { due: '2026-03-29 10:00' } } },
      { say: 'put the weber report off until tomorrow', changes: { 1: { due: '2026-03-11 16:00' } } },
      { say: 'remove the training tag from the first aid certificate', changes: { 8: { tags: [] } } },
    ]),
  ],
  deleting: saidOf(bees, [{ say: 'pls delete the budget meeting, its been called off', deletes: [4] }]),
  bulk: talksOf(practice, [
    [{ say: 'delete everything tagged training', asks: true, wants: { deletes: [6, 8] } }, { say: 'nope, leave it' }],
  ]),
  'follow-ups': [
    ...talksOf(practice, [
      [
        { say: 'show me the health insurance calls', lists: [3, 4] },
        { say: 'did the first one', either: [{ completes: [3] }, { completes: [4] }] },
      ],
    ]),
    ...talksOf(bees, [
      [
        {
          say: 'add deliver honey to the bakery friday',
          adds: [{ title: 'deliver honey to the bakery', due: '2026-03-13' }],
        },
        { say: 'at 8 in the morning', changes: { 9: { due: '2026-03-13 08:00' } } },
      ],
    ]),
  ],
  undo: talksOf(practice, [
    [
      { say: 'change the tape order to high priority', changes: { 2: { priority: 'high' } } },
      { say: 'hm no, undo that', changes: { 2: { priority: 'medium' } } },
    ],
  ]),
  ambiguity: saidOf(practice, [
    { say: 'the call to the health insurance is done', asks: true },
    { say: 'delete the insurance call', asks: true },
  ]),
  talk: saidOf(bees, [{ say: 'do bees sleep at night?' }, { say: 'good morning sunshine, how are you doing' }]),
  several: [
    ...saidOf(bees, [
      { say: 'frames ordered, honey jars labelled', completes: [1, 5] },
      {
        say: 'add buy sugar for syrup tomorrow and move the market to the 28th',
        adds: [{ title: 'buy sugar for syrup', due: '2026-03-11' }],
        changes: { 6: { due: '2026-03-28 08:00' } },
      },
      {
        say: 'budget meeting is now at 3, and mark the report for sabine as urgent',
        changes: { 4: { due: '2026-03-11 15:00' }, 3: { priority: 'urgent' } },
      },
    ]),
    ...saidOf(practice, [
      {
        say: 'towels are done and i ordered the tape and oil, whats left for today?',
        completes: [5, 2],
        next: [towels],
        lists: [1],
        mayList: [2, 5, 9],
      },
    ]),
  ],
  pastes: saidOf(bees, [
    {
      say: '- [x] rent the extractor\n- [ ] wash buckets\n- [ ] buy lids',
      adds: [{ title: 'rent the extractor', done: true }, { title: 'wash buckets' }, { title: 'buy lids' }],
    },
  ]),
};
