import { batch } from '@preact/signals';
import type { UpdateTaskInput } from '../../../domain/schemas.ts';
import { newKey } from '../../core/calls.ts';
import { type Refusal, refusalOf } from '../../core/refusal.ts';
import { dueText } from '../../core/settings.ts';
import { announce, toast } from '../../kit/say.ts';
import { type Entry, entries, told } from './known.ts';
import { type Line, outcomeOf, type Result, send, type Write, waiting } from './outbox.ts';
import type { Task } from './rules.ts';
import { forget, linger, load, settle } from './store.ts';

/** Changes: shown at once, settled by the server's answer, taken back with a reason when it refuses. */

export type Changes = Omit<UpdateTaskInput, 'user_id' | 'task_id' | 'add_tags' | 'remove_tags'>;

const undoForMs = 60_000;
/** How late the live update of a change of ours may come. */
const ownForMs = 3_000;
let lastAction: { undo: () => void; at: number } | undefined;

/** What `z` takes back. */
export function undoable(undo: () => void): void {
  lastAction = { undo, at: Date.now() };
}

export function undoLast(): void {
  const action = lastAction;
  lastAction = undefined;
  if (action && Date.now() - action.at < undoForMs) action.undo();
  else toast({ text: 'There is nothing to undo.' });
}

/** Completes a task; its toast takes it back. */
export async function complete(id: number): Promise<void> {
  const entry = entries.get(id);
  if (!entry || entry.task.peek().completed) return;
  const { title } = entry.task.peek();
  const undo = () => void change(id, { completed: false });
  linger(id);
  undoable(undo);
  const close = toast({
    text: `Completed “${title}”.`,
    action: { label: 'Undo', run: undo },
    tag: `done-${id}`,
    speak: false,
  });
  announce(`Completed ${title}. Undo: z`);
  const result = await settled(id, { completed: true }, { tool: 'complete_task', args: { task_id: id } });
  if (!result) return close();
  if (result.next)
    toast({
      text: `Completed “${title}”. Next one: ${dueText(result.next.due_date)}.`,
      action: { label: 'Undo', run: undo },
      tag: `done-${id}`,
    });
}

/** Changes some fields; `shown` is what they will probably be, when that is not what is sent. Answers whether the server took it. */
export async function change(id: number, changes: Changes, shown: Partial<Task> = {}): Promise<boolean> {
  const args = { task_id: id, ...changes };
  const { due_date, reminders, recurrence, expected_version, ...plain } = changes;
  const guess = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null));
  return Boolean(await settled(id, { ...guess, ...shown }, { tool: 'update_task', args }));
}

/** Changes and offers to take it back: to the values that were there, unless somebody changed them since. */
export async function changeWithUndo(
  id: number,
  changes: Changes,
  text: string,
  shown: Partial<Task> = {},
): Promise<void> {
  const before = entries.get(id)?.server;
  if (!before || !(await change(id, changes, shown))) return;
  const ours = entries.get(id)?.server.version;
  const undo = () => {
    if (entries.get(id)?.server.version !== ours)
      return void toast({ text: 'It was changed since; nothing was undone.' });
    const old = Object.fromEntries(Object.keys(changes).map((field) => [field, before[field as keyof Task]]));
    void change(id, old as Changes, old as Partial<Task>);
  };
  undoable(undo);
  toast({ text, action: { label: 'Undo', run: undo } });
}

/** Shows a change, sends it, and settles it. Undefined: refused. */
async function settled(id: number, shown: Partial<Task>, write: Omit<Write, 'key'>): Promise<Result | undefined> {
  const entry = entries.get(id);
  if (!entry) return undefined;
  guess(id, entry, shown, 'sending');
  const key = newKey();
  const outcome = send({ ...write, key, shown }, () => {
    followed.add(key);
    entry.note.value = { state: 'waiting' };
  });
  return settleBy(outcome, id, entry, shown);
}

function guess(id: number, entry: Entry, shown: Partial<Task>, state: 'sending' | 'waiting'): void {
  batch(() => {
    entry.task.value = { ...entry.task.peek(), ...shown };
    entry.note.value = { state };
    settle(id);
  });
}

async function settleBy(
  outcome: Promise<Result>,
  id: number,
  entry: Entry,
  shown: Partial<Task>,
): Promise<Result | undefined> {
  try {
    const result = await outcome;
    const task = result.task ?? { ...entry.server, ...shown, version: entry.server.version };
    batch(() => {
      entry.note.value = {};
      entry.ownUntil = performance.now() + ownForMs;
      if (!told(task)) entry.task.value = result.task ? entry.server : task;
      settle(id);
    });
    return result;
  } catch (error) {
    refused(id, entry, refusalOf(error));
    return undefined;
  }
}

const followed = new Set<string>();

/** Shows what waits for a connection since before the page was loaded, or in another tab, once the tasks are known. */
export function followWaiting(): void {
  for (const { key, tool, args, shown = {}, line } of waiting.value) {
    const id = Number(args.task_id);
    const entry = entries.get(id);
    if (followed.has(key) || (tool !== 'add_task' && !entry)) continue;
    followed.add(key);
    if (entry) {
      guess(id, entry, shown, 'waiting');
      void settleBy(outcomeOf(key), id, entry, shown);
    } else void outcomeOf(key).then(added, (error) => notAdded(line?.text ?? String(args.title), error));
  }
}

/** Says that a task that had waited was refused. */
export function notAdded(text: string, error: unknown): void {
  toast({ text: `Not added: “${text.slice(0, 60)}”. ${refusalOf(error).message}`, seconds: 30 });
}

/** Back to what the server has, with its reason. */
export function refused(id: number, entry: Entry, refusal: Refusal): void {
  announce(refusal.message, 'assertive');
  if (refusal.code === 'not_found') {
    toast({
      text: 'This task was deleted in another window.',
      action: { label: 'Add it again', run: () => addAgain(entry.server) },
    });
    forget(id);
    return;
  }
  batch(() => {
    entry.task.value = entry.server;
    entry.note.value = { refusal: refusal.message };
    settle(id);
  });
  // It was changed elsewhere, and that was not heard.
  if (refusal.code === 'conflict') void load(false);
}

/** A task like one that is gone. Numbers are not used again. */
function addAgain({ title, description, priority, tags, due_date, recurrence }: Task): void {
  const args = {
    title,
    priority,
    tags,
    ...(description && { description }),
    ...(due_date && { due_date }),
    ...(recurrence && { recurrence: { rule: recurrence.rule, mode: recurrence.mode } }),
  };
  void add(args).catch((error) => toast({ text: refusalOf(error).message }));
}

/** Adds a task and answers it. The same key never adds two. `onWait`: it is kept until there is a connection. Throws `Refusal`. */
export async function add(
  args: Record<string, unknown>,
  key = newKey(),
  line?: Line,
  onWait?: () => void,
): Promise<Task | undefined> {
  const outcome = send({ tool: 'add_task', args, key, ...(line && { line }) }, () => {
    followed.add(key);
    onWait?.();
  });
  return added(await outcome);
}

function added({ task }: Result): Task | undefined {
  if (!task) return undefined;
  batch(() => {
    told(task);
    settle(task.id);
  });
  return task;
}
