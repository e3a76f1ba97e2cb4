import { Temporal } from 'temporal-polyfill';
import { lastDay, type Span } from '../../calendar-days.ts';
import { inMonth } from './beats.ts';
import type { Draft } from './draft.ts';
import { plainDays, type RuleSaid } from './rule-vocabulary.ts';

/** How words behind a recurrence qualify what has been read of it. */

/** Writes one more qualification into the draft; false when the draft has no place for it. */
export type Effect = (draft: Draft) => boolean;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const everyMonth = Array.from({ length: 12 }, (_, index) => index + 1);
/** The draft names no days yet. */
export const isOpen = (draft: Draft) => !draft.days && !draft.monthDays && !draft.yearDays && !draft.weeks;

export function write(draft: Draft, more: Partial<Draft> | undefined): boolean {
  if (more) Object.assign(draft, more);
  return more !== undefined;
}

export function onWeekdays(days: number[]): Effect {
  return (draft) => draft.freq === 'WEEKLY' && isOpen(draft) && write(draft, { days: plainDays(days) });
}

export function inMonthOf(said: RuleSaid): Effect {
  return (draft) => {
    if (!isOpen(draft) || !said.nths) return false;
    if (draft.freq === 'YEARLY' && draft.months) {
      const found = inMonth(said.nths, said.kind);
      return write(draft, found && { ...found, freq: 'YEARLY' });
    }
    const found = draft.freq === 'MONTHLY' ? inMonth(said.nths, said.kind) : undefined;
    return write(draft, found);
  };
}

/** Without some weekdays: every day becomes every other one of the week. */
export function withoutDays(left: number[]): Effect {
  return (draft) => {
    if (draft.freq === 'DAILY' && (draft.interval ?? 1) === 1 && isOpen(draft) && !draft.times)
      return write(draft, { freq: 'WEEKLY', days: plainDays(everyDay.filter((day) => !left.includes(day))) });
    if (draft.freq !== 'WEEKLY' || !draft.days?.some(({ day }) => left.includes(day))) return false;
    const days = draft.days.filter(({ day }) => !left.includes(day));
    return days.length > 0 && write(draft, { days });
  };
}

export function withoutMonths(left: number[]): Effect {
  return (draft) => {
    const months = (draft.months ?? everyMonth).filter((month) => !left.includes(month));
    return draft.freq !== 'YEARLY' && months.length > 0 && write(draft, { months });
  };
}

export function inSome(months: number[]): Effect {
  return (draft) => {
    if (draft.months) return false;
    const first = draft.freq === 'YEARLY' && isOpen(draft) ? { monthDays: [1] } : {};
    return write(draft, { months, ...first });
  };
}

/** From the first to the last day of a week, month or year that comes but once. */
export function within(span: Span, today: Temporal.PlainDate): Effect {
  const isAhead = Temporal.PlainDate.compare(span.first, today) > 0;
  const bounds = { ...(isAhead && { start: span.first }), until: lastDay(span) };
  return (draft) => draft.freq !== 'YEARLY' && !draft.start && !hasEnd(draft) && write(draft, bounds);
}

export function hasEnd({ until, times, lasting }: Draft): boolean {
  return until !== undefined || times !== undefined || lasting !== undefined;
}
