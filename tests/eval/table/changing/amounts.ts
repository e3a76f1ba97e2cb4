import type { Conversation, Fields, Seed } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'dentist', due: '2026-03-11 10:00' },
  { title: 'essay', due: '2026-03-13' },
  { title: 'haircut', due: '2026-03-14 15:30' },
  { title: 'oil change' },
  { title: 'night train', due: '2026-03-11 23:15' },
];

const moves: [name: string, say: string, number: number, due: string][] = [
  ['two hours back', 'push the dentist back 2 hours', 1, '2026-03-11 12:00'],
  ['a quarter later', 'delay the dentist by 15 minutes', 1, '2026-03-11 10:15'],
  ['half an hour earlier', 'make the dentist half an hour earlier', 1, '2026-03-11 09:30'],
  ['a week later', 'move the essay a week later', 2, '2026-03-20'],
  ['three days', 'postpone the essay by 3 days', 2, '2026-03-16'],
  ['a day forward', 'bring the essay forward by a day', 2, '2026-03-12'],
  ['a day back, with a time', 'push the haircut back a day', 3, '2026-03-15 15:30'],
  ['two weeks', 'reschedule the haircut two weeks later', 3, '2026-03-28 15:30'],
  ['a month', 'delay the essay one month', 2, '2026-04-13'],
  ['an hour and a half', 'push the haircut back an hour and a half', 3, '2026-03-14 17:00'],
  ['over midnight', 'push the night train back an hour', 5, '2026-03-12 00:15'],
  ['by number', 'move task 2 back two days', 2, '2026-03-15'],
];

const changed = (number: number, fields: Fields) => ({ changes: { [number]: fields } });

/** Moved by an amount: from where it was, not from now. */
export const amounts: Conversation[] = [
  ...moves.map(([name, say, number, due]) => ({
    name: `by an amount: ${name}`,
    tasks,
    turns: [{ say, ...changed(number, { due }) }],
  })),
  {
    name: 'by an amount: of no date',
    tasks,
    turns: [{ say: 'push the oil change back a day', names: ['oil change'] }],
  },
  {
    name: 'by an amount: another hour',
    tasks,
    turns: [
      { say: 'move the dentist an hour later', ...changed(1, { due: '2026-03-11 11:00' }) },
      { say: 'and another hour', ...changed(1, { due: '2026-03-11 12:00' }) },
    ],
  },
  {
    name: 'by an amount: all of a day',
    tasks,
    turns: [
      {
        say: 'push everything due tomorrow back by a day',
        changes: { 1: { due: '2026-03-12 10:00' }, 5: { due: '2026-03-12 23:15' } },
      },
    ],
  },
  {
    name: 'by an amount: a month from the 31st',
    at: '2027-01-20 10:00',
    tasks: [{ title: 'tax papers', due: '2027-01-31' }],
    turns: [{ say: 'postpone the tax papers by a month', ...changed(1, { due: '2027-02-28' }) }],
  },
];
