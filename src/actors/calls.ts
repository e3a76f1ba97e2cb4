import { setTimeout as sleep } from 'node:timers/promises';
import type { Json, Runtime } from '../dapr/port.ts';
import { Rejected } from '../errors.ts';
import type { TaskMethods } from './task-actor.ts';
import { type InputOf, type OutputOf, readReply, unwrap } from './turn.ts';
import type { UserMethods } from './user-actor.ts';

interface Methods {
  task: TaskMethods;
  user: UserMethods;
}

/**
 * Calls a method of an actor, up to three times. Throws `Rejected` for the caller's fault and the last error for an outage.
 * `explain` runs after a failure and may throw the `Rejected` that is behind it.
 */
export type Call = <T extends keyof Methods, M extends keyof Methods[T] & string>(
  type: T,
  actorId: string,
  name: M,
  message: InputOf<Methods[T][M] & { run: unknown }>,
  explain?: () => Promise<void>,
) => Promise<OutputOf<Methods[T][M] & { run: unknown }>>;

/** What these answer was committed by a task's turn, or decided on what is stored. */
const fenced: { [T in keyof Methods]: readonly (keyof Methods[T])[] } = {
  user: ['add', 'addSuccessor'],
  task: ['update', 'complete', 'delete'],
};

/** Milliseconds before the second and the third attempt. Every call carries a key, so repeating one is safe. */
const retryAfter = [50, 250];

export function openCalls(invoke: Runtime['invoke']): Call {
  return async (type, actorId, name, message, explain) => {
    const options = { fenced: fenced[type].includes(name) };
    for (let attempt = 0; ; attempt++) {
      try {
        return unwrap(readReply(await invoke(type, actorId, name, message as Json, options)));
      } catch (error) {
        if (error instanceof Rejected) throw error;
        await explain?.();
        const pause = retryAfter[attempt];
        if (pause === undefined) throw error;
        await sleep(pause);
      }
    }
  };
}
