import type { When } from '../../language/calendar.ts';
import { describeDue } from '../../language/dates.ts';
import type { CallResult, Outcome, Seen, Topic } from '../offline/intents.ts';
import { errorOf, tasksOf } from '../offline/memory.ts';
import { sayProblem } from './say-problems.ts';
import { hashed, isOverdue, named, qualities, sayList, taskLine } from './say-tasks.ts';

/** From results to sentences. It claims only what a result says. */

export const examples =
  'Try "add buy milk tomorrow at 5pm", "what\'s pending?", "mark 3 as done", "move 2 to friday" or "delete task 4".';

const topics: Record<Topic, string> = {
  greeting: `Hello! I keep your todo list. ${examples}`,
  thanks: "You're welcome! Anything else for your list?",
  farewell: 'See you! Your tasks are safe here.',
  help: `I keep your todo list: I can add, list, complete, change and delete tasks, with due dates, reminders, priorities, tags and repetition. ${examples}`,
  yes: `There is nothing waiting for a yes. ${examples}`,
  no: 'OK, nothing was changed.',
  number: 'What should I do with that one? Say for example "mark 3 as done" or "delete 3".',
  unknown: `I changed nothing: I could not read that as something about your todos. ${examples} To add it as a task, say "add ..." in front.`,
  'no-more': 'There is nothing more to show.',
};

/** The answer to a turn. */
export function say(outcomes: Outcome[], when: When): string {
  const said = outcomes.map((outcome) => sayOutcome(outcome, when)).filter((text) => text !== '');
  return said.length > 0 ? said.join('\n') : topics.unknown;
}

/** The sentences for tool results alone, for when a model dies in the middle of a turn; empty for no results. */
export function summarize(calls: CallResult[], when: When): string {
  const telling = calls.filter((call) => call.name !== 'list_tasks');
  const shown = telling.length > 0 ? telling : calls.slice(-1);
  return shown.map((call) => sayCall(call, when)).join('\n');
}

function sayOutcome({ intent, calls, problems, seen }: Outcome, when: When): string {
  const lines = calls.length > bulkAtLeast ? sayBulk(calls, when) : calls.map((call) => sayCall(call, when));
  if (intent.do === 'add' && intent.cut && calls.every((call) => call.status === 'ok'))
    lines.push(
      'The text was too long to keep whole: I kept the first 200 characters as title and the next 1,000 as description.',
    );
  if (intent.do === 'answer') lines.push(topics[intent.topic]);
  if (intent.do === 'more' && calls.length === 0) lines.push(topics['no-more']);
  if (intent.do === 'ask-title')
    lines.push('What should I add? Tell me the title, for example "buy milk tomorrow at 5pm".');
  if (intent.do === 'ask-change') lines.push(changeQuestion(intent.target.length));
  if (seen) lines.push(...seen.map((task) => taskLine(task, when)));
  lines.push(...problems.map((problem) => sayProblem(problem, intent)));
  return lines.join('\n');
}

function changeQuestion(tasks: number): string {
  if (tasks === 0) return 'Tell me which task to change and how, for example "move 2 to friday".';
  return 'What should I change about it? Give me a new title, date, priority or tag.';
}

const bulkAtLeast = 2;

/** Many changes of one kind: one sentence, then the refusals. */
function sayBulk(calls: CallResult[], when: When): string[] {
  const fine = calls.filter((call) => !errorOf(call));
  const failed = calls.filter((call) => errorOf(call));
  const verb = doneVerbs[fine[0]?.name ?? ''];
  const due = (call: CallResult, task: Seen) =>
    'due_date' in call.arguments && task.due_date ? `, due ${describeDue(task.due_date, when)}` : '';
  const names = fine.flatMap((call) => tasksOf(call).map((task) => `${named(task)}${due(call, task)}`));
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
function sayCall(call: CallResult, when: When): string {
  const error = errorOf(call);
  if (error) return sayError(call, error);
  if (call.name === 'list_tasks') return sayList(call, when);
  const [task] = tasksOf(call);
  if (!task) return 'Done.';
  switch (call.name) {
    case 'add_task':
      return `Added ${named(task)}${details(task, when)}.${overdueNote(task, when)}`;
    case 'complete_task':
      return `Marked ${named(task)} as done. Well done!`;
    case 'delete_task':
      return `Deleted ${named(task)}.`;
    default:
      return sayUpdate(call, task, when);
  }
}

function sayUpdate(call: CallResult, task: Seen, when: When): string {
  const { arguments: said } = call;
  if (said.completed === false) return `Reopened ${named(task)}${details(task, when)}.`;
  if (said.completed === true) return `Marked ${named(task)} as done. Well done!`;
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

function sayError(call: CallResult, error: { code: string; message: string }): string {
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

function overdueNote(task: Seen, when: When): string {
  return isOverdue(task, when) ? ' That is in the past, so it is overdue at once.' : '';
}
