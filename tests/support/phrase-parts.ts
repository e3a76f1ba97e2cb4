import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

/** Phrases of dates and repetitions made of known parts, and what they mean, reckoned without the program. */

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Karachi',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
);
/** Around the days on which clocks change in one zone or another. */
const day = fc.constantFrom(
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-09-26',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
);

/** Whose clock it is, and what it shows. */
export const moment = fc.record({ zone, day, hour: fc.integer({ min: 0, max: 23 }) }).map(({ zone, day, hour }) => {
  const now = Temporal.PlainDateTime.from(`${day}T${String(hour).padStart(2, '0')}:10`).toZonedDateTime(zone);
  return { now, when: { now: new Date(now.epochMilliseconds), zone, locale: 'en-US' } };
});

export const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const monthNames = 'january february march april may june july august september october november december'.split(
  ' ',
);

type PlainDate = Temporal.PlainDate;
export interface DayPhrase {
  text: string;
  date: (today: PlainDate) => PlainDate;
}

/** The next such weekday, 1 is Monday; never today. */
export function coming(weekday: number, today: PlainDate): PlainDate {
  for (let date = today.add({ days: 1 }); ; date = date.add({ days: 1 })) if (date.dayOfWeek === weekday) return date;
}

const weekday = fc.integer({ min: 1, max: 7 });
const someDate = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    year: fc.integer({ min: 2027, max: 2040 }),
  })
  .map(({ month, day, year }) => new Temporal.PlainDate(year, month, day));
const inWords = ({ year, month, day }: PlainDate) => `${day} ${monthNames[month - 1]} ${year}`;
const nthNames: Record<number, string> = {
  1: 'first',
  2: 'second',
  3: '3rd',
  4: 'fourth',
  '-1': 'last',
  '-2': 'second to last',
};
const monday = (date: PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });

function nthOf(nth: number, to: number, year: number, month: number): PlainDate {
  const first = new Temporal.PlainDate(year, month, 1);
  const days = Array.from({ length: first.daysInMonth }, (_, at) => first.add({ days: at }));
  return days.filter((date) => date.dayOfWeek === to).at(nth > 0 ? nth - 1 : nth)!;
}

export const dayPhrases: fc.Arbitrary<DayPhrase> = fc.oneof(
  fc.constant({ text: 'tomorrow', date: (today: PlainDate) => today.add({ days: 1 }) }),
  fc
    .integer({ min: 2, max: 40 })
    .map((n) => ({ text: `in ${n} days`, date: (today: PlainDate) => today.add({ days: n }) })),
  weekday.map((n) => ({ text: `on ${weekdayNames[n - 1]}`, date: (today: PlainDate) => coming(n, today) })),
  weekday.map((n) => ({
    text: `the ${weekdayNames[n - 1]} after next`,
    date: (today: PlainDate) => coming(n, today).add({ weeks: 1 }),
  })),
  weekday.map((n) => ({
    text: `a week on ${weekdayNames[n - 1]}`,
    date: (today: PlainDate) => coming(n, today).add({ weeks: 1 }),
  })),
  fc.record({ n: fc.integer({ min: 2, max: 20 }), to: weekday }).map(({ n, to }) => ({
    text: `${n} days before ${weekdayNames[to - 1]}`,
    date: (today: PlainDate) => coming(to, today).subtract({ days: n }),
  })),
  fc.record({ n: fc.integer({ min: 2, max: 9 }), to: weekday }).map(({ n, to }) => ({
    text: `${n} weeks from ${weekdayNames[to - 1]}`,
    date: (today: PlainDate) => coming(to, today).add({ weeks: n }),
  })),
  fc.record({ n: fc.integer({ min: 2, max: 9 }), to: weekday }).map(({ n, to }) => ({
    text: `${weekdayNames[to - 1]} in ${n} weeks`,
    date: (today: PlainDate) => monday(today).add({ weeks: n, days: to - 1 }),
  })),
  fc.record({ date: someDate, to: weekday, isAfter: fc.boolean() }).map(({ date, to, isAfter }) => ({
    text: `the ${weekdayNames[to - 1]} ${isAfter ? 'after' : 'before'} ${inWords(date)}`,
    date: () => (isAfter ? coming(to, date) : coming(to, date.subtract({ days: 8 }))),
  })),
  fc.record({ date: someDate, isAfter: fc.boolean() }).map(({ date, isAfter }) => ({
    text: `the day ${isAfter ? 'after' : 'before'} ${inWords(date)}`,
    date: () => date.add({ days: isAfter ? 1 : -1 }),
  })),
  someDate.chain((date) =>
    fc
      .constantFrom(
        `on ${inWords(date)}`,
        `${monthNames[date.month - 1]} ${date.day}, ${date.year}`,
        `on ${date.day} ${monthNames[date.month - 1]} '${date.year % 100}`,
        `${date.year} ${monthNames[date.month - 1]} ${date.day}`,
        date.toString(),
      )
      .map((text) => ({ text, date: () => date })),
  ),
  fc
    .record({ nth: fc.constantFrom(1, 2, 3, 4, -1, -2), to: weekday, month: fc.integer({ min: 1, max: 12 }) })
    .map(({ nth, to, month }) => ({
      text: `on the ${nthNames[nth]} ${weekdayNames[to - 1]} of ${monthNames[month - 1]} 2030`,
      date: () => nthOf(nth, to, 2030, month),
    })),
);

const two = (n: number) => String(n).padStart(2, '0');

/** A time of day with its preposition. */
export const clockPhrases = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 5, 30, 45), form: fc.nat(3) })
  .map(({ hour, minute, form }) => {
    const texts = [
      `at ${two(hour)}:${two(minute)}`,
      `at ${hour % 12 || 12}:${two(minute)}${hour < 12 ? 'am' : 'pm'}`,
      `at ${two(hour)}${two(minute)}`,
      `at ${two(hour)}h${two(minute)}`,
    ];
    return { text: texts[form]!, time: new Temporal.PlainTime(hour, minute) };
  });

export interface RulePhrase {
  text: string;
  rule: string;
}

const freqs = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;
const codesOf = (days: number[]) => days.map((n) => weekdayCodes[n - 1]).join();
const namesOf = (days: number[], joint = ', ') => days.map((n) => weekdayNames[n - 1]).join(joint);
const someDays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 });
const nth = fc.constantFrom(1, 2, 3, 4, -1, -2);
const month = fc.integer({ min: 1, max: 12 });

/** Where it is written without a range, so that the reading of the test has the same order of days. */
function range(from: number, to: number): number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, at) => ((from - 1 + at) % 7) + 1);
}

/** A repetition without an end. */
export const rulePhrases: fc.Arbitrary<RulePhrase> = fc.oneof(
  fc
    .integer({ min: 2, max: 60 })
    .chain((n) =>
      fc
        .constantFrom(...(['day', 'week', 'month', 'year'] as const))
        .map((unit) => ({ text: `every ${n} ${unit}s`, rule: `FREQ=${freqs[unit]};INTERVAL=${n}` })),
    ),
  someDays.map((list) => ({ text: `every ${namesOf(list)}`, rule: `FREQ=WEEKLY;BYDAY=${codesOf(list)}` })),
  fc.record({ n: fc.integer({ min: 2, max: 9 }), list: someDays }).map(({ n, list }) => ({
    text: `every ${n} weeks on ${namesOf(list, ' and ')}`,
    rule: `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${codesOf(list)}`,
  })),
  fc
    .record({ from: weekday, length: fc.integer({ min: 1, max: 5 }), joint: fc.constantFrom('-', ' to ', ' through ') })
    .map(({ from, length, joint }) => {
      const days = range(from, ((from - 1 + length) % 7) + 1);
      return {
        text: `every ${weekdayNames[from - 1]}${joint}${weekdayNames[days.at(-1)! - 1]}`,
        rule: `FREQ=WEEKLY;BYDAY=${codesOf(days)}`,
      };
    }),
  fc.record({ left: weekday, joint: fc.constantFrom('except', 'but', 'other than') }).map(({ left, joint }) => ({
    text: `every day ${joint} ${weekdayNames[left - 1]}`,
    rule: `FREQ=WEEKLY;BYDAY=${codesOf([1, 2, 3, 4, 5, 6, 7].filter((one) => one !== left))}`,
  })),
  fc.record({ nth, to: weekday }).map(({ nth, to }) => ({
    text: `on the ${nthNames[nth]} ${weekdayNames[to - 1]} of every month`,
    rule: `FREQ=MONTHLY;BYDAY=${nth}${weekdayCodes[to - 1]}`,
  })),
  fc.record({ nth: fc.constantFrom(-1, -2, 1, 3) }).map(({ nth }) => ({
    text: `on the ${nthNames[nth]} working day of every month`,
    rule: `FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${nth}`,
  })),
  fc.record({ nth, to: weekday, month }).map(({ nth, to, month }) => ({
    text: `every ${nthNames[nth]} ${weekdayNames[to - 1]} in ${monthNames[month - 1]}`,
    rule: `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${weekdayCodes[to - 1]}`,
  })),
  fc.record({ month, day: fc.integer({ min: 1, max: 28 }) }).map(({ month, day }) => ({
    text: `every ${monthNames[month - 1]} ${day}`,
    rule: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`,
  })),
  fc.uniqueArray(month, { minLength: 2, maxLength: 4 }).map((months) => ({
    text: `every year on ${months.map((one) => `${monthNames[one - 1]} 5`).join(' and ')}`,
    rule: `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=5`,
  })),
);

/** How a repetition ends, or does not. */
export const ruleEnds: fc.Arbitrary<RulePhrase> = fc.constantFrom(
  { text: '', rule: '' },
  { text: ' for 7 times', rule: ';COUNT=7' },
  { text: ' until 24 december 2031', rule: ';UNTIL=20311224' },
  { text: ' until the end of 2031', rule: ';UNTIL=20311231' },
);
