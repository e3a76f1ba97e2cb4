import type { Static, TSchema } from 'typebox';
import type { Caller, TaskClient } from '../actors/contract.ts';
import {
  AddTaskInput,
  AddTaskOutput,
  CompleteTaskOutput,
  DeleteTaskOutput,
  ListTasksInput,
  ListTasksOutput,
  type Settings,
  TaskIdInput,
  UpdateTaskInput,
  UpdateTaskOutput,
} from '../domain/schemas.ts';
import { settingsOf } from '../domain/user.ts';
import { Rejected } from '../errors.ts';
import type { When } from '../language/calendar.ts';
import { type NextDeps, nextOf, type Patience } from './next-task.ts';

export const scopes = ['tasks:read', 'tasks:write'] as const;
export type Scope = (typeof scopes)[number];

/**
 * A caller, with what the token allows: only tools ask for that, the web's callers may do everything.
 * All of it comes from the verified token and the request, none of it from the arguments.
 */
export type ToolCaller = Caller & { scopes: readonly string[] };

/** `key`: the call's idempotency key, 1..200 characters, scoped to user and tool. `patience`: what this call may wait for a successor. */
export type ToolCallContext = ToolCaller & { key?: string; patience: Patience };

/** What the tools need of the rest of the program. */
export interface ToolDeps extends NextDeps {
  tasks: TaskClient;
  /** What the user has set, from the read model, which is written with the change; `settingsOf` adds the defaults. */
  readSettings(userId: string): Promise<Partial<Settings>>;
  /** One page of the user's tasks; `when` decides what "today" is. */
  list(userId: string, query: Omit<ListTasksInput, 'user_id'>, when: When): Promise<ListTasksOutput>;
  /** Up to three open tasks whose numbers are nearest to one that does not exist. */
  nearby(userId: string, taskId: number): Promise<{ id: number; title: string }[]>;
}

export interface Tool {
  name: string;
  title: string;
  description: string;
  input: TSchema;
  output: TSchema;
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean; openWorldHint: boolean };
  scope: Scope;
  /** `args` have passed `input`. Throws `Rejected` for the caller's fault, anything else for an outage. */
  run(args: unknown, caller: ToolCallContext, deps: ToolDeps): Promise<object>;
  /** The text content, when it is not the result itself. */
  text?(result: object): unknown;
}

type Run<I> = (args: I, caller: ToolCallContext, deps: ToolDeps) => Promise<object>;

function tool<I extends TSchema>(spec: Omit<Tool, 'input' | 'run'> & { input: I; run: Run<Static<I>> }): Tool {
  return { ...spec, run: (args, caller, deps) => spec.run(args as Static<I>, caller, deps) };
}

const addTask = tool({
  name: 'add_task',
  title: 'Add a task',
  description:
    'Creates one todo for the signed-in user and returns its number and the stored task. Pass due dates, reminders and repetition as the ' +
    'user said them ("tomorrow 5pm", "30 minutes before", "every other friday"): they are resolved in the user\'s time zone and returned resolved.',
  input: AddTaskInput,
  output: AddTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ user_id: _, ...input }, caller, deps) => {
    const { task_id, title, task } = await deps.tasks.add(caller, input, caller.key);
    return { task_id, status: 'created', title, task };
  },
});

const listTasks = tool({
  name: 'list_tasks',
  title: 'List tasks',
  description:
    'Lists the signed-in user\'s todos, filtered and sorted. "What is pending?" is status pending; "overdue" is due overdue. ' +
    'Use search to find the number of a task that the user names by its title, before completing, changing or deleting it.',
  input: ListTasksInput,
  output: ListTasksOutput,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:read',
  run: async ({ user_id: _, ...query }, caller, deps) => {
    const { timezone, locale } = settingsOf(await deps.readSettings(caller.userId));
    return deps.list(caller.userId, query, { now: new Date(), zone: caller.zone ?? timezone, locale });
  },
  text: (result) => (result as ListTasksOutput).tasks,
});

const completeTask = tool({
  name: 'complete_task',
  title: 'Complete a task',
  description:
    'Marks one todo as done. Completing a completed task changes nothing. A repeating task gets its next occurrence by itself: `next`.',
  input: TaskIdInput,
  output: CompleteTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ task_id: id }, caller, deps) => {
    const { task_id, title, task } = await known(deps, caller, id, deps.tasks.complete(caller, id, caller.key));
    return { task_id, status: 'completed', title, ...(await nextOf(task, caller, deps)) };
  },
});

const deleteTask = tool({
  name: 'delete_task',
  title: 'Delete a task',
  description: 'Deletes one todo for good. Ask the user before deleting more than one.',
  input: TaskIdInput,
  output: DeleteTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ task_id: id }, caller, deps) => {
    const { task_id, title } = await known(deps, caller, id, deps.tasks.delete(caller, id, caller.key));
    return { task_id, status: 'deleted', title };
  },
});

const updateTask = tool({
  name: 'update_task',
  title: 'Change a task',
  description:
    'Changes the given fields of one todo and leaves the others alone; null clears a field, completed false reopens. ' +
    'add_tags and remove_tags change single tags, tags replaces them all.',
  input: UpdateTaskInput,
  output: UpdateTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ user_id: _, ...input }, caller, deps) => {
    const change = deps.tasks.update(caller, input, caller.key);
    const { task_id, title, task } = await known(deps, caller, input.task_id, change);
    const next = input.completed ? await nextOf(task, caller, deps) : {};
    return { task_id, status: 'updated', title, task, ...next };
  },
});

export const tools: readonly Tool[] = [addTask, listTasks, completeTask, deleteTask, updateTask];

/** The outcome of a change; for an unknown number the refusal also names open tasks nearby. */
async function known<T>(deps: ToolDeps, caller: Caller, taskId: number, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof Rejected) || error.code !== 'not_found') throw error;
    const near = await deps.nearby(caller.userId, taskId);
    const hint = near.length
      ? `Open tasks nearby: ${near.map(({ id, title }) => `#${id} ${JSON.stringify(title)}`).join(', ')}.`
      : 'There are no open tasks; list_tasks shows the completed ones.';
    throw new Rejected('not_found', `There is no task ${taskId}. ${hint}`);
  }
}
