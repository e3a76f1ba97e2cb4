import { setTimeout as sleep } from 'node:timers/promises';
import { type Loop, startLoop } from '../background/loop.ts';
import type { Log } from '../log.ts';
import { inSpan } from '../tracing/spans.ts';
import type { ActorBackend } from './activation.ts';
import { checkActorId } from './names.ts';
import type { Actor, ActorType, Application, Json } from './port.ts';
import { Slot } from './slot.ts';
import { step } from './steps.ts';

export interface HostOptions {
  types: Record<string, ActorType>;
  backend: ActorBackend;
  log: Log;
  /** Idle activations that are kept at most. Default 10,000. */
  maxIdle?: number;
  /** Milliseconds after which an idle activation goes. Default 10 minutes. */
  idleMs?: number;
  /** A turn has ended. */
  turnEnded?: NonNullable<Application['turnEnded']>;
}

/**
 * Hosts actors: at most one activation of an actor, one turn of it at a time, in order of arrival. The lock is the host's own
 * and held until the turn has ended, however impatient its caller is.
 */
export interface ActorHost {
  /** Runs a method as a turn. Throws what the actor throws; unknown types are named. */
  invoke(type: string, id: string, method: string, input: Json): Promise<Json>;
  /** The same by the activation that there is; undefined when there is none, or when it goes before the turn's time has come. */
  invokePresent(type: string, id: string, method: string, input: Json): Promise<{ answer: Json } | undefined>;
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

export function createHost(options: HostOptions): ActorHost {
  return new Host(options);
}

/** What a host tells an application about its turns. */
export const measuring = ({ turnEnded }: Application): Pick<HostOptions, 'turnEnded'> =>
  turnEnded ? { turnEnded } : {};

class Host implements ActorHost {
  readonly #options: Required<Omit<HostOptions, 'turnEnded'>> & Pick<HostOptions, 'turnEnded'>;
  readonly #slots = new Map<string, Slot>();
  /** Least recently used first. */
  readonly #idle = new Map<string, Slot>();
  readonly #sweeping: Loop;
  #turns = 0;
  #isClosed = false;
  #allEnded = () => {};

  constructor(options: HostOptions) {
    this.#options = { maxIdle: 10_000, idleMs: 600_000, ...options };
    const sweepMs = Math.min(this.#options.idleMs, 60_000);
    this.#sweeping = startLoop({
      name: 'idle actors',
      log: options.log,
      pass: async () => this.#forgetIdle(),
      rest: () => ({ leastMs: sweepMs, mostMs: sweepMs }),
      firstAfterMs: sweepMs,
    });
  }

  invoke(type: string, id: string, method: string, input: Json): Promise<Json> {
    return inSpan(`turn ${type}`, {}, () => this.#turn(type, id, (_, actor) => actor().invoke(method, input)));
  }

  async invokePresent(type: string, id: string, method: string, input: Json): Promise<{ answer: Json } | undefined> {
    if (!this.#slots.get(keyOf(type, id))?.isActive) return undefined;
    return inSpan(`turn ${type}`, {}, () =>
      this.#turn(type, id, async (slot, actor) =>
        // Made anew by a call that nobody sent here, it would stay for as long as such calls come, wherever the actor is by now.
        slot.isActive ? { answer: await actor().invoke(method, input) } : undefined,
      ),
    );
  }

  remind(type: string, id: string, name: string, data: Json | undefined): Promise<void> {
    return this.#turn(type, id, (_, actor) => actor().remind(name, data));
  }

  async deactivate(type: string, id: string): Promise<void> {
    const key = keyOf(type, id);
    const slot = this.#slots.get(key);
    if (slot?.isBusy) slot.leaving = true;
    else if (slot) this.#forget(key, slot);
  }

  async deactivateAll(): Promise<void> {
    await Promise.all([...this.#slots.values()].map(({ type, id }) => this.deactivate(type, id)));
  }

  count(): { activations: number; turns: number } {
    return { activations: this.#slots.size, turns: this.#turns };
  }

  async close(graceMs: number): Promise<void> {
    const allEnded = new Promise<void>((resolve) => {
      this.#allEnded = resolve;
    });
    const patience = new AbortController();
    if (this.#turns > 0)
      await Promise.race([allEnded, sleep(graceMs, undefined, { signal: patience.signal }).catch(() => {})]);
    patience.abort();
    this.#isClosed = true;
    await this.#sweeping.stop();
    for (const slot of this.#slots.values()) slot.drop();
  }

  async #turn<T>(type: string, id: string, work: (slot: Slot, actor: () => Actor) => Promise<T>): Promise<T> {
    const { types, backend, log, turnEnded } = this.#options;
    const actorType = Object.hasOwn(types, type) ? types[type] : undefined;
    if (!actorType) throw new Error(`No actor type ${type} here; there is ${Object.keys(types).join(', ') || 'none'}.`);
    checkActorId(id);
    const key = keyOf(type, id);
    const slot = this.#slots.get(key) ?? new Slot(type, id);
    this.#slots.set(key, slot);
    this.#idle.delete(key);
    this.#turns++;
    const asked = performance.now();
    let failed = false;
    await slot.enter();
    try {
      if (this.#isClosed) throw new Error('This process is stopping and takes no more turns.');
      step('turn-begun');
      return await work(slot, () => slot.actor(actorType, backend));
    } catch (error) {
      failed = true;
      slot.drop();
      log.debug({ err: error, actor_type: type }, 'turn failed; activation dropped');
      throw error;
    } finally {
      turnEnded?.({ type, seconds: (performance.now() - asked) / 1000, failed });
      this.#leave(key, slot);
    }
  }

  #leave(key: string, slot: Slot): void {
    this.#turns--;
    if (slot.leave()) return;
    if (slot.isActive) {
      slot.idleSince = performance.now();
      this.#idle.set(key, slot);
      if (this.#idle.size > this.#options.maxIdle) this.#forgetIdle();
    } else this.#slots.delete(key);
    if (this.#turns === 0) this.#allEnded();
  }

  #forgetIdle(): void {
    const { idleMs, maxIdle } = this.#options;
    const oldest = performance.now() - idleMs;
    // A walk through a map passes everything that was taken out of its front: so too many go a twentieth at a time, and not one by one.
    const most = this.#idle.size > maxIdle ? maxIdle - Math.floor(maxIdle / 20) : maxIdle;
    for (const [key, slot] of this.#idle) {
      if (slot.idleSince > oldest && this.#idle.size <= most) return;
      this.#forget(key, slot);
    }
  }

  #forget(key: string, slot: Slot): void {
    slot.drop();
    this.#idle.delete(key);
    this.#slots.delete(key);
  }
}

function keyOf(type: string, id: string): string {
  return `${type}/${id}`;
}
