import type { Conversation } from '../../conversation.ts';
import { addsRule } from '../../rows.ts';

const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Where a series ends, and what becomes of one. Said on Tuesday, 10 March 2026, at 10:00. */
export const bounds: Conversation[] = [
  ...addsRule([
    [
      'until friday',
      'take the antibiotics every day until friday',
      'take the antibiotics',
      '2026-03-10',
      'FREQ=DAILY;UNTIL=20260313',
    ],
    [
      'until the end of june',
      'swim class every monday until the end of june',
      'swim class',
      '2026-03-16',
      'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630',
    ],
    [
      'five times',
      'change the bandage every other day 5 times',
      'change the bandage',
      '2026-03-10',
      'FREQ=DAILY;INTERVAL=2;COUNT=5',
    ],
    [
      'ending next friday',
      'fill in the log daily ending next friday',
      'fill in the log',
      '2026-03-10',
      'FREQ=DAILY;UNTIL=20260320',
    ],
    [
      'from and to',
      'training every wednesday from 1 april to 30 june at 5pm',
      'training',
      '2026-04-01 17:00',
      'FREQ=WEEKLY;BYDAY=WE;UNTIL=20260630',
    ],
  ]),
  {
    name: 'weekly becomes every other week',
    tasks: [{ title: 'gym', due: '2026-03-12 18:00', repeat: 'FREQ=WEEKLY;BYDAY=TH' }],
    turns: [
      {
        say: 'make the gym every other thursday instead',
        changes: { 1: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' } },
      },
    ],
  },
  {
    name: 'rule for a task with a date',
    tasks: [{ title: 'pay rent', due: '2026-03-31' }],
    turns: [
      {
        say: 'repeat the rent on the last day of every month',
        changes: { 1: { repeat: 'FREQ=MONTHLY;BYMONTHDAY=-1' } },
      },
    ],
  },
  {
    name: 'the stand-up on weekdays',
    tasks: [{ title: 'stand-up', due: '2026-03-11 09:30', repeat: 'FREQ=DAILY' }],
    turns: [{ say: 'the stand-up should repeat monday to friday only', changes: { 1: { repeat: workdays } } }],
  },
  {
    name: 'no longer weekly',
    tasks: [{ title: 'choir', due: '2026-03-15', repeat: 'FREQ=WEEKLY;BYDAY=SU' }],
    turns: [{ say: "don't repeat the choir any more", changes: { 1: { repeat: null } } }],
  },
  {
    name: 'done late, nothing piles up',
    tasks: [{ title: 'feed the fish', due: '2026-03-05', repeat: 'FREQ=DAILY;INTERVAL=3' }],
    turns: [
      {
        say: 'I fed the fish',
        completes: [1],
        next: [{ title: 'feed the fish', due: '2026-03-11', repeat: 'FREQ=DAILY;INTERVAL=3' }],
      },
    ],
  },
  {
    name: 'friday to monday',
    at: '2026-03-13 15:00',
    tasks: [{ title: 'early shift', due: '2026-03-13 07:00', repeat: workdays }],
    turns: [
      {
        say: 'early shift done',
        completes: [1],
        next: [{ title: 'early shift', due: '2026-03-16 07:00', repeat: workdays }],
      },
    ],
  },
  {
    name: 'back to the 31st',
    at: '2026-04-30 09:00',
    tasks: [{ title: 'pay rent', due: '2026-04-30', repeat: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
    turns: [
      {
        say: 'mark the rent as paid',
        completes: [1],
        next: [{ title: 'pay rent', due: '2026-05-31', repeat: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
      },
    ],
  },
  {
    name: 'says every three weeks',
    turns: [
      {
        say: 'mop the stairs every 3 weeks on friday',
        adds: [{ title: 'mop the stairs', due: '2026-03-13', repeat: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=FR' }],
        names: [/3 weeks|three weeks/i],
      },
    ],
  },
  {
    name: 'says second to last',
    turns: [
      {
        say: 'file the timesheet on the second to last wednesday of every month',
        adds: [{ title: 'file the timesheet', due: '2026-03-18', repeat: 'FREQ=MONTHLY;BYDAY=-2WE' }],
        names: [/second to last|second-to-last|penultimate/i],
      },
    ],
  },
  {
    name: 'says until when',
    turns: [
      {
        say: 'take the syrup daily until 14 march',
        adds: [{ title: 'take the syrup', due: '2026-03-10', repeat: 'FREQ=DAILY;UNTIL=20260314' }],
        names: ['14'],
      },
    ],
  },
  {
    name: 'for three weeks',
    turns: [
      {
        say: 'do the knee exercises every day for 3 weeks',
        either: [
          { adds: [{ title: 'do the knee exercises', due: '2026-03-10', repeat: 'FREQ=DAILY;COUNT=21' }] },
          { adds: [{ title: 'do the knee exercises', due: '2026-03-10', repeat: 'FREQ=DAILY;UNTIL=20260330' }] },
          { adds: [{ title: 'do the knee exercises', due: '2026-03-10', repeat: 'FREQ=DAILY;UNTIL=20260331' }] },
        ],
      },
    ],
  },
  {
    name: 'one stand-up later, the rule stays',
    tasks: [{ title: 'stand-up', due: '2026-03-11 09:30', repeat: workdays }],
    turns: [{ say: 'move the stand-up to 11 tomorrow', changes: { 1: { due: '2026-03-11 11:00' } } }],
  },
  {
    name: 'one choir a day later, the rule stays',
    tasks: [{ title: 'choir', due: '2026-03-15', repeat: 'FREQ=WEEKLY;BYDAY=SU' }],
    turns: [{ say: 'push the choir back a day', changes: { 1: { due: '2026-03-16' } } }],
  },
];
