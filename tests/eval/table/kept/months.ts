import type { Table } from '../../conversation.ts';
import { addsRule, keepsWhole, refuses } from '../../rows.ts';

const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Said on Tuesday, 10 March 2026, at 10:00. */
export const months: Table = {
  recurrence: addsRule([
    [
      'held: penultimate thursday',
      'update the forecast on the penultimate thursday of each month',
      'update the forecast',
      '2026-03-19',
      'FREQ=MONTHLY;BYDAY=-2TH',
    ],
    [
      'held: last weekday',
      'close the books every last weekday of the month',
      'close the books',
      '2026-03-31',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    ['held: every 27th', 'top up the phone every 27th', 'top up the phone', '2026-03-27', 'FREQ=MONTHLY;BYMONTHDAY=27'],
    [
      'held: third to last day',
      'check the budget on the third to last day of every month',
      'check the budget',
      '2026-03-29',
      'FREQ=MONTHLY;BYMONTHDAY=-3',
    ],
    [
      'held: every half year',
      'service the boiler every half year',
      'service the boiler',
      '2026-03-10',
      'FREQ=MONTHLY;INTERVAL=6',
    ],
    [
      'held: last saturday',
      'car boot sale on the last saturday of every month at 11am',
      'car boot sale',
      '2026-03-28 11:00',
      'FREQ=MONTHLY;BYDAY=-1SA',
    ],
    [
      'held: first and third monday',
      'school council every first and third monday',
      'school council',
      '2026-03-16',
      'FREQ=MONTHLY;BYDAY=1MO,3MO',
    ],

    [
      'held: last monday in may',
      'clean the grill every last monday in may',
      'clean the grill',
      '2026-05-25',
      'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO',
    ],
    [
      'held: jan 1 and jul 1',
      'donate blood every jan 1 and jul 1',
      'donate blood',
      '2026-07-01',
      'FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1',
    ],
    [
      'held: leap day, yearly',
      'toast Frida yearly on 29 february',
      'toast Frida',
      '2027-02-28',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    ],
    [
      'held: every 2 years',
      'car inspection every 2 years on 5 june',
      'car inspection',
      '2026-06-05',
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYMONTHDAY=5',
    ],

    [
      'held: for six weeks',
      'group therapy weekly on thursday for 6 weeks',
      'group therapy',
      '2026-03-12',
      'FREQ=WEEKLY;BYDAY=TH;COUNT=6',
    ],
    [
      'held: until christmas',
      'choir every sunday until christmas',
      'choir',
      '2026-03-15',
      'FREQ=WEEKLY;BYDAY=SU;UNTIL=20261225',
    ],
    [
      'held: weekdays until 1 april',
      'early shift every weekday at 7am until 1 april',
      'early shift',
      '2026-03-11 07:00',
      `${workdays};UNTIL=20260401`,
    ],
  ]),
  'not half': [
    ...refuses([
      ['held: two and a half weeks', 'see the physio every two and a half weeks', ['half']],
      ['held: every hour', 'drink water every hour', [/hour/i]],
      ['held: the 32nd', 'pay the tax on the 32nd of march', ['32']],
      ['held: a month 13', 'call mom on 2026-13-05', ['2026-13-05']],

      ['held: three and a half days', 'fertilise the lemon tree every 3.5 days', ['3.5']],
    ]),
    ...keepsWhole([
      ['held: full moon', 'visit Lena on the second full moon of may', ['full moon']],
      ['held: three times a week', 'lift weights three times a week', ['three times']],
      ['held: except when it rains', 'water the beds every day except when it rains', ['rain']],
      ['held: until it is finished', 'call the builders every monday until the roof is finished', ['roof']],

      ['held: before the deadline', 'print the poster two days before the deadline', ['deadline']],
    ]),
    {
      name: 'held: moved to a day that is not',
      tasks: [{ title: 'piano tuner', due: '2026-03-11 10:00' }],
      turns: [{ say: 'move the piano tuner to 30 february', names: [/feb/i] }],
    },
    {
      name: 'held: thursday or friday',
      tasks: [{ title: 'piano tuner', due: '2026-03-11 10:00' }],
      turns: [{ say: 'reschedule the piano tuner to thursday or friday', names: ['friday'] }],
    },
  ],
};
