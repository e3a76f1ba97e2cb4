import type { Actor, ActorContext, ActorType, Json, Runtime } from '../dapr/port.ts';
import type { Settings, SettingsPatch } from '../domain/schemas.ts';
import type { AddInput } from '../domain/task-doc.ts';
import { changeSettings, settingsOf, type UserDoc } from '../domain/user.ts';
import type { Outcome } from './contract.ts';
import type { ChangeRequest, TaskMethods } from './task-actor.ts';
import { Document, dispatch, type MethodTable, type Reply, reply } from './turn.ts';

/** What a user actor reads of the database. */
export interface UserReads {
  /** Highest number ever given out, deleted tasks included; 0 for none. */
  lastTaskNumber(userId: string): Promise<number>;
  /** The task that was made, or changed, under this key. */
  findTaskByKey(userId: string, key: string): Promise<{ id: number } | undefined>;
}

/** The user actor fills in what the settings say; the caller's `zone` holds for this call only. */
export interface AddRequest {
  input: AddInput;
  zone?: string;
  turn: Pick<ChangeRequest, 'origin' | 'requestId' | 'key' | 'keyed' | 'hash'>;
}

export interface UserMethods {
  add: { input: AddRequest; output: Outcome };
  taskOfKey: { input: string; output: number | null };
  settings: { input: null; output: Settings };
  changeSettings: { input: SettingsPatch; output: Settings };
}

const attempts = 3;

/** The actor of one user: gives out the numbers of tasks and keeps the settings. */
class UserActor implements Actor {
  readonly #document: Document<UserDoc>;
  readonly #userId: string;
  readonly #reads: UserReads;
  readonly #invoke: Runtime['invoke'];
  #nextNumber: number | undefined;

  constructor(context: ActorContext, reads: UserReads, invoke: Runtime['invoke']) {
    this.#document = new Document(context);
    this.#userId = context.id;
    this.#reads = reads;
    this.#invoke = invoke;
  }

  invoke(method: string, input: Json): Promise<Json> {
    return dispatch(UserActor.#methods, this, method, input);
  }

  async remind(name: string): Promise<void> {
    throw new Error(`A user actor knows no reminder ${name}.`);
  }

  static readonly #methods: MethodTable<UserActor, UserMethods> = {
    add: (actor, request) => actor.#add(request),
    taskOfKey: (actor, key) => reply(async () => (await actor.#reads.findTaskByKey(actor.#userId, key))?.id ?? null),
    settings: (actor) => actor.#document.turn((doc) => ({ next: doc, value: settingsOf(doc?.settings) })),
    changeSettings: (actor, patch) =>
      actor.#document.turn((doc) => {
        const next = changeSettings(doc, patch);
        return { next, value: settingsOf(next?.settings) };
      }),
  };

  /**
   * One commit and no read: the task actor's. That the next number is free is a guess that the fence or the unique key may refuse,
   * after a crash, a lost answer or beside a second activation; then the database says what is true.
   */
  async #add(request: AddRequest): Promise<Reply<Outcome>> {
    for (let attempt = 1; ; attempt++) {
      this.#nextNumber ??= (await this.#reads.lastTaskNumber(this.#userId)) + 1;
      try {
        const answer = await this.#create(this.#nextNumber, request, attempt === 1);
        if ('rejected' in answer) return answer;
        if (!('taken' in answer.value)) {
          this.#nextNumber++;
          return { value: answer.value };
        }
        if (attempt === attempts) throw new Error('Found no free task number.');
      } catch (error) {
        const first = await this.#reads.findTaskByKey(this.#userId, request.turn.key);
        if (first) {
          this.#nextNumber = undefined;
          return (await this.#create(first.id, request, false)) as Reply<Outcome>;
        }
        if (attempt > 1) throw error;
      }
      this.#nextNumber = undefined;
    }
  }

  async #create(number: number, request: AddRequest, is_new: boolean): Promise<Reply<TaskMethods['add']['output']>> {
    const settings = await this.#document.turn((doc) => ({ next: doc, value: settingsOf(doc?.settings) }));
    if ('rejected' in settings) return settings;
    const { timezone, locale, default_reminder_minutes } = settings.value;
    const turn: ChangeRequest = {
      ...request.turn,
      zone: request.zone ?? timezone,
      locale,
      defaultReminder: default_reminder_minutes,
    };
    const input = { input: request.input, turn, is_new } as unknown as Json;
    return (await this.#invoke('task', `${this.#userId}.${number}`, 'add', input)) as unknown as Reply<
      TaskMethods['add']['output']
    >;
  }
}

export function userActor(reads: UserReads, invoke: Runtime['invoke']): ActorType {
  return { activate: (context) => new UserActor(context, reads, invoke) };
}
