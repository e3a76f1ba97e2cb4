import { inSpan } from '../tracing/spans.ts';
import { checkName } from './names.ts';
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

export interface ActivationOptions {
  type: string;
  id: string;
  actorType: ActorType;
  backend: ActorBackend;
  /** Whether a turn of the actor runs: only then may it write. */
  inTurn(): boolean;
}

/** An actor with all it remembers, until a commit of it fails or its host drops it. */
export class Activation {
  readonly actor: Actor;
  readonly #options: ActivationOptions;
  #isValid = true;

  constructor(options: ActivationOptions) {
    this.#options = options;
    this.actor = options.actorType.activate(this.#context());
  }

  /** False once dropped: what it remembers may be wrong, so it may not write any more. */
  get isValid(): boolean {
    return this.#isValid;
  }

  drop(): void {
    this.#isValid = false;
  }

  #context(): ActorContext {
    const { type, id, backend } = this.#options;
    return {
      type,
      id,
      state: {
        get: async (key) => {
          checkName('a state key', key);
          return backend.readState(type, id, key);
        },
        commit: (operations) => this.#commit(operations),
      },
      reminders: {
        register: async (name, options) => {
          this.#checkReminder(name);
          await backend.registerReminder(type, id, name, options);
        },
        delete: async (name) => {
          this.#checkReminder(name);
          await backend.deleteReminder(type, id, name);
        },
      },
    };
  }

  async #commit(operations: StateOperation[]): Promise<void> {
    const { type, id, backend } = this.#options;
    this.#checkValid();
    for (const { key } of operations) checkName('a state key', key);
    step('before-commit');
    try {
      await inSpan('commit', {}, () => backend.commitState(type, id, operations));
    } catch (error) {
      this.drop();
      throw error;
    }
    step('after-commit');
  }

  #checkReminder(name: string): void {
    this.#checkValid();
    checkName('a reminder', name);
  }

  #checkValid(): void {
    const { type, inTurn } = this.#options;
    if (!this.#isValid || !inTurn())
      throw new Error(`This activation of the ${type} actor may not write: its turn is over or a commit of it failed.`);
  }
}
