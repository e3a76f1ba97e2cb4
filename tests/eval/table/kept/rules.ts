import type { Table } from '../../conversation.ts';
import { addsRule } from '../../rows.ts';

const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Said on Tuesday, 10 March 2026, at 10:00. */
export const rules: Table = {
  recurrence: [
    ...addsRule([
      [
        'held: tue-thu',
        'physio exercises tue-thu at 5pm',
        'physio exercises',
        '2026-03-10 17:00',
        'FREQ=WEEKLY;BYDAY=TU,WE,TH',
      ],
      [
        'held: wednesday through sunday',
        'feed the neighbours cat every wednesday through sunday',
        'feed the neighbours cat',
        '2026-03-11',
        'FREQ=WEEKLY;BYDAY=WE,TH,FR,SA,SU',
      ],
      ['held: sat & sun', 'bake bread every sat & sun', 'bake bread', '2026-03-14', 'FREQ=WEEKLY;BYDAY=SA,SU'],
      [
        'held: but not on mondays',
        'stretch daily but not on mondays at 9pm',
        'stretch',
        '2026-03-10 21:00',
        'FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU',
      ],
      [
        'held: daily starting next week',
        'water the lawn every day starting next week',
        'water the lawn',
        '2026-03-16',
        'FREQ=DAILY',
      ],
      [
        'held: other tuesday from 1 april',
        'team lunch every other tue at 12:30 starting 1 april',
        'team lunch',
        '2026-04-07 12:30',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      ],
      [
        'held: every!',
        'mist the ferns every! 4 days',
        'mist the ferns',
        '2026-03-10',
        'FREQ=DAILY;INTERVAL=4',
        { mode: 'completion' },
      ],
      [
        'held: fortnightly',
        'pay the cleaner fortnightly on friday',
        'pay the cleaner',
        '2026-03-13',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      ],
      ['held: weekday morning', 'read the news every weekday morning', 'read the news', '2026-03-11 09:00', workdays],

      [
        'held: other friday starting next week',
        'sort the post every other friday starting next week',
        'sort the post',
        '2026-03-20',
        'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      ],
      [
        'held: the 10th starting next month',
        'pay the school on the 10th of every month starting next month',
        'pay the school',
        '2026-04-10',
        'FREQ=MONTHLY;BYMONTHDAY=10',
      ],
      [
        'held: semi-annually',
        'test the alarm semi-annually',
        'test the alarm',
        '2026-03-10',
        'FREQ=MONTHLY;INTERVAL=6',
      ],
      [
        'held: last working day',
        'scan the receipts every last working day of the month',
        'scan the receipts',
        '2026-03-31',
        'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ],
      [
        'held: third saturday in october',
        'harvest fair every third saturday in october',
        'harvest fair',
        '2026-10-17',
        'FREQ=YEARLY;BYMONTH=10;BYDAY=3SA',
      ],
      [
        'held: may and november',
        'change the tyres every 1 may and 1 november',
        'change the tyres',
        '2026-05-01',
        'FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=1',
      ],
    ]),
    {
      name: 'held: done late, monthly',
      tasks: [{ title: 'pay the broadband', due: '2026-01-15', repeat: 'FREQ=MONTHLY;BYMONTHDAY=15' }],
      turns: [
        {
          say: 'paid the broadband',
          completes: [1],
          next: [{ title: 'pay the broadband', due: '2026-03-15', repeat: 'FREQ=MONTHLY;BYMONTHDAY=15' }],
        },
      ],
    },
    {
      name: 'held: a date off the rule',
      tasks: [{ title: 'read the meter', due: '2026-03-30', repeat: 'FREQ=MONTHLY;BYMONTHDAY=30' }],
      turns: [
        {
          say: 'repeat the meter on the last friday of every month',
          either: [
            { changes: { 1: { repeat: 'FREQ=MONTHLY;BYDAY=-1FR' } } },
            { changes: { 1: { due: '2026-03-27', repeat: 'FREQ=MONTHLY;BYDAY=-1FR' } } },
          ],
        },
      ],
    },
  ],
};
