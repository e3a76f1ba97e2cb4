import type { When } from '../../../language/calendar.ts';
import { errorOf, type Seen, tasksOf } from '../../say/results.ts';
import type { Intent, Memory, PlannedCall, Reword } from '../intents.ts';
import { shifted } from '../read/text/shift.ts';
import { splitThatFits } from './by-title.ts';
import { resolve } from './resolve.ts';
import { list, type Purpose, type Resolved, type Step } from './steps.ts';
import { bringBack, takeBack } from './undo.ts';

/** From one intent to the calls that carry it out. `completing` are the places of the calls whose new task is completed at once. */
export type Work = { intent: Intent; calls: PlannedCall[]; resolved: Resolved; completing?: number[] };

const changesAtMost = 200;
const none: Resolved = { found: [], problems: [], failed: [] };
const purposes: Partial<Record<Intent['do'], Purpose>> = { complete: 'complete', delete: 'delete', show: 'show' };

/** Looks up what an intent names and says which calls will carry it out. */
export function* prepare(intent: Intent, memory: Memory, when: When): Step<Work> {
  switch (intent.do) {
    case 'add':
      return {
        ...{ intent, calls: [{ name: 'add_task', arguments: { ...intent.task } }], resolved: none },
        ...(intent.done ? { completing: [0] } : {}),
      };
    case 'list':
      return { intent, calls: [list(intent.filter)], resolved: none };
    case 'more':
      return { intent, calls: moreOf(intent, memory), resolved: none };
    case 'undo':
      return intent.of === undefined ? undo(intent, memory) : yield* prepareBack(intent, intent.of, memory, when);
    case 'complete':
    case 'delete':
    case 'update':
    case 'shift':
    case 'show':
      return yield* prepareChange(intent, memory, when);
    default:
      return { intent, calls: [], resolved: none };
  }
}

/** The next page; "the rest" of no list is what is open. */
function moreOf({ rest }: Extract<Intent, { do: 'more' }>, { more }: Memory): PlannedCall[] {
  if (more) return [list(more)];
  return rest ? [list({ status: 'pending' })] : [];
}

type Changing = Extract<Intent, { do: 'complete' | 'delete' | 'update' | 'shift' | 'show' }>;

function* prepareChange(said: Changing, memory: Memory, when: When): Step<Work> {
  const split = said.do === 'update' && said.splits ? yield* splitThatFits(said.splits) : undefined;
  const intent = split ? { ...said, ...split } : said;
  const reopening = intent.do === 'update' && intent.change.completed === false;
  const purpose = purposes[intent.do] ?? (reopening ? 'reopen' : 'update');
  const resolved = chosen(yield* resolve(intent.target, purpose, memory, when), intent);
  const [problem] = resolved.problems;
  if (intent.do !== 'show' && intent.orElse && resolved.found.length === 0 && isMissing(problem?.kind, intent))
    return yield* prepare(intent.orElse, memory, when);
  resolved.found = resolved.found.slice(0, changesAtMost);
  if (intent.do === 'shift' || intent.do === 'show' || (intent.do === 'update' && (intent.reword || intent.until)))
    yield* fillIn(resolved);
  // What a task was before it is changed has to be seen for an "undo".
  if (intent.do === 'delete' || (intent.do === 'update' && !reopening)) yield* seeBefore(resolved, memory);
  return { intent, resolved, calls: callsFor(intent, resolved, when) };
}

/** Nothing is named so: neither by a title, nor by a title and its day. */
function isMissing(kind: string | undefined, { target }: Changing): boolean {
  return kind === 'none' || (kind === 'nothing-fits' && target.every((one) => one.by === 'filter' && one.one === true));
}

/** The one of several that was offered, when the answer fits more than was asked about. */
function chosen(resolved: Resolved, intent: Changing): Resolved {
  const among = 'among' in intent ? intent.among : undefined;
  const [problem] = resolved.problems;
  const offered = resolved.found.filter(({ id }) => among?.includes(id));
  if (among && problem === undefined && offered.length > 0) return { ...resolved, found: offered };
  if (among && problem === undefined && 'orElse' in intent && intent.orElse)
    return { ...resolved, found: [], problems: [{ kind: 'none', words: '', near: [] }] };
  if (!among || problem?.kind !== 'several') return resolved;
  const [only, ...more] = problem.found.filter(({ id }) => among.includes(id));
  return only && more.length === 0 ? { ...resolved, found: [only], problems: [] } : resolved;
}

/** A look at all tasks, unless this turn or the conversation has seen those that are meant. */
function* seeBefore({ found }: Resolved, memory: Memory): Step<void> {
  if (found.every((task) => isWhole(task) || isWhole(memory.known.get(task.id)))) return;
  yield [everything];
}

function isWhole(task: Seen | undefined): boolean {
  return task !== undefined && (task.priority !== undefined || task.due_date !== undefined);
}

/** All tasks, for what a task was before it is changed. */
export const everything = list({ status: 'all', sort_by: 'created_at', order: 'desc', limit: 200 });

/** A task known by its number alone is looked for among all tasks. */
function* fillIn(resolved: Resolved): Step<void> {
  if (resolved.found.every((task) => task.due_date !== undefined)) return;
  const [all] = yield [everything];
  if (!all) return;
  if (errorOf(all)) resolved.failed.push(all);
  const known = tasksOf(all);
  const missing = resolved.found.filter(({ id }) => !known.some((task) => task.id === id));
  for (const { id } of missing) resolved.problems.push({ kind: 'none', words: `#${id}`, near: [] });
  resolved.found = known.filter(({ id }) => resolved.found.some((task) => task.id === id));
}

function callsFor(intent: Intent, resolved: Resolved, when: When): PlannedCall[] {
  const name = intent.do === 'complete' ? 'complete_task' : intent.do === 'delete' ? 'delete_task' : 'update_task';
  return resolved.found.flatMap((task): PlannedCall[] => {
    if (intent.do === 'complete' || intent.do === 'delete') return [{ name, arguments: { task_id: task.id } }];
    if (intent.do === 'update') {
      const title = intent.reword && reworded(task.title, intent.reword);
      if (intent.reword && !title) resolved.problems.push({ kind: 'none', words: intent.reword.from, near: [task] });
      if (intent.reword && !title) return [];
      const recurrence = intent.until && endedOn(task, intent.until);
      if (intent.until && !recurrence) resolved.problems.push({ kind: 'no-repetition', task });
      if (intent.until && !recurrence) return [];
      const more = { ...(title ? { title } : {}), ...(recurrence ? { recurrence } : {}) };
      return [{ name, arguments: { task_id: task.id, ...intent.change, ...more } }];
    }
    if (intent.do !== 'shift') return [];
    const due = task.due_date ? shifted(task.due_date, intent.by, when) : undefined;
    if (!due) resolved.problems.push({ kind: 'no-due-date', task });
    return due ? [{ name, arguments: { task_id: task.id, due_date: due } }] : [];
  });
}

/** The rule that a task has, with another end. */
function endedOn({ recurrence }: Seen, day: string): { rule: string; mode: string } | undefined {
  if (!recurrence?.rule) return undefined;
  const rule = recurrence.rule.replace(/;(?:UNTIL|COUNT)=[^;]*/gu, '');
  return { rule: `${rule};UNTIL=${day}`, mode: recurrence.mode ?? 'schedule' };
}

/** "chapter 5 not 4" means "chapter 4" where the title has that. */
function reworded(title: string, { from, to }: Reword): string | undefined {
  const ends = [...to.split(' ').slice(0, -1), from].join(' ');
  for (const words of [ends, from]) {
    const at = ` ${title.toLowerCase()} `.indexOf(` ${words.toLowerCase()} `);
    if (at < 0) continue;
    const lead = title.slice(0, at);
    // "Renew house insurance" says the verb again that stands before "home insurance".
    const isSaidAgain = lead !== '' && to.toLowerCase().startsWith(lead.toLowerCase());
    return `${isSaidAgain ? '' : lead}${to}${title.slice(at + words.length)}`;
  }
  return undefined;
}

function* prepareBack(intent: Extract<Intent, { do: 'undo' }>, of: string, memory: Memory, when: When): Step<Work> {
  const call = bringBack(memory, of);
  if (!call && intent.orElse) return yield* prepare(intent.orElse, memory, when);
  const problems: Resolved['problems'] = call ? [] : [{ kind: 'none', words: of, near: [] }];
  return { intent, calls: call ? [call] : [], resolved: { ...none, problems } };
}

function undo(intent: Intent, memory: Memory): Work {
  const { calls, problems, complete } = takeBack(memory);
  const completing = complete.map(({ title }) => calls.findIndex(({ arguments: args }) => args.title === title));
  return { intent, calls, resolved: { ...none, problems }, completing };
}
