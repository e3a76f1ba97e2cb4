import type { Seed, Table } from '../../conversation.ts';
import { addsOne, saidAdds, saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'ring the plumber', due: '2026-03-10' },
  { title: 'team meeting', due: '2026-03-11 09:30' },
  { title: 'first aid course for Mirko', due: '2026-03-24 09:00' },
  { title: 'sign the lease', due: '2026-03-10 16:00', tags: ['jobs'] },
  { title: 'order batteries' },
  { title: 'budget meeting with Sara', due: '2026-03-13 14:00' },
  { title: 'dentist appointment', due: '2026-03-19 08:00' },
  { title: 'choir rehearsal', due: '2026-03-12 19:30', repeat: 'FREQ=WEEKLY;BYDAY=TH' },
  { title: 'put the bins out', due: '2026-03-11 07:00', repeat: 'FREQ=WEEKLY;BYDAY=WE' },
];

/** How people ask for what there is, and add in a few words. On Tuesday, 10 March 2026, at 10:00. */
export const askingPlain: Table = {
  adding: [
    ...saidAdds([
      [
        'add sports day for Ida on the 20th at 2pm tag school',
        'sports day for Ida',
        '2026-03-20 14:00',
        { tags: ['school'] },
      ],
      ['buy wood glue tomorrow tag workshop', 'buy wood glue', '2026-03-11', { tags: ['workshop'] }],
      ['call the tiler friday 9am tag kitchen', 'call the tiler', '2026-03-13 09:00', { tags: ['kitchen'] }],
      ['paint the fence tag garden', 'paint the fence', undefined, { tags: ['garden'] }],
      ['buy a name tag holder tomorrow', 'buy a name tag holder', '2026-03-11'],
      [
        'print the seating plan tomorrow at 8:30am, reminder 20 min before',
        'print the seating plan',
        '2026-03-11 08:30',
        { remind: ['PT20M'] },
      ],
      ['print out the tickets on friday at 9am', 'print out the tickets', '2026-03-13 09:00'],
      ['dentist thursday 3pm, reminder 2 hours before', 'dentist', '2026-03-12 15:00', { remind: ['PT2H'] }],
      [
        'stick a job down for friday 8am, boiler service at 3 Park Road',
        'boiler service at 3 Park Road',
        '2026-03-13 08:00',
      ],
      ['put a reminder in for tomorrow 9am, ring the school', 'ring the school', '2026-03-11 09:00'],
      ['new job for thursday 10am: rewire the Petersen kitchen', 'rewire the Petersen kitchen', '2026-03-12 10:00'],
      [
        'add radiator swap at the Lindqvist flat thursday 2pm, tag jobs, remind me an hour before',
        'radiator swap at the Lindqvist flat',
        '2026-03-12 14:00',
        { tags: ['jobs'], remind: ['PT1H'] },
      ],
      [
        'add flu shots friday 10am, high prio, remind me 30 min before',
        'flu shots',
        '2026-03-13 10:00',
        { priority: 'high', remind: ['PT30M'] },
      ],
      [
        'add haircut for Ben on saturday at 11, tagged family, with a reminder 1 hour before',
        'haircut for Ben',
        '2026-03-14 11:00',
        { tags: ['family'], remind: ['PT1H'] },
      ],
    ]),
  ],
  titles: saidAdds([
    ['put "Fischer: pick up key" down for friday', 'Fischer: pick up key', '2026-03-13'],
    ['pencil "Rome: book tour" in for monday', 'Rome: book tour', '2026-03-16'],
    ['stick "call Ed" down for tomorrow at 9', 'call Ed', '2026-03-11 09:00'],
    ['put "A/B test" on the list for tomorrow', 'A/B test', '2026-03-11'],
  ]),
  dates: [
    ...saidAdds([
      ['send the crates back 4/3', 'send the crates back', '2026-04-03'],
      ['pay the deposit 3/31', 'pay the deposit', '2026-03-31'],
      ['dad birthday lunch 5/17', 'dad birthday lunch', '2026-05-17'],
      ['buy 3/4 inch screws', 'buy 3/4 inch screws'],
      ['order 1/2 lb of butter', 'order 1/2 lb of butter'],
    ]),
    ...addsOne(
      [
        [
          'every night at 9 begins tonight',
          'lock the shed every night at 9',
          'lock the shed',
          '2026-03-10 21:00',
          { repeat: 'FREQ=DAILY' },
        ],
        [
          'every night at 11 begins tonight',
          'take the tablet every night at 11',
          'take the tablet',
          '2026-03-10 23:00',
          { repeat: 'FREQ=DAILY' },
        ],
        [
          'each evening at 8 begins today',
          'water the pots each evening at 8',
          'water the pots',
          '2026-03-10 20:00',
          { repeat: 'FREQ=DAILY' },
        ],
        [
          'every night at 12:30 is behind midnight',
          'check the kiln every night at 12:30',
          'check the kiln',
          '2026-03-11 00:30',
          { repeat: 'FREQ=DAILY' },
        ],
      ],
      { at: '2026-03-10 14:20' },
    ),
  ],
  listing: saidOf(tasks, [
    { say: 'whatve i got on today', lists: [1, 4] },
    { say: 'wot have i got on tomorrow', lists: [2, 9] },
    { say: "what've i got for today", lists: [1, 4] },
    { say: 'whatve we got on thursday', lists: [8] },
    { say: 'morning, what tasks are down for today then', lists: [1, 4] },
    { say: 'what is down for tomorrow', lists: [2, 9] },
    { say: 'what jobs are on for today', lists: [1, 4] },
    { say: 'what have you got down for me on thursday', lists: [8] },
    { say: 'what things are in for tomorrow', lists: [2, 9] },
  ]),
  search: saidOf(tasks, [
    { say: 'which one was for mirko', lists: [3] },
    { say: 'which one was about the lease', lists: [4] },
    { say: 'which task was with sara', lists: [6] },
    { say: 'what was the one with the plumber', lists: [1] },
    { say: 'whats my next meeting', lists: [2] },
    { say: 'when is my next meeting?', lists: [2] },
    { say: 'my next appointment', lists: [7] },
    { say: 'when is the next rehearsal', lists: [8] },
    { say: 'what is my next task', lists: [1] },
  ]),
  recurrence: saidOf(tasks, [
    { say: 'the bins only until the end of may', changes: { 9: { repeat: 'FREQ=WEEKLY;BYDAY=WE;UNTIL=20260531' } } },
    {
      say: 'choir rehearsal only until the end of june',
      changes: { 8: { repeat: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260630' } },
    },
    { say: 'choir rehearsal until may 1 only', changes: { 8: { repeat: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260501' } } },
    {
      say: 'the bins should only repeat until april 15',
      changes: { 9: { repeat: 'FREQ=WEEKLY;BYDAY=WE;UNTIL=20260415' } },
    },
  ]),
};
