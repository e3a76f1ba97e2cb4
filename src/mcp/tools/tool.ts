import type { Static, TSchema } from 'typebox';
import type { Caller, TaskClient } from '../../actors/contract.ts';
import type { ListTasksInput, ListTasksOutput } from '../../domain/schemas.ts';
import type { Settings } from '../../domain/user.ts';
import { Rejected } from '../../errors.ts';
import type { When } from '../../language/calendar.ts';
import type { NextDeps, Patience } from './next-task.ts';

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
  /** The field of the result that is the text content, when that is not the result itself; it comes first in the result. */
  textField?: string;
}

type Run<I> = (args: I, caller: ToolCallContext, deps: ToolDeps) => Promise<object>;

/** States a tool; `run` is checked against its input. */
export function tool<I extends TSchema>(spec: Omit<Tool, 'input' | 'run'> & { input: I; run: Run<Static<I>> }): Tool {
  return { ...spec, run: (args, caller, deps) => spec.run(args as Static<I>, caller, deps) };
}

/** The outcome of a change; for an unknown number the refusal also names open tasks nearby. */
export async function known<T>(deps: ToolDeps, caller: Caller, taskId: number, change: Promise<T>): Promise<T> {
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
