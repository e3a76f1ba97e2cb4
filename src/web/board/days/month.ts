/** Months as rows of days, and how keys move among them. A day is `YYYY-MM-DD`; no zone and no clock is in it. */

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function later(day: string, days: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** On which day weeks begin where this language is spoken; 0 is Sunday. Monday where the browser does not know. */
export function firstWeekday(locale: string): number {
  const found = new Intl.Locale(locale) as { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };
  return ((found.getWeekInfo?.() ?? found.weekInfo)?.firstDay ?? 1) % 7;
}

interface WeekInfo {
  /** 7 is Sunday. */
  firstDay: number;
}

/** How many days a day is behind the first one of its week. */
const inWeek = (day: string, first: number): number => (dateOf(day).getUTCDay() - first + 7) % 7;

/** The weeks that the month of `day` touches, each of seven days; the outer ones reach into the months beside it. */
export function weeksOf(day: string, first: number): string[][] {
  const month = day.slice(0, 7);
  const start = `${month}-01`;
  const weeks: string[][] = [];
  let next = later(start, -inWeek(start, first));
  while (next.slice(0, 7) <= month) {
    const from = next;
    weeks.push(Array.from({ length: 7 }, (_, at) => later(from, at)));
    next = later(next, 7);
  }
  return weeks;
}

/** The same day so many months on, or the last one of a month that is shorter. */
export function addMonths(day: string, months: number): string {
  const date = dateOf(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(Number(day.slice(8)), last));
  return dayOf(date);
}

/** Where a key leads from `day`; undefined for a key that means nothing here. `isRtl`: days run from right to left. */
export function movedBy(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  day: string,
  { first, isRtl }: { first: number; isRtl: boolean },
): string | undefined {
  const forward = isRtl ? -1 : 1;
  const days = { ArrowLeft: -forward, ArrowRight: forward, ArrowUp: -7, ArrowDown: 7 }[key];
  if (days !== undefined) return later(day, days);
  if (key === 'Home') return later(day, -inWeek(day, first));
  if (key === 'End') return later(day, 6 - inWeek(day, first));
  if (key === 'PageUp') return addMonths(day, shiftKey ? -12 : -1);
  if (key === 'PageDown') return addMonths(day, shiftKey ? 12 : 1);
  return undefined;
}

/** `text` of a due date with another day; a time of day that it ends with stays. */
export function withDay(text: string, day: string): string {
  const time = /\b\d{1,2}:\d{2}$/.exec(text.trim())?.[0];
  return time ? `${day} ${time}` : day;
}
