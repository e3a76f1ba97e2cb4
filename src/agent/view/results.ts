import type { When } from '../../language/calendar.ts';
import { isDateOnly, wallOf } from '../../language/dates.ts';
import { isRecord } from '../say/results.ts';

/** Results of tools as a model reads them: what it needs to answer, in few tokens. One task a line. */

interface Task {
  id: number;
  title: string;
  description?: string | null;
  completed?: boolean;
  priority?: string;
  tags?: string[];
  due_date?: string | null;
  reminders?: string[];
  recurrence?: { text: string } | null;
}

/** Lists this short are looked into: there the rest of each task is shown too. */
const fewTasks = 3;
/** Characters of a result that is none of ours. */
const longestOther = 4000;

/** Small models do not know when they are through. */
const afterList = '(If a change was asked for, make it now; else tell the user these.)';
const afterChange = '(If more was asked for, do that now; else tell the user so.)';

/** `output` is the text of a tool's result. */
export function seenResult(output: string, when: When): string {
  const result = parsed(output);
  if (!isRecord(result)) return output.slice(0, longestOther);
  if (isRecord(result.error)) return `Refused (${result.error.code}): ${seenRefusal(String(result.error.message))}`;
  if (Array.isArray(result.tasks)) return seenList(result as unknown as { tasks: Task[]; total: number }, when);
  if (typeof result.task_id === 'number') return seenChange(result, when);
  return output.slice(0, longestOther);
}

/** The server names its own words for what a model is told in others. */
function seenRefusal(message: string): string {
  return message
    .replaceAll('it takes user_id, ', 'it takes ')
    .replaceAll(', expected_version.', '.')
    .replace('today, tomorrow, week, none', 'today, tomorrow, week, undated');
}

function seenList(
  { tasks, total, ...rest }: { tasks: Task[]; total: number; next_cursor?: string },
  when: When,
): string {
  if (tasks.length === 0) return 'No tasks.';
  const isWhole = tasks.length <= fewTasks;
  const cursor = rest.next_cursor === undefined ? '' : `; for more: cursor ${JSON.stringify(rest.next_cursor)}`;
  const head = total > tasks.length ? `${tasks.length} of ${total} tasks${cursor}` : counted(tasks.length);
  return `${head}:\n${tasks.map((task) => seenTask(task, when, isWhole)).join('\n')}\n${afterList}`;
}

function counted(tasks: number): string {
  return tasks === 1 ? '1 task' : `${tasks} tasks`;
}

function seenChange({ task_id: id, status, title, task, next }: Record<string, unknown>, when: When): string {
  const whole = { ...(isRecord(task) ? task : {}), id, title } as Task;
  const later = isRecord(next) ? `\nThe next one: ${seenNext(next, when)}` : '';
  return `${status}: ${seenTask(whole, when, true)}${later}\n${afterChange}`;
}

function seenNext({ task_id: id, due_date: due }: Record<string, unknown>, when: When): string {
  const at = `due ${seenDue(String(due), when)}`;
  return typeof id === 'number' ? `#${id}, ${at}` : `will come, ${at}`;
}

function seenTask(task: Task, when: When, isWhole: boolean): string {
  const { id, title, due_date: due, tags = [], priority, completed, recurrence, description, reminders = [] } = task;
  const parts = [
    `#${id} ${oneLine(title)}`,
    due ? `due ${seenDue(due, when)}${isPast(due, when) && !completed ? ', overdue' : ''}` : '',
    tags.map((tag) => `#${oneLine(tag)}`).join(' '),
    priority && priority !== 'medium' ? priority : '',
    completed ? 'done' : '',
    recurrence ? recurrence.text : '',
    isWhole && description ? `description: ${oneLine(description)}` : '',
    isWhole && reminders.length > 0 ? `reminders: ${reminders.join(' ')}` : '',
  ];
  return parts.filter((part) => part !== '').join(' | ');
}

/** In the user's zone, as a tool takes it back. */
export function seenDue(due: string, { zone }: When): string {
  const { date, time } = wallOf(due, zone);
  return time ? `${date}T${time.toString({ smallestUnit: 'minute' })}` : date.toString();
}

function isPast(due: string, { now, zone }: When): boolean {
  return isDateOnly(due) ? due < wallOf(now.toISOString(), zone).date.toString() : new Date(due) < now;
}

/** A title is somebody's text: it must not look like more of the list. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
