import type { Table } from '../../conversation.ts';

export const days: Table = {
  adding: [
    { name: 'held: stamps', turns: [{ say: 'add buy stamps', adds: [{ title: 'buy stamps' }] }] },
    {
      name: 'held: roof',
      turns: [
        {
          say: 'get the roof checked before sunday',
          either: [
            { adds: [{ title: /^get the roof checked/i, due: '2026-03-15' }] },
            { adds: [{ title: /^get the roof checked/i, due: '2026-03-14' }] },
          ],
        },
      ],
    },
    {
      name: 'held: visa',
      turns: [
        {
          say: 'please remind me to apply for the visa on 2 April at 10',
          adds: [{ title: 'apply for the visa', due: '2026-04-02 10:00' }],
        },
      ],
    },
    {
      name: 'held: march madness',
      turns: [{ say: 'watch the March Madness final', adds: [{ title: 'watch the March Madness final' }] }],
    },
    {
      name: 'held: two tags and a priority',
      turns: [
        {
          say: 'order printer paper #office #supplies low priority',
          adds: [{ title: 'order printer paper', tags: ['office', 'supplies'], priority: 'low' }],
        },
      ],
    },
    {
      name: 'held: two reminders',
      turns: [
        {
          say: 'exam on 20 March at 14:00, remind me a day before and an hour before',
          adds: [{ title: 'exam', due: '2026-03-20 14:00', remind: ['P1D', 'PT1H'] }],
        },
      ],
    },
  ],
  dates: [
    {
      name: 'held: physio',
      turns: [{ say: 'physio tomorrow afternoon', adds: [{ title: 'physio', due: '2026-03-11 15:00' }] }],
    },
    {
      name: 'held: the day after tomorrow',
      turns: [
        {
          say: 'return the library books the day after tomorrow',
          adds: [{ title: 'return the library books', due: '2026-03-12' }],
        },
      ],
    },
    {
      name: 'held: in half an hour',
      turns: [
        { say: 'take the bread out in half an hour', adds: [{ title: 'take the bread out', due: '2026-03-10 10:30' }] },
      ],
    },
    {
      name: 'held: eod',
      turns: [
        { say: 'send Paul the numbers by eod', adds: [{ title: 'send Paul the numbers', due: '2026-03-10 18:00' }] },
      ],
    },
    {
      name: 'held: a week on friday',
      turns: [{ say: 'concert a week on friday at 8pm', adds: [{ title: 'concert', due: '2026-03-20 20:00' }] }],
    },
    {
      name: 'held: friday night at one',
      turns: [{ say: 'pick Lea up friday night at 1', adds: [{ title: 'pick Lea up', due: '2026-03-14 01:00' }] }],
    },
    {
      name: 'held: first monday of next month',
      turns: [
        { say: 'inventory on the first monday of next month', adds: [{ title: 'inventory', due: '2026-04-06' }] },
      ],
    },
    {
      name: 'held: Karachi late in the evening',
      zone: 'Asia/Karachi',
      at: '2026-03-10 23:30',
      turns: [{ say: 'pay the driver tomorrow', adds: [{ title: 'pay the driver', due: '2026-03-11' }] }],
    },
  ],
  recurrence: [
    {
      name: 'held: biweekly',
      turns: [
        {
          say: 'payroll biweekly on thursday',
          adds: [{ title: 'payroll', due: '2026-03-12', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' }],
        },
      ],
    },
    {
      name: 'held: last friday',
      turns: [
        {
          say: 'team drinks every last friday of the month at 6pm',
          adds: [{ title: 'team drinks', due: '2026-03-27 18:00', repeat: 'FREQ=MONTHLY;BYDAY=-1FR' }],
        },
      ],
    },
    {
      name: 'held: every morning',
      turns: [
        {
          say: 'meditate every morning',
          adds: [{ title: 'meditate', due: '2026-03-11 09:00', repeat: 'FREQ=DAILY' }],
        },
      ],
    },
    {
      name: 'held: quarterly',
      turns: [
        {
          say: 'back up the server every 3 months on the 1st',
          adds: [{ title: 'back up the server', due: '2026-04-01', repeat: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1' }],
        },
      ],
    },
    {
      name: 'held: the next daily one',
      tasks: [{ title: 'take pills', due: '2026-03-10 08:00', repeat: 'FREQ=DAILY' }],
      turns: [
        {
          say: 'took my pills',
          completes: [1],
          next: [{ title: 'take pills', due: '2026-03-11 08:00', repeat: 'FREQ=DAILY' }],
        },
      ],
    },
  ],
};
