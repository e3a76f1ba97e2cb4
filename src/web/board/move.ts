import { announce } from '../core/announce.ts';
import { addDays, dayName, dueDay, isDay, today, wallTime, weekday } from '../core/day.ts';
import type { MenuItem } from '../kit/menu.ts';
import { entries } from './data/known.ts';
import type { Task } from './data/rules.ts';
import { changeWithUndo } from './data/writes.ts';

/** Moves a task to a day and keeps its time of day: a bare date would lose it. `null` takes the date away. */
export async function moveTo(id: number, day: string | null): Promise<void> {
  const entry = entries.get(id);
  if (!entry) return;
  const { due_date: due, title, recurrence } = entry.task.peek();
  const time = due === null ? undefined : wallTime(due);
  const due_date = day === null ? null : time ? `${day}T${time}` : day;
  // A task that repeats has a date; without one it repeats no more.
  const changes = day === null && recurrence ? { due_date, recurrence: null } : { due_date };
  const where = day === null ? 'no date' : dayName(day);
  const shown = day !== null && due !== null && !isDay(due) ? {} : { due_date: day };
  await changeWithUndo(id, changes, `Moved “${title}” to ${where}.`, shown);
}

/** Moves by so many days, from today when it has no date. */
export function moveBy(id: number, days: number): void {
  const task = entries.get(id)?.task.peek();
  if (!task) return;
  const from = dueDay(task.due_date) ?? today.peek();
  void moveTo(id, addDays(from, days));
}

/** The days a task can be moved to without looking at a calendar. */
export function usualDays(): { label: string; day: string | null }[] {
  const now = today.peek();
  const monday = addDays(now, (8 - weekday(now)) % 7 || 7);
  return [
    { label: 'Today', day: now },
    { label: 'Tomorrow', day: addDays(now, 1) },
    { label: 'Next week', day: monday },
    { label: 'No date', day: null },
  ];
}

/** The same as items of the row's menu: the way for whoever does not drag. */
export const moveItems = ({ id, due_date }: Task): MenuItem[] =>
  usualDays()
    .filter(({ day }) => day !== due_date)
    .map(({ label, day }) => ({
      label: day === null ? 'Take the date away' : `Move to ${label.toLowerCase()}`,
      icon: 'calendar',
      run: () => void moveTo(id, day),
    }));

/** Asks for a day in a grid, and moves the task there. */
export async function pickAndMove({ id, due_date }: Task): Promise<void> {
  const day = await pickDayOf(dueDay(due_date));
  if (day !== undefined && day !== dueDay(due_date)) await moveTo(id, day);
}

/** Asks for a day; `undefined` when none was chosen. */
export async function pickDayOf(day: string | undefined): Promise<string | null | undefined> {
  try {
    const { pickDay } = await import('./days/picker.ts');
    return await pickDay({ day, usual: usualDays() });
  } catch {
    announce('The calendar could not be loaded. Write the date in words, or reload the page.', 'assertive');
    return undefined;
  }
}
