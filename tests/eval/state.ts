import { Temporal } from 'temporal-polyfill';
import type { Task } from '../../src/domain/schemas.ts';
import { nextDay } from '../../src/language/recurrence/days.ts';
import { parseRule } from '../../src/language/recurrence/rule.ts';
import type { Effect, Fields, NewTask, Priority } from './conversation.ts';

/** A task as the table speaks of it: times on the wall of the conversation's zone. */
export interface TaskState {
  title: string;
  description: string | null;
  due: string | null;
  priority: Priority;
  tags: string[];
  repeat: string | null;
  mode: 'schedule' | 'completion';
  remind: string[];
  done: boolean;
}

/** By number. */
export type Tasks = Map<number, TaskState>;

export function stateOf(task: Task, zone: string): TaskState {
  return {
    title: task.title,
    description: task.description,
    due: task.due_date === null ? null : onWall(task.due_date, zone),
    priority: task.priority,
    tags: task.tags,
    repeat: task.recurrence?.rule ?? null,
    mode: task.recurrence?.mode ?? 'schedule',
    remind: task.reminders.map((reminder) => (reminder.startsWith('P') ? reminder : onWall(reminder, zone))),
    done: task.completed,
  };
}

/** `2026-03-11` or `2026-03-11 17:00`. */
function onWall(due: string, zone: string): string {
  if (!due.includes('T')) return due;
  const wall = Temporal.Instant.from(due).toZonedDateTimeISO(zone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** How `after` differs from what `effect` makes of `before`, in sentences; none when it does not. */
export function differences(before: Tasks, after: Tasks, effect: Effect): string[] {
  const { adds = [], changes = {}, completes = [], deletes = [], next = [] } = effect;
  const named = [...Object.keys(changes).map(Number), ...completes, ...deletes];
  const faults = named.filter((number) => !before.has(number)).map((number) => `#${number} is not there`);
  for (const [number, was] of before) {
    const is = after.get(number);
    if (deletes.includes(number)) {
      if (is) faults.push(`#${number} is still there`);
    } else if (!is) faults.push(`#${number} is gone`);
    else {
      const done = completes.includes(number) ? { done: true } : {};
      faults.push(...fieldFaults(`#${number}`, is, was, { ...changes[number], ...done }));
    }
  }
  const added = [...after].filter(([number]) => !before.has(number));
  return [...faults, ...addedFaults(added, [...adds, ...next])];
}

function addedFaults(added: [number, TaskState][], wanted: NewTask[]): string[] {
  const left = [...added];
  const missing: NewTask[] = [];
  const faults = wanted.flatMap((task) => {
    const at = left.findIndex(([, { title }]) => fitsTitle(task.title, title));
    const [number, is] = (at < 0 ? undefined : left.splice(at, 1)[0]) ?? [];
    if (is) return fieldFaults(`#${number}`, is, fresh(is), task);
    missing.push(task);
    return [];
  });
  for (const task of missing) {
    const [number, is] = left.shift() ?? [];
    if (is) faults.push(...fieldFaults(`#${number}`, is, fresh(is), task));
    else faults.push(`${shown(task.title)} was not added`);
  }
  return [...faults, ...left.map(([number, { title }]) => `#${number} ${shown(title)} was added unasked`)];
}

/** What an added task is where nothing is said. */
function fresh({ description }: TaskState): TaskState {
  return {
    title: '',
    description,
    due: null,
    priority: 'medium',
    tags: [],
    repeat: null,
    mode: 'schedule',
    remind: [],
    done: false,
  };
}

function fieldFaults(name: string, is: TaskState, was: TaskState, wanted: Fields): string[] {
  const { title = was.title, description, ...said } = wanted;
  const should = { ...was, mode: said.repeat === undefined ? was.mode : 'schedule', ...said };
  const due = should.due === null ? undefined : should.due.slice(0, 10);
  // A task that gets a due date is reminded of at that time, one that loses it is not.
  const remind =
    said.remind ?? ((should.due === null) === (was.due === null) ? was.remind : should.due ? ['PT0S'] : []);
  const checks: [what: string, fits: boolean, is: unknown, should: unknown][] = [
    ['title', fitsTitle(title, is.title), is.title, title],
    ['description', fitsText(description, is.description), is.description, description],
    ['due', is.due === should.due, is.due, should.due],
    ['priority', is.priority === should.priority, is.priority, should.priority],
    ['tags', sameSet(is.tags, should.tags), is.tags, should.tags],
    ['repeat', sameRule(is.repeat, should.repeat, due), is.repeat, should.repeat],
    ['mode', is.mode === should.mode, is.mode, should.mode],
    ['remind', sameSet(is.remind, remind), is.remind, remind],
    ['done', is.done === should.done, is.done, should.done],
  ];
  return checks.flatMap(([what, fits, value, meant]) =>
    fits ? [] : [`${name} ${what} is ${shown(value)}, should be ${shown(meant)}`],
  );
}

const sameSet = (some: string[], others: string[]) => [...some].sort().join('\n') === [...others].sort().join('\n');

/** Without regard to case, to the shape of quotation marks and to punctuation at the end. */
export function plainText(text: string): string {
  const straight = text.normalize('NFC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ');
  return straight
    .trim()
    .replace(/[.!,;:]+$/, '')
    .toLowerCase();
}

function fitsTitle(wanted: string | string[] | RegExp, title: string): boolean {
  if (wanted instanceof RegExp) return wanted.test(title);
  return [wanted].flat().some((one) => plainText(one) === plainText(title));
}

function fitsText(wanted: string | RegExp | undefined, text: string | null): boolean {
  if (wanted === undefined) return true;
  return wanted instanceof RegExp ? wanted.test(text ?? '') : wanted === text;
}

/** Do both come to the same days, counted from the task's own? */
function sameRule(rule: string | null, wanted: string | null, due: string | undefined): boolean {
  if (rule === null || wanted === null) return rule === wanted;
  const [is, should] = [parseRule(rule), parseRule(wanted)];
  if (is.count !== should.count || is.until?.slice(0, 8) !== should.until?.slice(0, 8)) return false;
  const start = Temporal.PlainDate.from(due ?? '2026-03-10');
  const days = (parts: typeof is) => {
    const found: string[] = [];
    for (let day = start; found.length < 30; found.push(day.toString())) {
      const next = nextDay(parts, { start, position: start }, day);
      if (!next) break;
      day = next;
    }
    return found.join();
  };
  return days(is) === days(should);
}

const shown = (value: unknown) => (value instanceof RegExp ? String(value) : JSON.stringify(value));
