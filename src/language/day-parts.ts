import { Temporal } from 'temporal-polyfill';
import type { DayPart } from './grammar/names.ts';
import type { Reading } from './reading.ts';

/** The parts of a day: the hour that each means for a due date, and the hours `[from, until)` of what lies in it. */
const parts = {
  morning: { hour: 9, from: 4, until: 12 },
  afternoon: { hour: 15, from: 12, until: 17 },
  evening: { hour: 19, from: 17, until: 24 },
  night: { hour: 20, from: 19, until: 24 },
} as const;

/** Their names, as alternatives of a regular expression. */
export const dayPartWord = Object.keys(parts).join('|');

/** The time that a part of the day means; gives way to a precise one, and settles one that leaves morning or afternoon open. */
export function dayPart(word: string): Reading & { time: Temporal.PlainTime } {
  const name = word.toLowerCase() as DayPart;
  return {
    time: new Temporal.PlainTime(parts[name].hour),
    half: name === 'morning' ? 'am' : 'pm',
    ...(name === 'night' ? { night: true } : {}),
  };
}

/** The local hours of what people call their "morning meetings". */
export function dayPartHours(word: string): [from: number, until: number] {
  const { from, until } = parts[word.toLowerCase() as DayPart];
  return [from, until];
}
