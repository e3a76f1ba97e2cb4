import { Activation, type ActorBackend } from './activation.ts';
import type { Actor, ActorType } from './port.ts';

/** The place of one actor in a host: its activation, if it has one, and its turns, one at a time in order of arrival. */
export class Slot {
  readonly type: string;
  readonly id: string;
  /** When its last turn ended, by the clock of `performance.now()`. */
  idleSince = 0;
  /** What the actor remembers goes when the present turn ends. */
  leaving = false;
  readonly #waiting: (() => void)[] = [];
  #isBusy = false;
  #activation: Activation | undefined;

  constructor(type: string, id: string) {
    this.type = type;
    this.id = id;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isActive(): boolean {
    return this.#activation?.isValid === true;
  }

  /** Waits for the turn. Whoever waited goes on with a slot that stayed busy. */
  async enter(): Promise<void> {
    if (this.#isBusy) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#isBusy = true;
  }

  /** Ends the turn and lets the next one in. False when none waits: the slot is idle. */
  leave(): boolean {
    if (this.leaving) this.drop();
    this.leaving = false;
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isBusy = false;
    return next !== undefined;
  }

  /** The actor, activated if need be. Throws what the activation throws. */
  actor(actorType: ActorType, backend: ActorBackend): Actor {
    if (!this.#activation?.isValid) {
      const { type, id } = this;
      this.#activation = new Activation({ type, id, actorType, backend, inTurn: () => this.#isBusy });
    }
    return this.#activation.actor;
  }

  /** Forgets what the actor remembers. */
  drop(): void {
    this.#activation?.drop();
    this.#activation = undefined;
  }
}
