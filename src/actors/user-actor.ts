import type { Actor, ActorContext, ActorType, Json, Runtime } from '../dapr/port.ts';
import { AddResolvedTask, AddTask, type ChangeRequest, OneKey, type Stamp } from '../domain/messages.ts';
import { changeSettings, SettingsPatch, settingsOf, type UserDoc } from '../domain/user.ts';
import type { Outcome } from './contract.ts';
import type { Added, TaskMethods } from './task-actor.ts';
import { Document, dispatch, type InputOf, method, type Reply, readReply, reply } from './turn.ts';

/** What a user actor reads of the database. */
export interface UserReads {
  /** Highest number ever given out, deleted tasks included; 0 for none. */
  lastTaskNumber(userId: string): Promise<number>;
  /** How many tasks the user has, deleted ones not counted. */
  countTasks(userId: string): Promise<number>;
  /** The task that was made, or changed, under this key. */
  findTaskByKey(userId: string, key: string): Promise<{ id: number } | undefined>;
}

const attempts = 3;

/** How many tasks one user may have. */
export const mostTasks = 50_000;

const full = {
  code: 'limit',
  message: `You have ${mostTasks} tasks, which is the most; delete some that you no longer need, then add this one.`,
} as const;

/** Adds the task of that number by its own actor. */
type Create = (taskId: number, isNew: boolean) => Promise<Reply<Added>>;

/** The actor of one user: gives out the numbers of tasks and keeps the settings. */
class UserActor implements Actor {
  readonly #document: Document<UserDoc>;
  readonly #userId: string;
  readonly #reads: UserReads;
  readonly #invoke: Runtime['invoke'];
  #nextTaskId: number | undefined;

  constructor(context: ActorContext, reads: UserReads, invoke: Runtime['invoke']) {
    this.#document = new Document(context);
    this.#userId = context.id;
    this.#reads = reads;
    this.#invoke = invoke;
  }

  invoke(name: string, input: Json): Promise<Json> {
    return dispatch(UserActor.methods, this, name, input);
  }

  async remind(name: string): Promise<void> {
    throw new Error(`A user actor knows no reminder ${name}.`);
  }

  static readonly methods = {
    add: method({
      input: AddTask,
      run: (actor: UserActor, { input, zone, turn }) =>
        actor.#add(turn.key, async (taskId, is_new) =>
          actor.#task(taskId, 'add', { input, turn: await actor.#request(turn, zone), is_new }),
        ),
    }),
    addSuccessor: method({
      input: AddResolvedTask,
      run: (actor: UserActor, { fields, turn }) =>
        actor.#add(turn.key, async (taskId, is_new) =>
          actor.#task(taskId, 'addResolved', { fields, turn: await actor.#request(turn), is_new }),
        ),
    }),
    taskOfKey: method({
      input: OneKey,
      run: (actor: UserActor, key) =>
        reply(async () => (await actor.#reads.findTaskByKey(actor.#userId, key))?.id ?? null),
    }),
    changeSettings: method({
      input: SettingsPatch,
      run: (actor: UserActor, patch) =>
        actor.#document.turn((doc) => {
          const next = changeSettings(doc, patch);
          return { next, value: settingsOf(next?.settings) };
        }),
    }),
  };

  /**
   * One commit and no read: the task actor's. That the next number is free is a guess that the fence or the unique key may refuse, after a
   * crash, a lost answer or beside a second activation; then the database says what is true. A key may be given up between that answer and
   * the next attempt (`withdraw`), so a number found by its key can be taken as well.
   */
  async #add(key: string, create: Create): Promise<Reply<Outcome>> {
    let first: number | undefined;
    for (let attempt = 1; ; attempt++) {
      this.#nextTaskId ??= (await this.#reads.lastTaskNumber(this.#userId)) + 1;
      if (first === undefined && (await this.#isFull())) {
        first = (await this.#reads.findTaskByKey(this.#userId, key))?.id;
        if (first === undefined) return { rejected: full };
      }
      try {
        const answer = await create(first ?? this.#nextTaskId, attempt === 1);
        if ('rejected' in answer) return answer;
        if (!('taken' in answer.value)) {
          if (first === undefined) this.#nextTaskId++;
          return { value: answer.value };
        }
        if (attempt === attempts) throw new Error('Found no free task number.');
      } catch (error) {
        if (attempt === attempts) throw error;
      }
      this.#nextTaskId = undefined;
      first = (await this.#reads.findTaskByKey(this.#userId, key))?.id;
    }
  }

  /** Whoever never had that many tasks cannot have them now, so nearly nobody is counted. */
  async #isFull(): Promise<boolean> {
    return (this.#nextTaskId ?? 0) > mostTasks && (await this.#reads.countTasks(this.#userId)) >= mostTasks;
  }

  async #request(stamp: Stamp, zone?: string): Promise<ChangeRequest> {
    const settings = await this.#document.read((doc) => settingsOf(doc?.settings));
    if ('rejected' in settings) throw new Error(settings.rejected.message);
    const { timezone, locale, default_reminder_minutes } = settings.value;
    return { ...stamp, zone: zone ?? timezone, locale, defaultReminder: default_reminder_minutes };
  }

  async #task<M extends 'add' | 'addResolved'>(
    taskId: number,
    name: M,
    message: InputOf<TaskMethods[M]>,
  ): Promise<Reply<Added>> {
    return readReply(await this.#invoke('task', `${this.#userId}.${taskId}`, name, message as Json));
  }
}

export type UserMethods = typeof UserActor.methods;

export function userActor(reads: UserReads, invoke: Runtime['invoke']): ActorType {
  return { activate: (context) => new UserActor(context, reads, invoke) };
}
