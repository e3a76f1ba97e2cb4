import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../grammar/digits.ts';
import type { Reading } from '../reading.ts';
import type { Said } from './vocabulary.ts';

/** The times of day that a clock's numbers mean. */

export function timeOf(
  { hour, minute, second = 0, open }: Clock,
  { zone }: Said,
  more: Reading = {},
): Reading | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return {
    time: new Temporal.PlainTime(hour, minute, second),
    ...(open ? { open } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...more,
  };
}

export function twelveHour({ hour, minute }: Clock, said: Said): Reading | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return timeOf({ hour: (hour % 12) + (said.half === 'pm' ? 12 : 0), minute, open: false }, said);
}

/** "11-1pm" begins in the other half of the day than it ends in. */
export function spanStart(said: Said): Reading | undefined {
  const [from, till] = [said.clock!, said.till!].map(({ hour, minute }) => (hour % 12) * 60 + minute) as [
    number,
    number,
  ];
  const other = said.half === 'pm' ? 'am' : 'pm';
  return twelveHour(said.clock!, from < till ? said : { ...said, half: other });
}

/** Minutes past or to an hour. */
export function aroundHour(minutes: number, way: string, said: Said): Reading | undefined {
  const { hour, open } = said.clock!;
  if (minutes >= 60 || hour > 23 || hour === 0) return undefined;
  const isPast = way === 'past' || way === 'after';
  const at = isPast ? hour : hour === 1 ? 12 : hour - 1;
  const clock = { hour: at, minute: isPast ? minutes : 60 - minutes, open };
  return said.half ? twelveHour(clock, said) : timeOf(clock, said);
}
