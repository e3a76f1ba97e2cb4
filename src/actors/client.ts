import { createHash, randomUUID } from 'node:crypto';
import type { Runtime } from '../dapr/port.ts';
import type { ChangeRequest, Stamp } from '../domain/messages.ts';
import type { Task } from '../domain/schemas.ts';
import type { Successor } from '../domain/succession.ts';
import type { Settings, SettingsPatch } from '../domain/user.ts';
import { settingsOf } from '../domain/user.ts';
import { Rejected } from '../errors.ts';
import { type Call, openCalls } from './calls.ts';
import type { Caller, Outcome, TaskClient } from './contract.ts';

export interface ClientOptions {
  invoke: Runtime['invoke'];
  /** What the user has set, as last committed; the database writes it in the commit of the user actor's document. */
  readSettings(userId: string): Promise<Partial<Settings>>;
  /** Called after every change, so that a relay in this process need not wait for its poll. */
  changed?(): void;
}

export function createTaskClient(options: ClientOptions): TaskClient {
  return new ActorClient(options);
}

class ActorClient implements TaskClient {
  readonly #call: Call;
  readonly #readSettings: ClientOptions['readSettings'];
  readonly #changed: () => void;

  constructor({ invoke, readSettings, changed = () => {} }: ClientOptions) {
    this.#call = openCalls(invoke);
    this.#readSettings = readSettings;
    this.#changed = changed;
  }

  async add(caller: Caller, input: Parameters<TaskClient['add']>[1], key?: string): Promise<Outcome> {
    const zone = caller.zone ? { zone: caller.zone } : {};
    const turn = stamp(caller, 'add', input, key);
    return this.#noted(await this.#call('user', caller.userId, 'add', { input, ...zone, turn }));
  }

  async update(
    caller: Caller,
    { task_id, ...input }: Parameters<TaskClient['update']>[1],
    key?: string,
  ): Promise<Outcome> {
    const turn = await this.#request(caller, stamp(caller, 'update', { task_id, ...input }, key));
    return this.#change(caller, task_id, turn, (actorId, explain) =>
      this.#call('task', actorId, 'update', { input, turn }, explain),
    );
  }

  async complete(caller: Caller, taskId: number, key?: string): Promise<Outcome> {
    const turn = await this.#request(caller, stamp(caller, 'complete', { task_id: taskId }, key));
    return this.#change(caller, taskId, turn, (actorId, explain) =>
      this.#call('task', actorId, 'complete', { turn }, explain),
    );
  }

  async delete(caller: Caller, taskId: number, key?: string): Promise<Outcome> {
    // Stored keys begin with this word, and so they go on meaning the same.
    const turn = await this.#request(caller, stamp(caller, 'remove', { task_id: taskId }, key));
    return this.#change(caller, taskId, turn, (actorId, explain) =>
      this.#call('task', actorId, 'delete', { turn }, explain),
    );
  }

  get(caller: Caller, taskId: number): Promise<Task> {
    return this.#call('task', actorIdOf(caller, taskId), 'read', null);
  }

  async successorOf(caller: Caller, taskId: number, version: number): Promise<Successor | null> {
    const zone = caller.zone ?? (await this.settings(caller.userId)).timezone;
    return this.#call('task', actorIdOf(caller, taskId), 'successor', { version, zone });
  }

  async addSuccessor(caller: Caller, { key, fields }: Successor): Promise<Outcome> {
    // Another attempt may have planned it in other settings: it is the same task all the same, so the hash is of the key alone.
    const turn = { ...stamp(caller, 'next', key), key };
    return this.#noted(await this.#call('user', caller.userId, 'addSuccessor', { fields, turn }));
  }

  async withdrawSuccessor(caller: Caller, key: string): Promise<void> {
    const taskId = await this.#call('user', caller.userId, 'taskOfKey', key);
    if (taskId === null) return;
    const turn = await this.#request(caller, stamp(caller, 'withdraw', key));
    this.#noted(await this.#call('task', actorIdOf(caller, taskId), 'withdraw', { key, turn }));
  }

  async settings(userId: string): Promise<Settings> {
    return settingsOf(await this.#readSettings(userId));
  }

  changeSettings(userId: string, patch: SettingsPatch): Promise<Settings> {
    return this.#call('user', userId, 'changeSettings', patch);
  }

  async #request(caller: Caller, stamped: Stamp): Promise<ChangeRequest> {
    const { timezone, locale, default_reminder_minutes } = await this.settings(caller.userId);
    return { ...stamped, zone: caller.zone ?? timezone, locale, defaultReminder: default_reminder_minutes };
  }

  async #change(
    caller: Caller,
    taskId: number,
    turn: Stamp,
    send: (actorId: string, explain: () => Promise<void>) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.#noted(await send(actorIdOf(caller, taskId), () => this.#refuseForeignKey(caller, taskId, turn)));
  }

  /**
   * Postgres refuses a commit under a key of another task, but Dapr reports that exactly like an outage. So after any failure we ask which
   * task owns the key. Throws `Rejected('conflict')`.
   */
  async #refuseForeignKey({ userId }: Caller, taskId: number, { keyed, key }: Stamp): Promise<void> {
    if (!keyed) return;
    // When this fails as well, the failure that led here says what there is to say.
    const owner = await this.#call('user', userId, 'taskOfKey', key).catch(() => null);
    if (owner !== null && owner !== taskId)
      throw new Rejected(
        'conflict',
        'This idempotency key was used with another task; use a new key for a new change.',
      );
  }

  #noted<T>(result: T): T {
    this.#changed();
    return result;
  }
}

function actorIdOf({ userId }: Caller, taskId: number): string {
  return `${userId}.${taskId}`;
}

/**
 * A call without a key gets its own, because the runtime may run a method twice. What begins otherwise than with `call:` is the caller's, and
 * the database sees to it that none is used on two tasks (`use_key`).
 */
function stamp(caller: Caller, scope: string, args: unknown, key?: string): Stamp {
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
