import { isDeepStrictEqual } from 'node:util';
import type { TaskEvent } from '../../../src/domain/events.ts';
import { idOf, type Stored, type StoredTask, taskEvents } from './history.ts';

/** I6: each task's audit has every version once, in order, and folding it gives what is stored; the read model is the document. */
export function checkTasks(stored: Stored): string[] {
  const ofTask = Map.groupBy(taskEvents(stored), ({ user_id, task_id }) => `${user_id}.${task_id}`);
  const known = new Set(stored.tasks.map(idOf));
  return [
    ...stored.tasks.flatMap((task) => checkTask(task, ofTask.get(idOf(task)) ?? [])),
    ...[...ofTask.keys()].filter((id) => !known.has(id)).map((id) => `I6 ${id} is recorded and stored nowhere`),
  ];
}

function checkTask(row: StoredTask, events: TaskEvent[]): string[] {
  const id = idOf(row);
  const { version, task, deleted, doc } = row;
  if (!doc) return [`I6 ${id} has no document`];
  const problems: string[] = [];
  const wrong = (what: string) => void problems.push(`I6 ${id} ${what}`);
  // Reminders and remembered keys make revisions without a version.
  if (doc.rev < version) wrong(`has version ${version} and revision ${doc.rev}`);
  if (!isDeepStrictEqual(doc.task, task) || doc.deleted !== deleted) wrong('differs between document and read model');
  const history = events.toSorted((a, b) => a.payload.version - b.payload.version);
  const versions = history.map(({ payload }) => payload.version);
  if (
    !isDeepStrictEqual(
      versions,
      Array.from({ length: version }, (_, n) => n + 1),
    )
  )
    return [...problems, `I6 ${id} has version ${version}; its audit has ${versions.join(' ')}`];
  for (const { event_id, payload } of history)
    if (event_id !== `${id}/${payload.version}`) wrong(`has an event ${event_id} of version ${payload.version}`);
  for (const [n, { timestamp }] of history.entries())
    if (n > 0 && timestamp < history[n - 1]!.timestamp) wrong(`has version ${n + 1} before version ${n}`);
  problems.push(...fold(id, history));
  const last = history.at(-1)!;
  if (!isDeepStrictEqual(last.payload.task, task)) wrong('is not what its last event says');
  if (deleted !== (last.event_type === 'task.deleted')) wrong(`is ${deleted ? '' : 'not '}deleted, its audit differs`);
  return problems;
}

/** Each change, applied to what those before it made, gives the task that its event shows. */
function fold(id: string, history: TaskEvent[]): string[] {
  let folded: Record<string, unknown> | undefined;
  return history.flatMap(({ event_type, payload: { version, task, changes = {} } }) => {
    const shown = changing(task);
    if (!folded) {
      folded = shown;
      return event_type === 'task.created' ? [] : [`I6 ${id} begins with ${event_type}`];
    }
    folded = { ...folded, ...Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to])) };
    return isDeepStrictEqual(folded, shown)
      ? []
      : [`I6 ${id} is something else in version ${version} than its changes make`];
  });
}

function changing({
  title,
  description,
  completed,
  priority,
  tags,
  due_date,
  reminders,
  recurrence,
}: TaskEvent['payload']['task']) {
  return { title, description, completed, priority, tags, due_date, reminders, recurrence } as Record<string, unknown>;
}
