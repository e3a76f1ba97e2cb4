import { beforeChat, callTool } from '../core/calls.ts';
import { refusalOf } from '../core/refusal.ts';
import { addDays, dayName, dueDay, isDay, today, wallTime, weekday } from '../core/settings.ts';
import type { MenuItem } from '../kit/button.ts';
import { announce, toast } from '../kit/say.ts';
import { entries } from './data/known.ts';
import type { Task } from './data/rules.ts';
import { forget, hidden } from './data/store.ts';
import { changeWithUndo, refused, undoable } from './data/writes.ts';

/** What is done with a task from its row, besides completing it: it goes to another day, or away. */

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

/** Deletions whose toast is still there: sent when it goes, or when the page does. */
const leaving = new Map<number, (keepalive: boolean) => Promise<void>>();

/** Deletes a task when its toast has gone: numbers are never given again, so nothing is sent while it can be taken back. */
export function remove(id: number): void {
  const entry = entries.get(id);
  if (!entry || leaving.has(id)) return;
  const { title } = entry.task.peek();
  hide(id, true);
  const undo = () => {
    if (!leaving.delete(id)) return void toast({ text: `“${title}” is deleted by now.` });
    hide(id, false);
    close();
  };
  leaving.set(id, (keepalive) => {
    leaving.delete(id);
    // Its Undo would undo nothing any more.
    close();
    return deleteNow(id, keepalive);
  });
  undoable(undo);
  const close = toast({
    text: `Deleting “${title}”.`,
    action: { label: 'Undo', run: undo },
    onGone: () => void leaving.get(id)?.(false),
  });
}

async function deleteNow(id: number, keepalive: boolean): Promise<void> {
  const entry = entries.get(id);
  try {
    await callTool('delete_task', { task_id: id }, { keepalive });
    forget(id);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'not_found') forget(id);
    else if (entry) refused(id, entry, refusal);
  }
  hide(id, false);
}

/** Sends every deletion that still waits: before the chat is asked, and when the page is left. */
export async function deleteWaiting(keepalive = false): Promise<void> {
  await Promise.all([...leaving.values()].map((go) => go(keepalive)));
}

beforeChat(() => deleteWaiting());
addEventListener('pagehide', () => void deleteWaiting(true));

function hide(id: number, isHidden: boolean): void {
  const others = [...hidden.peek()].filter((each) => each !== id);
  hidden.value = new Set(isHidden ? [...others, id] : others);
}
