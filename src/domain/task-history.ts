import type { TaskEvent } from './events.ts';
import type { Task } from './schemas.ts';

/** One recorded change of a task; the event is null when its payload was emptied. */
export interface RecordedChange {
  version: number;
  event_id: string;
  event_type: string;
  timestamp: string;
  event: TaskEvent | null;
}

/** What the task was after a change, folded from the events; null when that cannot be told any more. */
export interface FoldedVersion {
  version: number;
  event_id: string;
  event_type: string;
  timestamp: string;
  task: Task | null;
}

/** Fields that no change names, because every change moves them or only the rules do. */
const kept = ['series_id', 'occurrence', 'updated_at', 'completed_at', 'version'] as const;

/**
 * Folds the changes of a task, in the order of its versions: each is applied to what the ones before made of the task. `sound` is false when a
 * version is missing, or when the task that an event carries is not the one that the changes lead to.
 */
export function foldTask(changes: readonly RecordedChange[]): { versions: FoldedVersion[]; sound: boolean } {
  let task: Task | null = null;
  let [sound, expected] = [true, changes[0]?.version ?? 1];
  const versions = changes.map(({ event, ...about }) => {
    if (about.version !== expected) sound = false;
    expected = about.version + 1;
    task = event && next(task, event);
    if (event && !isSameTask(task, event.payload.task)) sound = false;
    return { ...about, task };
  });
  return { versions, sound };
}

/** Without a version before it, which may be emptied, the fold begins at the task that the event carries. */
function next(before: Task | null, { payload }: TaskEvent): Task {
  if (!before || !payload.changes) return payload.task;
  const changed = Object.fromEntries(Object.entries(payload.changes).map(([field, { to }]) => [field, to]));
  const moved = Object.fromEntries(kept.map((field) => [field, payload.task[field]]));
  return { ...before, ...changed, ...moved };
}

/** Whatever the order of their fields. */
export function isSameTask(one: Task | null, other: Task | null): boolean {
  return sorted(one) === sorted(other);
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
