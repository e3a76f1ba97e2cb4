import type { Origin } from '../domain/events.ts';
import type { AddTaskInput, Task, UpdateTaskInput } from '../domain/schemas.ts';
import type { Successor } from '../domain/succession.ts';
import type { Settings, SettingsPatch } from '../domain/user.ts';

/** On whose behalf, and from where, a change is made. `userId` comes from the verified token only. */
export interface Caller {
  userId: string;
  origin: Origin;
  requestId: string;
  /** A time zone that holds for this call only (the chat's `timezone`). */
  zone?: string;
}

/** What a change did: the number and title of the change itself; `task` may be newer when a key was used again. */
export interface Outcome {
  task_id: number;
  title: string;
  task: Task;
}

/**
 * The only door to the actors. Every method throws `Rejected` for the caller's fault and any other error for an outage.
 * `key` is the caller's idempotency key, 1..200 characters, scoped to the user and the method.
 */
export interface TaskClient {
  add(caller: Caller, input: Omit<AddTaskInput, 'user_id'>, key?: string): Promise<Outcome>;
  update(caller: Caller, input: Omit<UpdateTaskInput, 'user_id'>, key?: string): Promise<Outcome>;
  complete(caller: Caller, taskId: number, key?: string): Promise<Outcome>;
  delete(caller: Caller, taskId: number, key?: string): Promise<Outcome>;
  get(caller: Caller, taskId: number): Promise<Task>;
  /** The task that follows one completed at `version`; null when it was reopened since, never repeats or was the last. */
  successorOf(caller: Caller, taskId: number, version: number): Promise<Successor | null>;
  /** Adds it, once however often this is called, unless it was withdrawn in between. */
  addSuccessor(caller: Caller, successor: Successor): Promise<Outcome>;
  /** Takes back what was added under the key of a successor if nobody has touched it; the key is free again then. */
  withdrawSuccessor(caller: Caller, key: string): Promise<void>;
  /** The one way to a user's settings. */
  settings(userId: string): Promise<Settings>;
  changeSettings(userId: string, patch: SettingsPatch): Promise<Settings>;
}
