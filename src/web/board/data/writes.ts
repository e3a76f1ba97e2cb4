import { batch } from '@preact/signals';
import type { UpdateTaskInput } from '../../../domain/schemas.ts';
import { announce } from '../../core/announce.ts';
import { dueText } from '../../core/day.ts';
import { beforeChat, callTool, newKey } from '../../core/mcp.ts';
import { type Refusal, refusalOf } from '../../core/refusal.ts';
import { toast } from '../../kit/toast.ts';
import { type Entry, entries, told } from './known.ts';
import { type Result, send, type Write } from './outbox.ts';
import type { Task } from './rules.ts';
import { forget, hidden, linger, load, settle } from './store.ts';

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
  batch(() => {
    entry.task.value = { ...entry.task.peek(), ...shown };
    entry.note.value = { state: 'sending' };
    settle(id);
  });
  try {
    const result = await send({ ...write, key: newKey() }, () => {
      entry.note.value = { state: 'waiting' };
    });
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

/** Back to what the server has, with its reason. */
function refused(id: number, entry: Entry, refusal: Refusal): void {
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

/** Adds a task and answers it. The same key never adds two. Throws `Refusal`. */
export async function add(args: Record<string, unknown>, key = newKey()): Promise<Task | undefined> {
  const { task } = await send({ tool: 'add_task', args, key });
  if (!task) return undefined;
  batch(() => {
    told(task);
    settle(task.id);
  });
  return task;
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
    leaving.delete(id);
    hide(id, false);
    close();
  };
  leaving.set(id, (keepalive) => deleteNow(id, keepalive));
  undoable(undo);
  const close = toast({
    text: `Deleting “${title}”.`,
    action: { label: 'Undo', run: undo },
    onGone: () => void leaving.get(id)?.(false),
  });
}

async function deleteNow(id: number, keepalive: boolean): Promise<void> {
  const entry = entries.get(id);
  leaving.delete(id);
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
