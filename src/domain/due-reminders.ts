import { reminderInstant } from '../language/reminders.ts';
import type { Task } from './schemas.ts';
import type { ChangeContext, PlannedReminder, TaskDoc } from './task-doc.ts';
import { announceDue } from './task-events.ts';

/** `done`: nothing is left to do, because it fired earlier or is no longer in force. */
export type DueOutcome = { outcome: 'fired' | 'done' } | { outcome: 'early'; waitMs: number };

/**
 * The task's decision when told that a reminder is due, by whomever and however often. Firing marks the reminder in the same
 * document that carries the event; it is no change of the task, so version and keys stay.
 */
export function fireReminder(
  doc: TaskDoc | undefined,
  reminderId: string,
  now: Date,
): { next: TaskDoc | undefined; value: DueOutcome } {
  const planned = reminderInForce(doc, reminderId);
  if (!doc || !planned) return { next: doc, value: { outcome: 'done' } };
  const waitMs = Date.parse(planned.at) - now.getTime();
  if (waitMs > 0) return { next: doc, value: { outcome: 'early', waitMs } };
  const reminders = doc.reminders.map((each) => (each === planned ? { ...each, fired: true as const } : each));
  const events = announceDue(doc.task, planned, now);
  return { next: { ...doc, rev: doc.rev + 1, reminders, events }, value: { outcome: 'fired' } };
}

/** The reminder as planned, unless it fired, was moved away, or the task is done or gone. */
export function reminderInForce(doc: TaskDoc | undefined, reminderId: string): PlannedReminder | undefined {
  if (!doc || doc.deleted || doc.task.completed) return undefined;
  return doc.reminders.find(({ id, fired }) => id === reminderId && !fired);
}

/** Reminders already past when they are set would fire at once and say nothing new, so only coming ones are planned. */
export function planReminders(before: PlannedReminder[], task: Task, context: ChangeContext): PlannedReminder[] {
  if (task.completed) return [];
  const instant = (reminder: string) => reminderInstant(reminder, task.due_date, context.zone).getTime();
  const dueTime = task.due_date === null ? undefined : instant('PT0S');
  return [...new Set(task.reminders.map(instant))]
    .sort((a, b) => a - b)
    .flatMap((moment) => {
      const id = `${task.user_id}.${task.id}.${moment}`;
      const known = before.find((reminder) => reminder.id === id);
      if (known) return [known];
      if (moment <= context.now.getTime()) return [];
      return [{ id, at: new Date(moment).toISOString(), ...(moment === dueTime ? { at_due: true as const } : {}) }];
    });
}
