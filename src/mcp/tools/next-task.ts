import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, TaskClient } from '../../actors/contract.ts';
import type { NextTask, Task } from '../../domain/schemas.ts';

/** Milliseconds that may still be waited for successors. */
export interface Patience {
  leftMs: number;
}

export interface NextDeps {
  tasks: Pick<TaskClient, 'successorOf'>;
  /** The task that was added under this key, deleted or not. */
  added(userId: string, key: string): Promise<{ task: Task; deleted: boolean } | undefined>;
}

const lookEveryMs = 20;

/**
 * The task that follows a completed one, as a part of an answer: with its number if it is there within the caller's patience, else with
 * the date that it will have. Nothing for a task that is no longer completed, was the last of its series or has a deleted successor.
 */
export async function nextOf(
  task: Task,
  { userId, origin, requestId, patience }: Caller & { patience: Patience },
  deps: NextDeps,
): Promise<{ next?: NextTask }> {
  if (!task.completed || !task.recurrence) return {};
  try {
    // The consumer plans it in the user's own zone, whatever zone holds for this call.
    const planned = await deps.tasks.successorOf({ userId, origin, requestId }, task.id, task.version);
    if (!planned?.fields.due_date) return {};
    const made = await soon(() => deps.added(userId, planned.key), patience);
    if (!made) return { next: { due_date: planned.fields.due_date } };
    const { id, due_date } = made.task;
    return made.deleted || due_date === null ? {} : { next: { task_id: id, due_date } };
  } catch {
    // The completion is committed: that nothing can be said of what comes next must not make it look undone.
    return {};
  }
}

async function soon<T>(look: () => Promise<T | undefined>, patience: Patience): Promise<T | undefined> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    const waited = performance.now() - start;
    if (found || waited >= patience.leftMs) {
      patience.leftMs = Math.max(0, patience.leftMs - waited);
      return found;
    }
    await sleep(lookEveryMs);
  }
}
