import { Rejected } from '../errors.ts';
import type { When } from '../language/calendar.ts';
import { isDateOnly, resolveDueDate, startOfDue, wallOf } from '../language/dates.ts';
import {
  anchorOf,
  findRecurrence,
  firstOccurrence,
  parseRecurrence,
  timeOfPhrase,
} from '../language/recurrence/recurrence.ts';
import { parseReminder } from '../language/reminders.ts';
import { planReminders } from './due-reminders.ts';
import type { Task } from './schemas.ts';
import type { AddInput, ChangeContext, TaskDates, TaskDoc, UpdateInput } from './task-doc.ts';

type TimeInput = Pick<AddInput, 'due_date' | 'reminders' | 'recurrence'> | UpdateInput;

/** The dates of a task of which nothing is said yet. */
export const noDates: TaskDates = {
  due_date: null,
  reminders: null,
  recurrence: null,
  series_id: null,
  occurrence: null,
  anchor: null,
};

export function datesOf({ task, anchor, default_reminders }: TaskDoc): TaskDates {
  const { due_date, reminders, recurrence, series_id, occurrence } = task;
  return { due_date, reminders: default_reminders ? null : reminders, recurrence, series_id, occurrence, anchor };
}

/**
 * Reads the phrases for due date, recurrence and reminders. `seriesId` is for the series that a new rule begins.
 * Throws `Rejected('invalid')` for what cannot be read or does not go together.
 */
export function resolveDates(before: TaskDates, input: TimeInput, when: When, seriesId: string): TaskDates {
  let due = before.due_date;
  if (input.due_date !== undefined)
    due = input.due_date === null ? null : resolveDueDate(input.due_date, { ...when, current: before.due_date });
  const series = resolveSeries({ ...before, due_date: due }, input, when, seriesId);
  return { ...series, reminders: resolveReminders(before, input, { ...when, due: series.due_date }) };
}

/** A new rule starts a new series; moving one occurrence leaves the series its own dates. */
function resolveSeries(dates: TaskDates, input: TimeInput, when: When, seriesId: string): TaskDates {
  if (input.recurrence === undefined) {
    if (dates.recurrence && !dates.due_date)
      throw new Rejected('invalid', 'A recurring task needs a due date: clear recurrence together with due_date.');
    return dates;
  }
  if (input.recurrence === null) return { ...dates, recurrence: null, series_id: null, occurrence: null, anchor: null };
  const rule = parseRecurrence(input.recurrence, when);
  const text = typeof input.recurrence === 'string' ? input.recurrence : input.recurrence.rule;
  const start =
    atTimeOfRule(dates.due_date, text, input, when) ??
    findRecurrence(text, when)?.value.due ??
    firstOccurrence(rule, when);
  return {
    ...dates,
    due_date: start,
    recurrence: rule,
    series_id: seriesId,
    occurrence: 1,
    anchor: anchorOf(start, when.zone),
  };
}

/** "every day at 9" beside a day without a time, or on a task that was due at another one. Throws where the same call says two times. */
function atTimeOfRule(due: string | null, rule: string, { due_date: said }: TimeInput, when: When): string | null {
  const own = due === null ? undefined : timeOfPhrase(rule, wallOf(due, when.zone).date, when);
  if (due === null || !own || own.due === due) return due;
  if (isDateOnly(due)) return own.due;
  // Midnight ends the day that is named, so the days may differ where the times do not.
  const timeOf = (each: string) => wallOf(each, when.zone).time?.toString({ smallestUnit: 'minute' });
  if (!own.exact || timeOf(own.due) === timeOf(due)) return due;
  const isTimed = typeof said === 'string' && !isDateOnly(resolveDueDate(said, when));
  if (!isTimed) return own.due;
  const [first, second] = [own.due, due].map(timeOf);
  throw new Rejected(
    'invalid',
    `The recurrence says ${first} and the due date ${second}. Say the same time in both, or a time in one of them only.`,
  );
}

function resolveReminders(
  before: TaskDates,
  { reminders: named }: TimeInput,
  when: When & { due: string | null },
): string[] | null {
  if (named) return [...new Set(named.map((text) => parseReminder(text, when)))];
  if (named === null || before.reminders === null) return null;
  // An offset needs a due date to count from.
  return when.due ? before.reminders : before.reminders.filter((text) => !text.startsWith('P'));
}

/** Puts resolved dates into the document: the reminders in force, when each fires, and the moment lists sort by. */
export function placeDates(
  before: TaskDoc,
  task: Task,
  { anchor, ...dates }: TaskDates,
  context: ChangeContext,
): Partial<TaskDoc> & { task: Task } {
  const due = dates.due_date;
  const reminders = dates.reminders ?? (due ? [minutes(context.defaultReminder)] : []);
  const next: Task = { ...task, ...dates, reminders };
  const moved = due !== before.task.due_date || task.completed !== before.task.completed || before.rev === 0;
  const replan = moved || JSON.stringify(reminders) !== JSON.stringify(before.task.reminders);
  return {
    task: next,
    anchor,
    default_reminders: dates.reminders === null,
    due_at: due === before.task.due_date ? before.due_at : due && startOfDue(due, context.zone).toISOString(),
    reminders: replan ? planReminders(before.reminders, next, context) : before.reminders,
  };
}

function minutes(count: number): string {
  return count === 0 ? 'PT0S' : `PT${count}M`;
}
