import { setTimeout as sleep } from 'node:timers/promises';
import { startLoop } from '../background/loop.ts';
import type { Log } from '../log.ts';
import { checkActorId, checkName } from './names.ts';
import type { Actor, ActorContext, ActorType, Json, ReminderOptions, StateOperation } from './port.ts';
import { step } from './steps.ts';

/** What a runtime does for the actors it hosts. Names are checked already. */
export interface ActorBackend {
  /** The stored value, or undefined when absent. */
  readState(type: string, id: string, key: string): Promise<Json | undefined>;
  /** All operations or none. Throws when the outcome is a failure or unsure. */
  commitState(type: string, id: string, operations: StateOperation[]): Promise<void>;
  registerReminder(type: string, id: string, name: string, options: ReminderOptions): Promise<void>;
  deleteReminder(type: string, id: string, name: string): Promise<void>;
}

export interface HostOptions {
  types: Record<string, ActorType>;
  backend: ActorBackend;
  log: Log;
  /** Idle activations that are kept at most. Default 10,000. */
  maxIdle?: number;
  /** Milliseconds after which an idle activation goes. Default 10 minutes. */
  idleMs?: number;
}

/**
 * Hosts actors: at most one activation of an actor, one turn of it at a time, in order of arrival. The lock is the host's own
 * and held until the turn has ended, however impatient its caller is.
 */
export interface ActorHost {
  /** Runs a method as a turn. Throws what the actor throws; unknown types are named. */
  invoke(type: string, id: string, method: string, input: Json): Promise<Json>;
  /** Delivers a reminder as a turn. Throws what the actor throws. */
  remind(type: string, id: string, name: string, data: Json | undefined): Promise<void>;
  /**
   * Forgets the activation, after the present turn if there is one. Never waits for that: the turn may itself wait for the
   * sidecar, which waits for this answer before it serves anybody.
   */
  deactivate(type: string, id: string): Promise<void>;
  /** Forgets every activation likewise. */
  deactivateAll(): Promise<void>;
  /** How many activations are kept, and how many turns run or wait. */
  count(): { activations: number; turns: number };
  /** Waits until no turn runs or waits, at most `graceMs`; then refuses turns and what late ones want to commit. */
  close(graceMs: number): Promise<void>;
}

interface Activation {
  actor: Actor;
  /** False once dropped: what it remembers may be wrong, so it may not write any more. */
  valid: boolean;
}

interface Slot {
  type: string;
  id: string;
  busy: boolean;
  waiting: (() => void)[];
  activation: Activation | undefined;
  idleSince: number;
  /** What it remembers goes when the present turn ends. */
  leaving: boolean;
}

export function createHost({ types, backend, log, maxIdle = 10_000, idleMs = 600_000 }: HostOptions): ActorHost {
  const slots = new Map<string, Slot>();
  // Least recently used first.
  const idle = new Map<string, Slot>();
  let turns = 0;
  let closed = false;
  let ended = () => {};

  function forget(key: string, slot: Slot): void {
    drop(slot);
    idle.delete(key);
    slots.delete(key);
  }

  function deactivateIdle(): void {
    const oldest = performance.now() - idleMs;
    for (const [key, slot] of idle) {
      if (slot.idleSince > oldest && idle.size <= maxIdle) return;
      forget(key, slot);
    }
  }
  const sweepMs = Math.min(idleMs, 60_000);
  const sweeping = startLoop({
    name: 'idle actors',
    log,
    pass: async () => deactivateIdle(),
    rest: () => ({ leastMs: sweepMs, mostMs: sweepMs }),
    firstAfterMs: sweepMs,
  });

  async function turn<T>(type: string, id: string, work: (actor: Actor) => Promise<T>): Promise<T> {
    const actorType = Object.hasOwn(types, type) ? types[type] : undefined;
    if (!actorType) throw new Error(`No actor type ${type} here; there is ${Object.keys(types).join(', ') || 'none'}.`);
    checkActorId(id);
    const key = `${type}/${id}`;
    const slot = slots.get(key) ?? {
      type,
      id,
      busy: false,
      waiting: [],
      activation: undefined,
      idleSince: 0,
      leaving: false,
    };
    slots.set(key, slot);
    turns++;
    await enter(key, slot);
    try {
      if (closed) throw new Error('This process is stopping and takes no more turns.');
      step('turn-begun');
      slot.activation ??= activate(actorType, slot);
      return await work(slot.activation.actor);
    } catch (error) {
      drop(slot);
      log.debug({ err: error, actor_type: type }, 'turn failed; activation dropped');
      throw error;
    } finally {
      leave(key, slot);
    }
  }

  async function enter(key: string, slot: Slot): Promise<void> {
    if (slot.busy) return new Promise((resolve) => slot.waiting.push(resolve));
    slot.busy = true;
    idle.delete(key);
  }

  function leave(key: string, slot: Slot): void {
    turns--;
    if (slot.leaving) drop(slot);
    slot.leaving = false;
    const next = slot.waiting.shift();
    if (next) {
      next();
      return;
    }
    slot.busy = false;
    if (slot.activation) {
      slot.idleSince = performance.now();
      idle.set(key, slot);
      if (idle.size > maxIdle) deactivateIdle();
    } else slots.delete(key);
    if (turns === 0) ended();
  }

  function activate(actorType: ActorType, slot: Slot): Activation {
    const activation: Activation = { valid: true, actor: undefined as unknown as Actor };
    activation.actor = actorType.activate(contextOf(backend, slot, activation));
    return activation;
  }

  async function deactivate(type: string, id: string): Promise<void> {
    const key = `${type}/${id}`;
    const slot = slots.get(key);
    if (slot?.busy) slot.leaving = true;
    else if (slot) forget(key, slot);
  }

  return {
    invoke: (type, id, method, input) => turn(type, id, (actor) => actor.invoke(method, input)),
    remind: (type, id, name, data) => turn(type, id, (actor) => actor.remind(name, data)),
    deactivate,
    async deactivateAll() {
      await Promise.all([...slots.values()].map(({ type, id }) => deactivate(type, id)));
    },
    count: () => ({ activations: slots.size, turns }),
    async close(graceMs) {
      const allEnded = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const patience = new AbortController();
      if (turns > 0)
        await Promise.race([allEnded, sleep(graceMs, undefined, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
      closed = true;
      await sweeping.stop();
      for (const slot of slots.values()) drop(slot);
    },
  };
}

function drop(slot: Slot): void {
  if (slot.activation) slot.activation.valid = false;
  slot.activation = undefined;
}

function contextOf(backend: ActorBackend, slot: Slot, activation: Activation): ActorContext {
  const { type, id } = slot;

  function checkValid(): void {
    if (!activation.valid || !slot.busy)
      throw new Error(`This activation of the ${type} actor may not write: its turn is over or a commit of it failed.`);
  }

  async function commit(operations: StateOperation[]): Promise<void> {
    checkValid();
    for (const { key } of operations) checkName('a state key', key);
    step('before-commit');
    try {
      await backend.commitState(type, id, operations);
    } catch (error) {
      activation.valid = false;
      if (slot.activation === activation) slot.activation = undefined;
      throw error;
    }
    step('after-commit');
  }

  return {
    type,
    id,
    state: {
      async get(key) {
        checkName('a state key', key);
        return backend.readState(type, id, key);
      },
      commit,
    },
    reminders: {
      async register(name, options) {
        checkValid();
        checkName('a reminder', name);
        await backend.registerReminder(type, id, name, options);
      },
      async delete(name) {
        checkValid();
        checkName('a reminder', name);
        await backend.deleteReminder(type, id, name);
      },
    },
  };
}
