import { setImmediate } from 'node:timers/promises';
import type { ToolCall } from '../../../domain/schemas.ts';
import type { Seen } from '../../say/results.ts';
import type { Filter, PlannedCall, Problem } from '../intents.ts';

/** Work that wants calls: a step yields them and is resumed with their results; no calls mean that others may have the event loop. */

export type Step<T> = Generator<PlannedCall[], T, ToolCall[]>;
export type Purpose = 'complete' | 'delete' | 'update' | 'reopen' | 'show';
export type Resolved = { found: Seen[]; problems: Problem[]; failed: ToolCall[] };

export function found(...tasks: Seen[]): Resolved {
  return { found: tasks, problems: [], failed: [] };
}
export function problem(one: Problem): Resolved {
  return { found: [], problems: [one], failed: [] };
}
export function failedWith(call: ToolCall | undefined): Resolved {
  return { found: [], problems: [], failed: call ? [call] : [] };
}

/** Work that goes on without any calls. */
export function* inSteps<T>(work: Generator<void, T>): Step<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield [];
  }
}

/** A list call with only the arguments that say something. */
export function list(filter: Filter): PlannedCall {
  return { name: 'list_tasks', arguments: { ...filter } };
}

/** Runs steps side by side: their calls of a round leave in one response. */
export function* together<T>(steps: Step<T>[]): Step<T[]> {
  const states: { step: Step<T>; now: IteratorResult<PlannedCall[], T> }[] = [];
  for (const step of steps) states.push({ step, now: yield* untilCalls(step, []) });
  for (;;) {
    const waiting = states.filter(({ now }) => !now.done);
    if (waiting.length === 0) return states.map(({ now }) => now.value as T);
    const got = yield waiting.flatMap(({ now }) => now.value as PlannedCall[]);
    let used = 0;
    for (const state of waiting) {
      const wanted = (state.now.value as PlannedCall[]).length;
      state.now = yield* untilCalls(state.step, got.slice(used, used + wanted));
      used += wanted;
    }
  }
}

/** Goes on with the step until it wants calls or is done. */
function* untilCalls<T>(step: Step<T>, results: ToolCall[]): Step<IteratorResult<PlannedCall[], T>> {
  let now = step.next(results);
  while (!now.done && now.value.length === 0) {
    yield [];
    now = step.next([]);
  }
  return now;
}

/** Others have the event loop after each step: a message of many commands takes longer than anybody should wait for a turn of theirs. */
export async function inBreaths<T>(steps: Generator<void, T>, signal: AbortSignal | undefined): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
