import type { ToolCall } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import { describeDue } from '../../language/dates.ts';
import { errorOf, nextOf, type Seen, tasksOf } from './results.ts';
import { hashed, isOverdue, named, qualities, sayList } from './tasks.ts';

/** From results to sentences, whichever model made the calls. It claims only what a result says. */

/** The sentences for tool results alone, for when a model dies in the middle of a turn; empty for no results. */
export function summarize(calls: ToolCall[], when: When): string {
  const telling = calls.filter((call) => call.name !== 'list_tasks');
  const shown = telling.length > 0 ? telling : calls.slice(-1);
  return shown.map((call) => sayCall(call, when)).join('\n');
}

const bulkAtLeast = 2;

/** One sentence a call; many changes of one kind in one. */
export function sayCalls(calls: ToolCall[], when: When): string[] {
  return calls.length > bulkAtLeast ? sayBulk(calls, when) : calls.map((call) => sayCall(call, when));
}

/** Many changes of one kind: one sentence, then the refusals. */
function sayBulk(calls: ToolCall[], when: When): string[] {
  const fine = calls.filter((call) => !errorOf(call));
  const failed = calls.filter((call) => errorOf(call));
  const verb = doneVerbs[fine[0]?.name ?? ''];
  const due = (call: ToolCall, task: Seen) =>
    'due_date' in call.arguments && task.due_date ? `, due ${describeDue(task.due_date, when)}` : '';
  const next = (call: ToolCall) => (nextOf(call) ? `, next ${nextWords(call, when)}` : '');
  const names = fine.flatMap((call) => tasksOf(call).map((task) => `${named(task)}${due(call, task)}${next(call)}`));
  const head = fine.length > 0 && verb ? [`${verb} ${fine.length} tasks: ${names.join('; ')}.`] : [];
  return [...head, ...failed.map((call) => sayCall(call, when))];
}

const doneVerbs: Record<string, string> = {
  add_task: 'Added',
  complete_task: 'Completed',
  delete_task: 'Deleted',
  update_task: 'Updated',
};
const triedVerbs: Record<string, string> = {
  add_task: 'add that',
  list_tasks: 'look at your list',
  complete_task: 'complete',
  delete_task: 'delete',
  update_task: 'change',
};

/** One call in a sentence. */
function sayCall(call: ToolCall, when: When): string {
  const error = errorOf(call);
  if (error) return sayError(call, error);
  if (call.name === 'list_tasks') return sayList(call, when);
  const [task] = tasksOf(call);
  if (!task) return 'Done.';
  switch (call.name) {
    case 'add_task':
      return `Added ${named(task)}${details(task, when)}${early(call, when)}.${overdueNote(task, when)}`;
    case 'complete_task':
      return sayDone(call, task, when);
    case 'delete_task':
      return `Deleted ${named(task)}.`;
    default:
      return sayUpdate(call, task, when);
  }
}

function sayDone(call: ToolCall, task: Seen, when: When): string {
  const next = nextOf(call);
  const verb = next?.id === undefined ? 'will come,' : 'is';
  return `Marked ${named(task)} as done. Well done!${next ? ` The next one ${verb} ${nextWords(call, when)}.` : ''}`;
}

/** "#5, due tomorrow". */
function nextWords(call: ToolCall, when: When): string {
  const { id, due_date } = nextOf(call)!;
  return `${id === undefined ? '' : `#${id}, `}due ${describeDue(due_date, when)}`;
}

function sayUpdate(call: ToolCall, task: Seen, when: When): string {
  const { arguments: said } = call;
  if (said.completed === false) return `Reopened ${named(task)}${details(task, when)}.`;
  if (said.completed === true) return sayDone(call, task, when);
  const parts: string[] = [];
  if (said.title !== undefined) parts.push('it has a new title');
  if ('due_date' in said)
    parts.push(task.due_date ? `now due ${describeDue(task.due_date, when)}` : 'it has no due date any more');
  if ('priority' in said && task.priority) parts.push(`${task.priority} priority`);
  if ('tags' in said || said.add_tags || said.remove_tags)
    parts.push(task.tags?.length ? `tagged ${hashed(task.tags)}` : 'without tags');
  if ('recurrence' in said) parts.push(task.recurrence ? `repeats ${task.recurrence.text}` : 'it no longer repeats');
  if ('description' in said)
    parts.push(said.description === null ? 'the description is gone' : 'with a new description');
  if ('reminders' in said)
    parts.push(
      Array.isArray(said.reminders) && said.reminders.length > 0
        ? `reminder ${said.reminders.map((one) => reminderWords(String(one), when)).join(' and ')}`
        : 'no reminders',
    );
  return `Updated ${named(task)}: ${parts.join(', ') || 'done'}.${'due_date' in said ? overdueNote(task, when) : ''}`;
}

/** "PT1H30M" as "1 hour 30 minutes before it is due"; an instant as a day and time. */
export function reminderWords(reminder: string, when: When): string {
  const found = /^P(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:\d+S)?)?$/u.exec(
    reminder,
  )?.groups;
  if (!found) return /^\d{4}-/u.test(reminder) ? describeDue(reminder, when) : reminder;
  const parts = Object.entries(found).filter(([, count]) => count !== undefined && count !== '0');
  const words = parts.map(([unit, count]) => `${count} ${count === '1' ? unit.slice(0, -1) : unit}`);
  return words.length > 0 ? `${words.join(' ')} before it is due` : 'at the due time';
}

function sayError(call: ToolCall, error: { code: string; message: string }): string {
  const id = call.arguments.task_id;
  const what = `${triedVerbs[call.name] ?? 'do that'}${typeof id === 'number' ? ` task #${id}` : ''}`;
  const advice = error.message.trim();
  if (error.code === 'unavailable' && advice === '')
    return `I couldn't ${what} just now. Please try again in a moment.`;
  return `I couldn't ${what}: ${advice || error.code}`;
}

function details(task: Seen, when: When): string {
  const due = task.due_date ? [`due ${describeDue(task.due_date, when)}`] : [];
  return [...due, ...qualities(task)].map((part) => `, ${part}`).join('');
}

/** The reminders that were asked for with a new task. */
function early({ arguments: said }: ToolCall, when: When): string {
  const asked = Array.isArray(said.reminders) ? said.reminders.map((one) => reminderWords(String(one), when)) : [];
  return asked.length > 0 ? `, reminder ${asked.join(' and ')}` : '';
}

function overdueNote(task: Seen, when: When): string {
  return isOverdue(task, when) ? ' That is in the past, so it is overdue at once.' : '';
}
