import { describeDue, isDateOnly, localDay } from '../../domain/dates.ts';
import type { CallResult, Filter, Intent, Outcome, Problem, Seen, Topic, When } from './intents.ts';
import { errorOf, tasksOf, totalOf } from './memory.ts';

/** From results to sentences. It claims only what a result says. */

export const examples =
  'Try "add buy milk tomorrow at 5pm", "what\'s pending?", "mark 3 as done", "move 2 to friday" or "delete task 4".';

const topics: Record<Topic, string> = {
  greeting: `Hello! I keep your todo list. ${examples}`,
  thanks: "You're welcome! Anything else for your list?",
  farewell: 'See you! Your tasks are safe here.',
  help: `I keep your todo list: I can add, list, complete, change and delete tasks, with due dates, reminders, priorities, tags and repetition. ${examples}`,
  yes: 'There is nothing waiting for a yes. ' + examples,
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
  if (intent.do === 'ask-change')
    lines.push('What should I change about it? Give me a new title, date, priority or tag.');
  if (seen) lines.push(...seen.map((task) => taskLine(task, when)));
  lines.push(...problems.map((problem) => sayProblem(problem, intent)));
  return lines.join('\n');
}

const bulkAtLeast = 5;

/** Many changes of one kind: one sentence, then the refusals. */
function sayBulk(calls: CallResult[], when: When): string[] {
  const fine = calls.filter((call) => !errorOf(call));
  const failed = calls.filter((call) => errorOf(call));
  const verb = doneVerbs[fine[0]?.name ?? ''];
  const names = fine.flatMap((call) => tasksOf(call)).map((task) => named(task));
  const head = fine.length > 0 && verb ? [`${verb} ${fine.length} tasks: ${names.join(', ')}.`] : [];
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

function sayList(call: CallResult, when: When): string {
  const tasks = tasksOf(call);
  const total = totalOf(call);
  const filter = call.arguments as Filter;
  if (tasks.length === 0) return emptyList(filter);
  const heading = `You have ${total} ${total === 1 ? 'task' : 'tasks'}`.replace(/(?= tasks?$)/u, adjectives(filter));
  const more = total > tasks.length ? `\n... and ${total - tasks.length} more. Say "show more" to see them.` : '';
  return `${heading}${scope(filter)}:\n${tasks.map((task) => taskLine(task, when)).join('\n')}${more}`;
}

function adjectives({ status, due, priority }: Filter): string {
  const state =
    due === 'overdue' ? ' overdue' : status === 'pending' ? ' pending' : status === 'completed' ? ' completed' : '';
  return `${state}${priority ? ` ${priority}-priority` : ''}`;
}

const dueScope = {
  today: ' due today',
  tomorrow: ' due tomorrow',
  week: ' due in the next seven days',
  none: ' without a due date',
  overdue: '',
};

function scope({ due, tags, search, due_before, due_after }: Filter): string {
  const days =
    due_after && due_before
      ? ' due in that time'
      : due_before
        ? ` due before ${due_before.slice(0, 10)}`
        : due_after
          ? ` due from ${due_after.slice(0, 10)} on`
          : '';
  return `${due ? dueScope[due] : days}${tags?.length ? ` tagged ${hashed(tags)}` : ''}${search ? ` matching "${search}"` : ''}`;
}

function emptyList(filter: Filter): string {
  const plain = !filter.search && !filter.tags && !filter.priority && !filter.due_after && !filter.due_before;
  if (plain && filter.due === 'overdue') return 'Nothing is overdue. Well done!';
  if (plain && filter.due === undefined) {
    if (filter.status === 'pending') return "Nothing pending — you're all caught up.";
    if (filter.status === 'completed') return 'Nothing completed yet.';
    return 'Your list is empty. Say "add buy milk" to begin.';
  }
  return `No${adjectives(filter)} tasks${scope(filter)}.`;
}

/** One task in a list. */
export function taskLine(task: Seen, when: When): string {
  const late = isOverdue(task, when) ? ' (overdue)' : '';
  const due = task.due_date ? `due ${describeDue(task.due_date, when)}${late}` : '';
  const extras = [due, ...qualities(task)].filter((part) => part !== '');
  return `#${task.id} ${task.title}${extras.length > 0 ? ` — ${extras.join(', ')}` : ''}${task.completed ? ' ✓ done' : ''}`;
}

function qualities(task: Seen): string[] {
  return [
    task.priority && task.priority !== 'medium' ? `${task.priority} priority` : '',
    task.recurrence ? `repeats ${task.recurrence.text}` : '',
    task.tags?.length ? hashed(task.tags) : '',
  ].filter((part) => part !== '');
}

function details(task: Seen, when: When): string {
  const due = task.due_date ? [`due ${describeDue(task.due_date, when)}`] : [];
  return [...due, ...qualities(task)].map((part) => `, ${part}`).join('');
}

function named(task: Seen): string {
  return task.title === '' ? `task #${task.id}` : `"${task.title}" (#${task.id})`;
}

function hashed(tags: string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ');
}

export function isOverdue(task: Seen, { now, zone }: When): boolean {
  if (!task.due_date || task.completed) return false;
  return isDateOnly(task.due_date) ? task.due_date < localDay(now, zone) : new Date(task.due_date) < now;
}

function overdueNote(task: Seen, when: When): string {
  return isOverdue(task, when) ? ' That is in the past, so it is overdue at once.' : '';
}

const questionVerbs: Partial<Record<Intent['do'], string>> = {
  complete: 'complete',
  delete: 'delete',
  update: 'change',
  shift: 'move',
  show: 'show',
};

function sayProblem(problem: Problem, intent: Intent): string {
  const verb = questionVerbs[intent.do] ?? 'take';
  switch (problem.kind) {
    case 'several':
      return `Several tasks match "${problem.words}". Which one should I ${verb}?\n${problem.found.map((task) => `#${task.id} ${task.title}`).join('\n')}`;
    case 'none':
      return sayNone(problem, intent);
    case 'which':
      return `Which task should I ${verb}? Give me its number or title.`;
    case 'unknown-last':
      return `I don't know which task you mean. Give me its number or title, for example "#3".`;
    case 'unknown-place':
      return problem.shown === 0
        ? 'I have not shown you a list yet. Say "show my tasks" first, or give me a number.'
        : `The list I showed last has ${problem.shown} ${problem.shown === 1 ? 'task' : 'tasks'}; give me a number from it.`;
    case 'nothing-fits':
      return `No tasks fit that, so there is nothing to ${verb}.`;
    case 'already':
      return `"${problem.task.title}" (#${problem.task.id}) is already done.`;
    case 'no-due-date':
      return `${named(problem.task)} has no due date and time that I could move by that. Say for example "move ${problem.task.id} to friday 5pm".`;
    case 'too-many':
      return `That was more than I can do at once; please send this part again: ${intent.do}.`;
    case 'cannot-undo':
      return 'I can only undo a completion. A deleted task cannot be brought back; a change can be made again the other way.';
  }
}

function sayNone({ words, near }: Extract<Problem, { kind: 'none' }>, intent: Intent): string {
  if (/^#\d+$/u.test(words)) return `I found no task ${words}.`;
  const close = near.length > 0 ? ` Close to it: ${near.map((task) => `#${task.id} ${task.title}`).join(', ')}.` : '';
  const statement = intent.do === 'complete' && intent.statement;
  if (statement) return `I found no open task like "${words}", so I changed nothing.${close}`;
  return `I found no task matching "${words}", so nothing was changed.${close}`;
}
