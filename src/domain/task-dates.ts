import { Rejected } from '../errors.ts';
import { resolveDueDate, startOfDue } from '../language/dates.ts';
import { anchorOf, findRecurrence, firstOccurrence, parseRecurrence } from '../language/recurrence.ts';
import { parseReminder } from '../language/reminders.ts';
import { planReminders } from './due-reminders.ts';
import type { Task } from './schemas.ts';
import type { AddInput, ChangeContext, TaskDoc, UpdateInput } from './task-doc.ts';

type TimeInput = Pick<AddInput, 'due_date' | 'reminders' | 'recurrence'> | UpdateInput;

/** Everything of a task that time decides: due date, recurrence and its beat, reminders in force and when they fire. */
export function dueFields(
  before: TaskDoc,
  task: Task,
  input: TimeInput,
  turn: ChangeContext,
): Partial<TaskDoc> & { task: Task } {
  const when = { now: turn.now, zone: turn.zone, locale: turn.locale };
  let due = task.due_date;
  if (input.due_date !== undefined)
    due = input.due_date === null ? null : resolveDueDate(input.due_date, { ...when, current: task.due_date });
  const beat = nextBeat(before, task, input, due, turn);
  due = beat.due;
  const { reminders, isDefault } = remindersInForce(before, task, input, due, turn);
  const moved = due !== before.task.due_date || task.completed !== before.task.completed || before.rev === 0;
  const next: Task = {
    ...task,
    due_date: due,
    reminders,
    recurrence: beat.recurrence,
    series_id: beat.series_id,
    occurrence: beat.occurrence,
  };
  const replan = moved || JSON.stringify(reminders) !== JSON.stringify(before.task.reminders);
  return {
    task: next,
    anchor: beat.anchor,
    default_reminders: isDefault,
    due_at: due === before.task.due_date ? before.due_at : due && startOfDue(due, turn.zone).toISOString(),
    reminders: replan ? planReminders(before.reminders, next, turn) : before.reminders,
  };
}

/** A new rule starts a new beat; moving one occurrence leaves the series its own (contract, "Recurrence"). */
function nextBeat(before: TaskDoc, task: Task, input: TimeInput, due: string | null, turn: ChangeContext) {
  const { recurrence, series_id, occurrence } = task;
  if (input.recurrence === undefined) {
    if (recurrence && !due)
      throw new Rejected('invalid', 'A recurring task needs a due date: clear recurrence together with due_date.');
    return { recurrence, series_id, occurrence, anchor: before.anchor, due };
  }
  if (input.recurrence === null) return { recurrence: null, series_id: null, occurrence: null, anchor: null, due };
  const when = { now: turn.now, zone: turn.zone, locale: turn.locale };
  const rule = parseRecurrence(input.recurrence, when);
  const text = typeof input.recurrence === 'string' ? input.recurrence : input.recurrence.rule;
  const start = due ?? findRecurrence(text, when)?.value.due ?? firstOccurrence(rule, when);
  const version = before.rev === 0 ? 1 : task.version + 1;
  return {
    recurrence: rule,
    series_id: `${task.id}.${version}`,
    occurrence: 1,
    anchor: anchorOf(start, turn.zone),
    due: start,
  };
}

function remindersInForce(before: TaskDoc, task: Task, input: TimeInput, due: string | null, turn: ChangeContext) {
  const named = input.reminders ?? undefined;
  if (named) {
    const when = { now: turn.now, zone: turn.zone, locale: turn.locale, due };
    return { reminders: [...new Set(named.map((text) => parseReminder(text, when)))], isDefault: false };
  }
  const toDefault = input.reminders === null || before.default_reminders;
  if (toDefault) return { reminders: due ? [minutes(turn.defaultReminder)] : [], isDefault: true };
  return { reminders: due ? task.reminders : task.reminders.filter((text) => !text.startsWith('P')), isDefault: false };
}

function minutes(count: number): string {
  return count === 0 ? 'PT0S' : `PT${count}M`;
}
