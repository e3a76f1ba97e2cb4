import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'renew taxi licence', due: '2026-03-20', priority: 'high', tags: ['taxi'] },
  { title: 'oil change', due: '2026-03-12 08:30', tags: ['taxi'] },
  { title: 'read chapter 6 on depreciation', due: '2026-03-11', tags: ['study'] },
  { title: 'hand in balance sheet assignment', due: '2026-03-13 18:00', priority: 'high', tags: ['study'] },
  { title: 'clean the cab', due: '2026-03-15', repeat: 'FREQ=WEEKLY;BYDAY=SU', tags: ['taxi'] },
  { title: 'pay tuition fee', due: '2026-03-31' },
  { title: 'call dispatch about the saturday shift' },
  { title: 'return airport parking card', due: '2026-03-09' },
];

const alike: Seed[] = [
  { title: 'call the garage about the brakes' },
  { title: 'call the garage about the invoice', due: '2026-03-13' },
  { title: 'audit exam', due: '2026-03-25 18:00' },
  { title: 'tax law exam', due: '2026-03-27 18:00' },
  { title: 'buy highlighters' },
];

/** A taxi driver who studies accounting in the evening. Said on Tuesday, 10 March 2026, at 10:00. */
export const heldTaxi: Table = {
  adding: [
    ...saidAdds([
      [
        'remind me to pick up the regular from terminal 2 tomorrow at 5:40 am',
        'pick up the regular from terminal 2',
        '2026-03-11 05:40',
      ],
      ['add buy new floor mats tag taxi', 'buy new floor mats', undefined, { tags: ['taxi'] }],
      [
        'Accounting exam on March 27 at 6:30pm, high priority',
        'Accounting exam',
        '2026-03-27 18:30',
        { priority: 'high' },
      ],
      ['gotta send the mileage log to my tax guy by thursday', 'send the mileage log to my tax guy', '2026-03-12'],
      ['urgent: get the card reader fixed', 'get the card reader fixed', undefined, { priority: 'urgent' }],
      [
        'please add revise ledger entries for saturday morning with tag study',
        'revise ledger entries',
        '2026-03-14 09:00',
        { tags: ['study'] },
      ],
      ['need to top up adblue this evening', 'top up adblue', '2026-03-10 19:00'],
    ]),
  ],
  titles: [
    ...saidAdds([
      ['add "Read Monday Morning Cash Flow" for sunday', 'Read Monday Morning Cash Flow', '2026-03-15'],
      ['add order the book Seven Days to Better Bookkeeping', 'order the book Seven Days to Better Bookkeeping'],
      ['add write down questions for the Tuesday class', 'write down questions for the Tuesday class'],
    ]),
  ],
  dates: [
    ...saidAdds([
      [
        'remind me in 3 hours to move the car out of the loading zone',
        'move the car out of the loading zone',
        '2026-03-10 13:00',
      ],
      ['roadworthiness check a week on monday at 7:45 am', 'roadworthiness check', '2026-03-23 07:45'],
      ['add study group day after tomorrow 8pm', 'study group', '2026-03-12 20:00'],
      ['i have to file the vat return by end of month', 'file the vat return', '2026-03-31'],
    ]),
  ],
  recurrence: [
    ...saidAdds([
      [
        'accounting class every tuesday and thursday at 7pm',
        'accounting class',
        '2026-03-10 19:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH' },
      ],
      [
        'remind me to check the tyres every 2 weeks on sunday',
        'check the tyres',
        '2026-03-15',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
      ],
      [
        'pay the cab lease on the 1st of every month',
        'pay the cab lease',
        '2026-04-01',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
      ],
    ]),
  ],
  listing: [
    ...saidOf(tasks, [
      { say: 'show me everything tagged study', lists: [3, 4] },
      { say: 'whats on my plate this week', lists: [2, 3, 4, 5], mayList: [8] },
      { say: 'am i late with anything?', lists: [8] },
      { say: 'when was my oil change again', lists: [2] },
      { say: 'any tasks that dont have a date yet?', lists: [7] },
      { say: 'just the high priority ones please', lists: [1, 4] },
      { say: 'what do i need to do before friday', lists: [2, 3], mayList: [8] },
    ]),
  ],
  search: [
    ...saidOf(tasks, [
      { say: 'find the one about depreciation', lists: [3] },
      { say: 'do i have something on the list about tuition?', lists: [6] },
      { say: 'search for airport', lists: [8] },
    ]),
  ],
  completing: [
    ...saidOf(tasks, [
      { say: 'oil change done, 89 euros ouch', completes: [2] },
      {
        say: 'i already cleaned the cab',
        completes: [5],
        next: [{ title: 'clean the cab', due: '2026-03-22', repeat: 'FREQ=WEEKLY;BYDAY=SU', tags: ['taxi'] }],
      },
      { say: 'handed in the balance sheet assignment 🎉', completes: [4] },
      { say: 'tick off number 8', completes: [8] },
      { say: 'read chapter 6 last night, you can cross it off', completes: [3] },
    ]),
  ],
  changing: [
    ...saidOf(tasks, [
      { say: 'can you move the oil change to friday', changes: { 2: { due: '2026-03-13 08:30' } } },
      { say: 'make the oil change half an hour later', changes: { 2: { due: '2026-03-12 09:00' } } },
      { say: 'set pay tuition fee to urgent', changes: { 6: { priority: 'urgent' } } },
      { say: 'tag the parking card one with taxi', changes: { 8: { tags: ['taxi'] } } },
      {
        say: 'rename "read chapter 6 on depreciation" to "read chapters 6 and 7"',
        changes: { 3: { title: 'read chapters 6 and 7' } },
      },
      {
        say: 'clean the cab only every two weeks from now on',
        changes: { 5: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' } },
      },
      { say: 'the balance sheet assignment is due at 8pm not 6', changes: { 4: { due: '2026-03-13 20:00' } } },
    ]),
  ],
  deleting: [...saidOf(tasks, [{ say: 'delete the airport parking card, i lost it anyway', deletes: [8] }])],
  bulk: [
    ...talksOf(tasks, [
      [
        { say: 'delete all my tasks tagged study', asks: true, wants: { deletes: [3, 4] } },
        { say: 'yes please', deletes: [3, 4] },
      ],
    ]),
  ],
  'follow-ups': [
    ...talksOf(tasks, [
      [
        { say: 'add pick up mrs lindner at 4', adds: [{ title: 'pick up mrs lindner', due: '2026-03-10 16:00' }] },
        { say: 'sorry, half past 4', changes: { 9: { due: '2026-03-10 16:30' } } },
      ],
      [
        { say: 'whats due this friday', lists: [4] },
        { say: 'ok thats done', completes: [4] },
      ],
    ]),
  ],
  undo: [
    ...talksOf(tasks, [
      [
        { say: 'delete call dispatch about the saturday shift', deletes: [7] },
        { say: 'no wait, bring it back', adds: [{ title: 'call dispatch about the saturday shift' }] },
      ],
    ]),
  ],
  ambiguity: [
    ...talksOf(alike, [
      [
        { say: 'mark call the garage as done', asks: true },
        { say: 'the brakes one', completes: [1] },
      ],
    ]),
    ...saidOf(alike, [{ say: 'move the exam to the 30th', asks: true }]),
  ],
  talk: [
    ...saidOf(tasks, [{ say: 'morning! what a night, traffic was crazy' }, { say: 'whats the capital of australia?' }]),
  ],
  several: [
    ...saidOf(tasks, [
      {
        say: 'oil change is done and move chapter 6 to thursday',
        completes: [2],
        changes: { 3: { due: '2026-03-12' } },
      },
      {
        say: 'add buy a calculator and add ask Jens for his notes',
        adds: [{ title: 'buy a calculator' }, { title: 'ask Jens for his notes' }],
      },
      {
        say: 'tuition fee is paid, parking card returned. also add get a receipt from the school',
        completes: [6, 8],
        adds: [{ title: 'get a receipt from the school' }],
      },
      {
        say: 'remind me to refuel tonight at 9 and to print the slides tomorrow morning',
        adds: [
          { title: 'refuel', due: '2026-03-10 21:00' },
          { title: 'print the slides', due: '2026-03-11 09:00' },
        ],
      },
      { say: 'delete the dispatch call and show me whats due tomorrow', deletes: [7], lists: [3] },
    ]),
  ],
  pastes: [
    ...saidOf(tasks, [
      {
        say: 'For the exam:\n- bring calculator\n- pack student card\n- buy two black pens',
        adds: [{ title: 'bring calculator' }, { title: 'pack student card' }, { title: 'buy two black pens' }],
      },
    ]),
  ],
};
