import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const kitchen: Seed[] = [
  { title: 'order mussels from Hansen', due: '2026-03-10 16:00' },
  { title: 'sharpen the knives' },
  { title: 'clean the extractor hood', due: '2026-03-15', tags: ['kitchen'] },
  { title: 'hygiene inspection', due: '2026-03-19 09:00', priority: 'high' },
  { title: 'write the easter menu', due: '2026-03-27', tags: ['menu'] },
  { title: 'check fridge temperatures', due: '2026-03-10 22:00', repeat: 'FREQ=DAILY' },
  { title: 'call the linen service', due: '2026-03-12' },
  { title: 'find a new dishwasher' },
];

const cab: Seed[] = [
  { title: 'pick up Dr Weiss from the clinic', due: '2026-03-10 14:30' },
  { title: 'oil change', due: '2026-03-13 08:00', tags: ['cab'] },
  { title: 'renew taxi licence', due: '2026-04-02', priority: 'urgent' },
  { title: 'fill in the mileage log', due: '2026-03-11', repeat: 'FREQ=WEEKLY;BYDAY=WE' },
  { title: 'buy a phone holder', tags: ['cab'] },
  { title: 'ring the insurance about the dent', due: '2026-03-09' },
  { title: 'driver meeting', due: '2026-03-17 18:00' },
];

const callers: Seed[] = [
  { title: 'call the butcher', due: '2026-03-11' },
  { title: 'call the baker', due: '2026-03-12' },
  { title: 'pay the butcher' },
  { title: 'descale the kettle' },
  { title: 'oven service', due: '2026-03-18' },
];

/** A cook and a taxi driver. On Tuesday, 10 March 2026, at 10:00. */
export const serviceVoices1: Table = {
  adding: saidAdds([
    ['order 20 kg of potatoes thursday morning', 'order 20 kg of potatoes', '2026-03-12 09:00'],
    ['call the fish guy tmrw 7am urgent', 'call the fish guy', '2026-03-11 07:00', { priority: 'urgent' }],
    [
      'put staff meeting on for monday 3:30pm, remind me 1 hour before',
      'staff meeting',
      '2026-03-16 15:30',
      { remind: ['PT1H'] },
    ],
    ['add new aprons x6 #shopping', ['new aprons x6', 'buy new aprons x6'], undefined, { tags: ['shopping'] }],
    [
      'take stock on the last day of every month, tag inventory',
      'take stock',
      '2026-03-31',
      { repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1', tags: ['inventory'] },
    ],
    ['Can you please remind me to book the chimney sweep in three weeks', 'book the chimney sweep', '2026-03-31'],
    ['pick up mrs Krüger from the station at 4:40 pm', 'pick up mrs Krüger from the station', '2026-03-10 16:40'],
    ['airport run for the Lehmanns saturday 4:15 in the morning', 'airport run for the Lehmanns', '2026-03-14 04:15'],
    [
      'inspection for the cab on april 9th at 8am, remind me the day before',
      'inspection for the cab',
      '2026-04-09 08:00',
      { remind: ['P1D'] },
    ],
    [
      'hey can u add hand in the receipts to the tax lady by the 20th, high priority',
      'hand in the receipts to the tax lady',
      '2026-03-20',
      { priority: 'high' },
    ],
    ['remind me in an hour and a half to move my car', ['move my car', 'move the car'], '2026-03-10 11:30'],
  ]),
  titles: saidAdds([
    ['print the Friday menu cards tomorrow', 'print the Friday menu cards', '2026-03-11'],
    ['add "Sunday roast for 40" for saturday at 2pm', 'Sunday roast for 40', '2026-03-14 14:00'],
    ['ask Mr. March about the parking permit on monday', 'ask Mr. March about the parking permit', '2026-03-16'],
  ]),
  dates: saidAdds([
    ['order the lamb 10 days before april 5th', 'order the lamb', '2026-03-26'],
    ['taste the new wines a week on thursday at 4pm', 'taste the new wines', '2026-03-19 16:00'],
    [
      'collect the Bauers from the wedding saturday night at 2',
      'collect the Bauers from the wedding',
      '2026-03-15 02:00',
    ],
    ['tasting with the owner next wednesday at 11am', 'tasting with the owner', '2026-03-18 11:00'],
  ]),
  recurrence: saidAdds([
    [
      'descale the coffee machine every 10 days',
      'descale the coffee machine',
      '2026-03-10',
      { repeat: 'FREQ=DAILY;INTERVAL=10' },
    ],
    [
      'clean the grease trap on the first monday of every month',
      'clean the grease trap',
      '2026-04-06',
      { repeat: 'FREQ=MONTHLY;BYDAY=1MO' },
    ],
    [
      'deposit the cash every tuesday and friday at 11 am',
      'deposit the cash',
      '2026-03-10 11:00',
      { repeat: 'FREQ=WEEKLY;BYDAY=TU,FR' },
    ],
    [
      'rotate the tyres every 3 months starting april 10',
      'rotate the tyres',
      '2026-04-10',
      { repeat: 'FREQ=MONTHLY;INTERVAL=3' },
    ],
  ]),
  'not half': [
    {
      name: 'said: sieve the fryer oil every 2.5 days',
      turns: [
        {
          say: 'sieve the fryer oil every 2.5 days',
          either: [{}, { adds: [{ title: 'sieve the fryer oil every 2.5 days' }] }],
          names: [/2\.5/],
        },
      ],
    },
  ],
  listing: [
    ...saidOf(kitchen, [
      { say: 'hey whats on for me today', lists: [1, 6] },
      { say: 'what do i still have to get done this week', lists: [1, 3, 6, 7] },
      { say: 'show me what is tagged menu', lists: [5] },
      { say: 'which of my tasks have no date yet', lists: [2, 8] },
      { say: 'when is the hygiene inspection again?', lists: [4], names: [/19/] },
    ]),
    ...saidOf(cab, [
      { say: 'am i late on anything', lists: [6] },
      { say: 'show me the cab stuff pls', lists: [2, 5] },
      { say: 'list everything sorted by due date please', lists: [6, 1, 4, 2, 7, 3, 5], inOrder: true },
      { say: 'do i have anything in april', lists: [3], mayList: [4] },
    ]),
  ],
  search: [
    ...saidOf(kitchen, [
      { say: 'find mussels', lists: [1] },
      { say: 'is there something about linen on my list', lists: [7] },
    ]),
    ...saidOf(cab, [{ say: 'anything in there about the dent?', lists: [6] }]),
  ],
  completing: [
    ...saidOf(kitchen, [
      { say: 'mussels are ordered', completes: [1] },
      { say: 'knives are sharp again, tick that off', completes: [2] },
      {
        say: 'fridge temperatures checked',
        completes: [6],
        next: [{ title: 'check fridge temperatures', due: '2026-03-11 22:00', repeat: 'FREQ=DAILY' }],
      },
    ]),
    ...saidOf(cab, [
      {
        say: 'mileage log is filled in',
        completes: [4],
        next: [{ title: 'fill in the mileage log', due: '2026-03-18', repeat: 'FREQ=WEEKLY;BYDAY=WE' }],
      },
      { say: 'finally rang the insurance', completes: [6] },
    ]),
  ],
  changing: [
    ...saidOf(kitchen, [
      { say: 'push the inspection to the 24th', changes: { 4: { due: '2026-03-24 09:00' } } },
      { say: 'the mussels order can wait till 5pm', changes: { 1: { due: '2026-03-10 17:00' } } },
      {
        say: 'rename the easter menu task to "write the spring menu"',
        changes: { 5: { title: 'write the spring menu' } },
      },
      { say: 'linen service call is urgent now', changes: { 7: { priority: 'urgent' } } },
      { say: 'tag the knives with kitchen', changes: { 2: { tags: ['kitchen'] } } },
      {
        say: 'add a note to the hygiene inspection: bring the HACCP folder',
        changes: { 4: { description: /bring the HACCP folder/i } },
      },
      { say: 'push the extractor hood by two days', changes: { 3: { due: '2026-03-17' } } },
    ]),
    ...saidOf(cab, [
      { say: 'driver meeting starts half an hour later', changes: { 7: { due: '2026-03-17 18:30' } } },
      { say: 'remind me about the licence 3 days before', changes: { 3: { remind: ['P3D'] } } },
      { say: 'take the date off the insurance one', changes: { 6: { due: null } } },
    ]),
  ],
  deleting: saidOf(kitchen, [{ say: 'scrap the dishwasher one', deletes: [8] }]),
  bulk: talksOf(cab, [
    [
      { say: 'delete everything tagged cab', asks: true, wants: { deletes: [2, 5] } },
      { say: 'yes do it', deletes: [2, 5] },
    ],
  ]),
  'follow-ups': [
    ...talksOf(kitchen, [
      [
        { say: 'add order crème fraîche for tomorrow', adds: [{ title: 'order crème fraîche', due: '2026-03-11' }] },
        { say: 'actually make that thursday', changes: { 9: { due: '2026-03-12' } } },
      ],
    ]),
    ...talksOf(cab, [
      [
        { say: 'whats tagged with cab', lists: [2, 5] },
        { say: 'the second one is done', completes: [5] },
      ],
    ]),
  ],
  undo: talksOf(kitchen, [
    [
      { say: 'remove the linen service', deletes: [7] },
      { say: 'no wait, undo that', adds: [{ title: 'call the linen service', due: '2026-03-12' }] },
    ],
  ]),
  ambiguity: [
    ...saidOf(callers, [{ say: 'delete the butcher task', asks: true }]),
    ...talksOf(callers, [
      [
        { say: 'the call is done', asks: true },
        { say: 'the baker', completes: [2] },
      ],
    ]),
  ],
  talk: saidOf(kitchen, [{ say: 'phew, what a lunch service' }, { say: 'how many grams are in a pound?' }]),
  several: [
    ...saidOf(kitchen, [
      {
        say: 'mussels are ordered, now remind me to pay Hansen on friday',
        completes: [1],
        adds: [{ title: 'pay Hansen', due: '2026-03-13' }],
      },
      { say: 'hood is clean and the knives are sharpened', completes: [2, 3] },
      {
        say: 'move the linen call to friday and tag it laundry',
        changes: { 7: { due: '2026-03-13', tags: ['laundry'] } },
      },
      {
        say: 'add buy lemons, add buy parsley and add ring the wine merchant tomorrow 3pm',
        adds: [
          { title: 'buy lemons' },
          { title: 'buy parsley' },
          { title: 'ring the wine merchant', due: '2026-03-11 15:00' },
        ],
      },
      { say: 'delete the dishwasher one and show me what is due today', deletes: [8], lists: [1, 6] },
    ]),
    ...saidOf(cab, [
      {
        say: 'picked up dr weiss. move the oil change to saturday and add vacuum the seats for tomorrow evening',
        completes: [1],
        changes: { 2: { due: '2026-03-14 08:00' } },
        adds: [{ title: 'vacuum the seats', due: '2026-03-11 19:00' }],
      },
    ]),
  ],
  pastes: saidOf(cab, [
    {
      say: 'For the new car:\n- order roof sign\n- get the meter sealed thursday 9am\n- [x] choose the car',
      adds: [
        { title: 'order roof sign' },
        { title: 'get the meter sealed', due: '2026-03-12 09:00' },
        { title: 'choose the car', done: true },
      ],
    },
  ]),
};
