import { dayPart } from '../day-parts.ts';
import { Table } from '../grammar/table.ts';
import type { Reading } from '../reading.ts';
import { aroundHour, spanStart, timeOf, twelveHour } from './clock-time.ts';
import type { MomentForm } from './moment-form.ts';
import { type Said, vocabulary } from './vocabulary.ts';

/** Forms that name a time of day. What they mean: docs/contract.md, "Language". */

const clockForms: MomentForm[] = [
  {
    form: '(<hour:clock>|<colon:clock>|<point:clock>) <half> (<zone>)?',
    means: (said) => twelveHour(said.clock!, said),
    example: ['5:30pm', '2026-03-10 17:30'],
  },
  {
    form: '<colon:clock> (h|hrs|hours)? (<zone>)?',
    loose: 'short',
    means: (said) => timeOf(said.clock!, said),
    example: ['17:30', '2026-03-10 17:30'],
  },
  {
    form: '<colon:clock>',
    behind: 'at',
    means: (said) => (timeOf(said.clock!, said) ? undefined : { impossible: true }),
    example: ['at 25:00', 'no such time'],
  },
  {
    form: "<hour:clock> (o'clock|oclock) (<zone>)?",
    means: (said) => timeOf(said.clock!, said),
    example: ["5 o'clock", '2026-03-10 17:00'],
  },
  {
    form: '<hour:clock>',
    end: true,
    behind: 'at',
    means: (said) => timeOf(said.clock!, said),
    example: ['at 5', '2026-03-10 17:00'],
  },
  {
    form: '<hour:clock> h',
    behind: 'at',
    means: (said) => timeOf(said.clock!, said),
    example: ['at 17h', '2026-03-10 17:00'],
  },
  {
    form: '<hour:clock> <zone>',
    behind: 'at',
    means: (said) => timeOf(said.clock!, said),
    example: ['at 15 UTC', '2026-03-10 16:00'],
  },
  {
    form: '<point:clock>',
    end: true,
    behind: 'at or day',
    means: (said) => timeOf(said.clock!, said),
    example: ['at 17.30', '2026-03-10 17:30'],
  },
  {
    form: '<hour:clock> <minutes:more>',
    end: true,
    behind: 'at',
    means: (said) => timeOf({ ...said.clock!, minute: said.more! }, said),
    example: ['at five thirty', '2026-03-10 17:30'],
  },
  {
    form: '<clockh:clock> (<zone>)?',
    means: (said) => timeOf(said.clock!, said),
    example: ['15h30', '2026-03-10 15:30'],
  },
  {
    form: '<hour:clock> (-|–|to) (<hour:till>|<colon:till>) <half> (<zone>)?',
    means: spanStart,
    example: ['3-4pm', '2026-03-10 15:00'],
  },
  {
    form: 'between (<hour:clock>|<colon:clock>) and (<hour:till>|<colon:till>) <half> (<zone>)?',
    means: spanStart,
    example: ['between 3 and 4pm', '2026-03-10 15:00'],
  },
  {
    form: 'between <colon:clock> and <colon:till> (<zone>)?',
    means: (said) => timeOf(said.clock!, said),
    example: ['between 15:00 and 16:30', '2026-03-10 15:00'],
  },
  {
    form: 'between <hour:clock> and <hour:till>',
    behind: 'day',
    end: true,
    means: (said) => timeOf(said.clock!, said),
    example: ['tomorrow between 3 and 5', '2026-03-11 15:00'],
  },
  {
    form: 'between (<hour:clock>|<colon:clock>) <half> and (<hour:till>|<colon:till>) (am|pm)? (<zone>)?',
    means: (said) => twelveHour(said.clock!, said),
    example: ['between 3pm and 4:30pm', '2026-03-10 15:00'],
  },
  {
    form: '<military:clock> (<zone>)?',
    end: true,
    behind: 'at',
    means: (said) => timeOf(said.clock!, said),
    example: ['at 0930', '2026-03-11 09:30'],
  },
  {
    form: '<military:clock> (hours|hrs|h) (<zone>)?',
    means: (said) => timeOf(said.clock!, said),
    example: ['1400 hours', '2026-03-10 14:00'],
  },
  {
    form: 'half (past|after) <hour:clock> (<half>)?',
    means: (said) => aroundHour(30, 'past', said),
    example: ['half past five', '2026-03-10 17:30'],
  },
  {
    form: '(a)? quarter {way:past|after|to|before} <hour:clock> (<half>)?',
    means: (said) => aroundHour(15, said.way!, said),
    example: ['quarter to six', '2026-03-10 17:45'],
  },
  {
    form: '<count> minutes {way:past|after|to|before} <hour:clock> (<half>)?',
    means: (said) => (Number.isInteger(said.count) ? aroundHour(said.count!, said.way!, said) : undefined),
    example: ['12 minutes past four', '2026-03-10 16:12'],
  },
  {
    form: '{which:five|ten|twenty} {way:past|after|to} <hour:clock> (<half>)?',
    means: (said) => aroundHour({ five: 5, ten: 10, twenty: 20 }[said.which as 'five'], said.way!, said),
    example: ['ten past four', '2026-03-10 16:10'],
  },
  {
    form: 'half <hour:clock>',
    end: true,
    behind: 'at or day',
    means: (said) => aroundHour(30, 'past', said),
    example: ['at half six', '2026-03-10 18:30'],
  },
  {
    form: '(<hour:clock>|<colon:clock>) (<half>)? (-)? ish',
    end: true,
    means: (said) => (said.half ? twelveHour(said.clock!, said) : timeOf(said.clock!, said)),
    example: ['5ish', '2026-03-10 17:00'],
  },
  {
    form: '<hour:clock> (-|–) (<hour:till>|<colon:till>)',
    end: true,
    behind: 'day',
    means: (said) => (timeOf(said.till!, said) ? timeOf(said.clock!, said) : undefined),
    example: ['tomorrow 10-11:30', '2026-03-11 10:00'],
  },
  {
    form: '<lunch>',
    end: true,
    behind: 'at or day',
    means: (said) => timeOf({ hour: 12, minute: 0, open: false }, said),
    example: ['at lunchtime', '2026-03-10 12:00'],
  },
  {
    form: '(12)? (noon|midday) (<zone>)?',
    loose: true,
    means: (said) => timeOf({ hour: 12, minute: 0, open: false }, said),
    example: ['noon', '2026-03-10 12:00'],
  },
  {
    form: '(12)? midnight (<zone>)?',
    loose: true,
    means: (said) => timeOf({ hour: 0, minute: 0, open: false }, said, { nextDay: true }),
    example: ['midnight', '2026-03-11 00:00'],
  },
  {
    form: '((the)? end of (the)? (day|business)|eod|cob|close of business)',
    means: (said) => timeOf({ hour: 18, minute: 0, open: false }, said),
    example: ['end of day', '2026-03-10 18:00'],
  },
  {
    form: '(in the|at|at the) <part>',
    means: ({ part }) => dayPart(part!),
    example: ['in the evening', '2026-03-10 19:00'],
  },
  {
    form: '(early|late)? <part>',
    behind: 'day',
    means: ({ part }) => dayPart(part!),
    example: ['tomorrow morning', '2026-03-11 09:00'],
  },
  {
    form: '{which:am|pm}',
    end: true,
    behind: 'day',
    means: ({ which }) => dayPart(which === 'am' ? 'morning' : 'afternoon'),
    example: ['friday pm', '2026-03-13 15:00'],
  },
  {
    form: 'all day',
    behind: 'day',
    means: () => ({}),
    example: ['tomorrow all day', '2026-03-11'],
  },
];

export const times = new Table<Said, Reading, MomentForm>(clockForms, vocabulary);
