import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json, Runtime } from '../dapr/port.ts';
import type { Settings } from '../domain/schemas.ts';
import { settingsOf } from '../domain/user.ts';
import { Rejected } from '../errors.ts';
import type { Caller, Outcome, TaskClient } from './contract.ts';
import type { ChangeRequest, TaskMethods } from './task-actor.ts';
import { type Reply, unwrap } from './turn.ts';
import type { UserMethods } from './user-actor.ts';

interface Methods {
  task: TaskMethods;
  user: UserMethods;
}

export interface ClientOptions {
  invoke: Runtime['invoke'];
  readSettings(userId: string): Promise<Partial<Settings>>;
  /** Called after every change, so that a relay in this process need not wait for its poll. */
  changed?(): void;
}

/** Milliseconds before the second and the third attempt. Every call carries a key, so repeating one is safe. */
const retryAfter = [50, 250];

export function createTaskClient({ invoke, readSettings, changed }: ClientOptions): TaskClient {
  async function call<T extends keyof Methods, M extends keyof Methods[T] & string>(
    type: T,
    id: string,
    method: M,
    input: (Methods[T][M] & { input: unknown })['input'],
    explain?: () => Promise<void>,
  ): Promise<(Methods[T][M] & { output: unknown })['output']> {
    for (const pause of [...retryAfter, undefined]) {
      try {
        return unwrap(
          (await invoke(type, id, method, input as Json)) as Reply<(Methods[T][M] & { output: unknown })['output']>,
        );
      } catch (error) {
        if (error instanceof Rejected) throw error;
        await explain?.();
        if (pause === undefined) throw error;
        await sleep(pause);
      }
    }
    throw new Error('unreachable');
  }

  async function turn(caller: Caller, scope: string, args: unknown, key?: string): Promise<ChangeRequest> {
    const { timezone, locale, default_reminder_minutes } = settingsOf(await readSettings(caller.userId));
    return {
      zone: caller.zone ?? timezone,
      locale,
      defaultReminder: default_reminder_minutes,
      ...stamp(caller, scope, args, key),
    };
  }

  /** A change of one task. */
  function change<M extends 'update' | 'complete' | 'remove'>(
    caller: Caller,
    number: number,
    method: M,
    input: TaskMethods[M]['input'],
  ): Promise<Outcome> {
    return call('task', taskId(caller, number), method, input, () => refuseForeignKey(caller, number, input.turn));
  }

  /**
   * A commit under a key of another task fails in the database, which Dapr tells from an outage in nothing; so after a failure it is
   * looked up. Throws `Rejected('conflict')`.
   */
  async function refuseForeignKey({ userId }: Caller, number: number, { keyed, key }: ChangeRequest): Promise<void> {
    if (!keyed) return;
    // When this fails as well, the failure that led here says what there is to say.
    const owner = await call('user', userId, 'taskOfKey', key).catch(() => null);
    if (owner !== null && owner !== number)
      throw new Rejected(
        'conflict',
        'This idempotency key was used with another task; use a new key for a new change.',
      );
  }

  function noted<T>(result: T): T {
    changed?.();
    return result;
  }

  const taskId = (caller: Caller, number: number) => `${caller.userId}.${number}`;

  return {
    async add(caller, input, key) {
      const zone = caller.zone ? { zone: caller.zone } : {};
      return noted(
        await call('user', caller.userId, 'add', { input, ...zone, turn: stamp(caller, 'add', input, key) }),
      );
    },
    async update(caller, { task_id, ...input }, key) {
      const request = { input, turn: await turn(caller, 'update', { task_id, ...input }, key) };
      return noted(await change(caller, task_id, 'update', request));
    },
    async complete(caller, number, key) {
      const request = { turn: await turn(caller, 'complete', { task_id: number }, key) };
      return noted(await change(caller, number, 'complete', request));
    },
    async remove(caller, number, key) {
      const request = { turn: await turn(caller, 'remove', { task_id: number }, key) };
      return noted(await change(caller, number, 'remove', request));
    },
    get: (caller, number) => call('task', taskId(caller, number), 'read', null),
    settings: (userId) => call('user', userId, 'settings', null),
    changeSettings: (userId, patch) => call('user', userId, 'changeSettings', patch),
  };
}

/**
 * A call without a key gets its own, because the runtime may run a method twice. What begins otherwise than with `call:` is the caller's, and
 * the database sees to it that none is used on two tasks (`use_key`).
 */
function stamp(caller: Caller, scope: string, args: unknown, key?: string) {
  return {
    origin: caller.origin,
    requestId: caller.requestId,
    keyed: key !== undefined,
    key: key === undefined ? `call:${randomUUID()}` : `${scope}:${key}`,
    hash: createHash('sha256').update(canonical(args)).digest('base64url'),
  };
}

/** JSON with sorted keys: equal arguments give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
