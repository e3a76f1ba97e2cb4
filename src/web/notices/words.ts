import { dayIn } from './snooze.ts';

export interface DueText {
  title: string;
  /** An instant, a day, or null. */
  due_date: string | null;
}

const units: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** What a reminder says: "Dentist, in 30 minutes." `zone` says which day today is. */
export function reminderText(
  { title, due_date }: DueText,
  now: Date,
  { zone, locale }: { zone: string; locale: string },
): string {
  const when = due_date === null ? '' : dueWords(due_date, now, zone, locale);
  return when ? `${title}, ${when}.` : title;
}

function dueWords(due: string, now: Date, zone: string, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (!due.includes('T'))
    return words.format(Math.round((Date.parse(due) - Date.parse(dayIn(zone, now))) / 86_400_000), 'day');
  const seconds = (Date.parse(due) - now.getTime()) / 1_000;
  const found = units.find(([, each]) => Math.abs(seconds) >= each * 0.95);
  return found ? words.format(Math.round(seconds / found[1]), found[0]) : words.format(0, 'second');
}
