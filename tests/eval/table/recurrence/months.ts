import type { Conversation } from '../../conversation.ts';
import { addsRule } from '../../rows.ts';

/** Said on Tuesday, 10 March 2026, at 10:00. */
export const months: Conversation[] = [
  ...addsRule([
    [
      'every last day',
      'settle the kitty every last day',
      'settle the kitty',
      '2026-03-31',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
    ],
    [
      'february and march left out',
      'clean the pool on the 20th of every month except february and march',
      'clean the pool',
      '2026-04-20',
      'FREQ=MONTHLY;BYMONTHDAY=20;BYMONTH=1,4,5,6,7,8,9,10,11,12',
    ],
    [
      'first friday starting next month',
      'beer tasting every first friday of the month starting next month',
      'beer tasting',
      '2026-04-03',
      'FREQ=MONTHLY;BYDAY=1FR',
    ],
    [
      '1st and 15th',
      'pay the nanny on the 1st and 15th of every month',
      'pay the nanny',
      '2026-03-15',
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
    ],
    [
      'last day',
      'read the meter on the last day of every month',
      'read the meter',
      '2026-03-31',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
    ],
    [
      'second to last friday',
      'reconcile the accounts every second to last friday of the month',
      'reconcile the accounts',
      '2026-03-20',
      'FREQ=MONTHLY;BYDAY=-2FR',
    ],
    [
      'second last monday',
      'bake for the office on the second last monday of every month',
      'bake for the office',
      '2026-03-23',
      'FREQ=MONTHLY;BYDAY=-2MO',
    ],
    [
      'last business day',
      'run payroll on the last business day of each month at 4pm',
      'run payroll',
      '2026-03-31 16:00',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    [
      'first working day',
      'send the invoices on the first working day of every month',
      'send the invoices',
      '2026-04-01',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
    ],
    ['every 3rd friday', 'poker every 3rd friday at 8pm', 'poker', '2026-03-20 20:00', 'FREQ=MONTHLY;BYDAY=3FR'],
    [
      'every two months',
      'rinse the filter every two months on the 20th',
      'rinse the filter',
      '2026-03-20',
      'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=20',
    ],
    [
      'every quarter',
      'rotate the passwords every quarter',
      'rotate the passwords',
      '2026-03-10',
      'FREQ=MONTHLY;INTERVAL=3',
    ],
    [
      'quarterly on the 15th',
      'send the statement quarterly on the 15th',
      'send the statement',
      '2026-03-15',
      'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15',
    ],
    [
      'of the month, every month',
      'air the cellar the last friday of the month every month',
      'air the cellar',
      '2026-03-27',
      'FREQ=MONTHLY;BYDAY=-1FR',
    ],
    [
      'end of every month',
      'back up the photos at the end of every month',
      'back up the photos',
      '2026-03-31',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
    ],
    [
      'start of every quarter',
      'order the paper at the start of every quarter',
      'order the paper',
      '2026-04-01',
      'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1',
    ],
    [
      'fridays of next june',
      'open late every friday of next june',
      'open late',
      '2026-06-05',
      'FREQ=WEEKLY;BYDAY=FR;UNTIL=20260630',
    ],
    ['half-yearly', 'see the dentist half-yearly', 'see the dentist', '2026-03-10', 'FREQ=MONTHLY;INTERVAL=6'],
    [
      'except august',
      'pay the gym on the 5th of every month except august',
      'pay the gym',
      '2026-04-05',
      'FREQ=MONTHLY;BYMONTHDAY=5;BYMONTH=1,2,3,4,5,6,7,9,10,11,12',
    ],
    [
      'second tuesday is today',
      'quiz night every month on the second tuesday at 8pm',
      'quiz night',
      '2026-03-10 20:00',
      'FREQ=MONTHLY;BYDAY=2TU',
    ],
  ]),
  {
    name: 'from june to august',
    turns: [
      {
        say: 'water the roses every day from june to august',
        either: [
          { adds: [{ title: 'water the roses', due: '2026-06-01', repeat: 'FREQ=DAILY;BYMONTH=6,7,8' }] },
          { adds: [{ title: 'water the roses', due: '2026-06-01', repeat: 'FREQ=DAILY;UNTIL=20260831' }] },
        ],
      },
    ],
  },
  {
    name: 'april through september',
    turns: [
      {
        say: 'mow the lawn every saturday from april through september',
        either: [
          {
            adds: [{ title: 'mow the lawn', due: '2026-04-04', repeat: 'FREQ=WEEKLY;BYDAY=SA;BYMONTH=4,5,6,7,8,9' }],
          },
          { adds: [{ title: 'mow the lawn', due: '2026-04-04', repeat: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260930' }] },
        ],
      },
    ],
  },
  {
    name: 'every day in april',
    turns: [
      {
        say: 'write a poem every day in april',
        either: [
          { adds: [{ title: 'write a poem', due: '2026-04-01', repeat: 'FREQ=DAILY;BYMONTH=4' }] },
          { adds: [{ title: 'write a poem', due: '2026-04-01', repeat: 'FREQ=DAILY;UNTIL=20260430' }] },
        ],
      },
    ],
  },
];
