import type { Reading } from '../reading.ts';

/** Pieces of a phrase put together: "friday" and "at 5", "tomorrow", "morning" and "at 6". */

export function mayJoin(had: Reading[], piece: Reading): boolean {
  if (had.some((other) => other.instant || piece.instant)) return had.length === 0;
  const dates = had.filter((other) => other.date);
  // "Friday, 27 November" says one day twice.
  if (piece.date && dates.some((other) => other.weekday === piece.weekday)) return false;
  if (piece.date && dates.length > 1) return false;
  return !(piece.time && had.some((other) => other.time && !other.half && !piece.half));
}

/** A weekday beside a date must be that date's. */
function sameDay(all: Reading, next: Reading): Reading {
  if (!all.date || !next.date) return {};
  const date = all.weekday ? next.date : all.date;
  const named = all.weekday ? all.date : next.date;
  return { date, weekday: false, ...(date.dayOfWeek === named.dayOfWeek ? {} : { impossible: true }) };
}

export function join(all: Reading, next: Reading): Reading {
  const precise =
    all.time && next.half && !all.half ? all.time : next.time && !next.half ? next.time : (next.time ?? all.time);
  const half = all.half ?? next.half;
  const open = (next.time === precise && next.time ? next.open : all.open) ?? false;
  const impossible = all.impossible || next.impossible;
  const joined: Reading = {
    ...all,
    ...next,
    ...(impossible ? { impossible } : {}),
    ...sameDay(all, next),
    ...(precise ? { time: precise } : {}),
    open,
  };
  if (!half) return joined;
  joined.half = half;
  if (!precise) return joined;
  if (!open) return joined.night && precise.hour <= smallHours ? { ...joined, nextDay: true } : joined;
  return inPart(joined);
}

/** Hours after midnight that belong to the night before. */
const smallHours = 4;

/** Which of the two hours a clock time means in a part of the day; the small hours of a night are those of the next day. */
function inPart(said: Reading): Reading {
  const { hour } = said.time!;
  const noonLater = () => said.time!.add({ hours: 12 });
  if (said.half === 'am') return { ...said, open: false, ...(hour === 12 ? { time: noonLater() } : {}) };
  if (said.night && (hour === 12 || hour <= smallHours))
    return { ...said, open: false, nextDay: true, ...(hour === 12 ? { time: noonLater() } : {}) };
  return { ...said, open: false, ...(hour < 12 ? { time: noonLater() } : {}) };
}
