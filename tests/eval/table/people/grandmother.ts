import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'ring the piano tuner', due: '2026-03-10' },
  { title: 'water the seedlings', due: '2026-03-11 09:00', repeat: 'FREQ=DAILY;INTERVAL=2' },
  { title: 'choir practice', due: '2026-03-12 19:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' },
  { title: 'print song sheets', due: '2026-03-12', tags: ['choir'] },
  { title: "bake a cake for Emil's birthday", due: '2026-03-15 10:00', priority: 'high' },
  { title: 'prune the roses' },
  { title: 'order seed potatoes', tags: ['garden'] },
  { title: 'collect the fees', due: '2026-03-27', tags: ['choir'] },
];

const bulbs: Seed[] = [
  { title: 'buy tulip bulbs', due: '2026-03-12' },
  { title: 'buy onion bulbs', due: '2026-03-16' },
  { title: 'pay for the hall', due: '2026-03-20' },
  { title: 'tidy the shed' },
  { title: 'write to Gisela about the solo' },
];

/** A grandmother who organises a choir and her garden. Said on Tuesday, 10 March 2026, at 10:00. */
export const grandmother: Table = {
  adding: [
    ...saidAdds([
      [
        'Please remind me to take the dahlias out of the cellar on the 1st of May',
        'take the dahlias out of the cellar',
        '2026-05-01',
      ],
      ['Could you write down dentist on Monday at quarter to ten, thank you', 'dentist', '2026-03-16 09:45'],
      ['buy compost, tag garden', 'buy compost', undefined, { tags: ['garden'] }],
      [
        'I must send Ruth a birthday card by the 20th, it is important',
        'send Ruth a birthday card',
        '2026-03-20',
        { priority: 'high' },
      ],
      ['Lunch with Helga on Saturday at noon please', 'Lunch with Helga', '2026-03-14 12:00'],
    ]),
    ...saidAdds([['hairdresser 7/4 at 2pm', 'hairdresser', '2026-04-07 14:00']]).map((one) => ({
      ...one,
      locale: 'en-GB',
    })),
  ],
  titles: saidAdds([
    ['Add "Sunday Morning in May" to the list', 'Sunday Morning in May'],
    ['buy the Sunday Times on friday', 'buy the Sunday Times', '2026-03-13'],
  ]),
  dates: saidAdds([
    ['Invite the neighbours for coffee in two weeks', 'Invite the neighbours for coffee', '2026-03-24'],
    ['sow the carrots at the end of the month', 'sow the carrots', '2026-03-31'],
    ['remind me to take the pie out of the oven in 40 minutes', 'take the pie out of the oven', '2026-03-10 10:40'],
  ]),
  recurrence: saidAdds([
    [
      'gymnastics class every tuesday and friday at 11am',
      'gymnastics class',
      '2026-03-10 11:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=TU,FR' },
    ],
    [
      'feed the tomatoes every 10 days starting may 20',
      'feed the tomatoes',
      '2026-05-20',
      { repeat: 'FREQ=DAILY;INTERVAL=10' },
    ],
  ]),
  'not half': saidOf(tasks, [
    {
      say: 'turn the compost every 2.5 weeks',
      either: [{}, { adds: [{ title: 'turn the compost every 2.5 weeks' }] }],
    },
  ]),
  listing: saidOf(tasks, [
    { say: 'What do I have to do today?', lists: [1] },
    { say: 'what is there for the choir', lists: [4, 8], mayList: [3] },
    { say: 'whats coming up on thursday', lists: [3, 4] },
    { say: 'What have I got this week?', lists: [1, 2, 3, 4, 5] },
    { say: 'is there anything with high priority', lists: [5] },
  ]),
  search: saidOf(tasks, [
    { say: 'Can you find the one about the fees?', lists: [8] },
    { say: 'did I write down something about potatoes', lists: [7] },
  ]),
  completing: saidOf(tasks, [
    {
      say: 'I have watered the seedlings',
      completes: [2],
      next: [{ title: 'water the seedlings', due: '2026-03-13 09:00', repeat: 'FREQ=DAILY;INTERVAL=2' }],
    },
    { say: 'The roses are pruned now.', completes: [6] },
    { say: 'I rang the piano tuner', completes: [1] },
    { say: 'potatoes ordered', completes: [7] },
    { say: 'the song sheets are printed, thank you', completes: [4] },
    { say: 'all the fees are collected :)', completes: [8] },
    { say: 'Please cross off the cake', completes: [5] },
  ]),
  changing: saidOf(tasks, [
    {
      say: 'Choir practice this thursday is at half past six, please change it',
      changes: { 3: { due: '2026-03-12 18:30' } },
    },
    { say: 'move the cake to saturday', changes: { 5: { due: '2026-03-14 10:00' } } },
    {
      say: 'Change number 6 to prune the roses and the lavender',
      changes: { 6: { title: 'prune the roses and the lavender' } },
    },
    { say: 'Please remind me 2 hours before the cake', changes: { 5: { remind: ['PT2H'] } } },
    { say: 'make the seed potatoes urgent', changes: { 7: { priority: 'urgent' } } },
    { say: 'the fees should be collected by the 20th instead', changes: { 8: { due: '2026-03-20' } } },
    { say: 'Put the roses down for Saturday afternoon', changes: { 6: { due: '2026-03-14 15:00' } } },
    { say: 'the piano tuner can wait till tomorrow', changes: { 1: { due: '2026-03-11' } } },
    { say: 'take the garden tag off the potatoes', changes: { 7: { tags: [] } } },
    { say: 'the song sheets one day later please', changes: { 4: { due: '2026-03-13' } } },
  ]),
  deleting: saidOf(tasks, [
    { say: "We don't need the seed potatoes any more, please take them off the list", deletes: [7] },
    { say: 'Please delete the roses', deletes: [6] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'delete everything with the tag choir', asks: true, wants: { deletes: [4, 8] } },
      { say: 'Yes please', deletes: [4, 8] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      { say: 'Which ones have no date?', lists: [6, 7] },
      { say: 'Put the second one on Friday', changes: { 7: { due: '2026-03-13' } } },
    ],
    [
      { say: 'Add ask Gisela to sing the solo', adds: [{ title: 'ask Gisela to sing the solo' }] },
      { say: 'by Sunday please', changes: { 9: { due: '2026-03-15' } } },
      { say: 'and tag it choir', changes: { 9: { tags: ['choir'] } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'remove prune the roses', deletes: [6] },
      { say: 'Oh dear, I did not mean that, please undo', adds: [{ title: 'prune the roses' }] },
    ],
  ]),
  ambiguity: talksOf(bulbs, [
    [
      { say: 'change the bulbs task to friday', asks: true },
      { say: 'the onion one', changes: { 2: { due: '2026-03-13' } } },
    ],
  ]),
  talk: [...saidOf(tasks, [{ say: "Good morning! Lovely weather today, isn't it?" }])],
  several: [
    ...saidOf(tasks, [
      {
        say: 'The roses are done and I rang the tuner too. Please add buy ribbon for the choir scarves for Friday.',
        completes: [1, 6],
        adds: [{ title: 'buy ribbon for the choir scarves', due: '2026-03-13' }],
      },
      {
        say: 'I printed the song sheets. And please move choir practice to 6pm this thursday.',
        completes: [4],
        changes: { 3: { due: '2026-03-12 18:00' } },
      },
      {
        say: 'take the potatoes off the list and move the fees to april 2nd',
        deletes: [7],
        changes: { 8: { due: '2026-04-02' } },
      },
      {
        say: 'make the cake urgent and the roses low priority',
        changes: { 5: { priority: 'urgent' }, 6: { priority: 'low' } },
      },
      { say: 'I ordered the potatoes, what is left for today?', completes: [7], lists: [1] },
      {
        say: 'please tick off number 1 and number 4 and move number 6 to next Monday',
        completes: [1, 4],
        changes: { 6: { due: '2026-03-16' } },
      },
    ]),
    ...saidOf(bulbs, [
      {
        say: 'I paid for the hall and wrote to Gisela. Please put tidy the shed on Sunday afternoon.',
        completes: [3, 5],
        changes: { 4: { due: '2026-03-15 15:00' } },
      },
      {
        say: 'the tulip bulbs are bought, forget about the onions, and add buy bone meal tagged garden',
        completes: [1],
        deletes: [2],
        adds: [{ title: 'buy bone meal', tags: ['garden'] }],
      },
    ]),
  ],
  pastes: saidOf(tasks, [
    {
      say: 'For the concert:\nprogramme leaflets\nflowers for the soloist\nask Ruth for the key to the hall',
      adds: [
        { title: 'programme leaflets' },
        { title: 'flowers for the soloist' },
        { title: 'ask Ruth for the key to the hall' },
      ],
    },
  ]),
};
