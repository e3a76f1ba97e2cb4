import type { Actor, ActorContext, ActorType, Json } from '../dapr/port.ts';
import { fireReminder, reminderInForce } from '../domain/due-reminders.ts';
import {
  AskSuccessor,
  type ChangeRequest,
  ChangeTask,
  CreateResolvedTask,
  CreateTask,
  Nothing,
  OneReminder,
  UpdateTask,
  WithdrawTask,
} from '../domain/messages.ts';
import { isBefore, planSuccessor, withdrawTask } from '../domain/succession.ts';
import { addTask, completeTask, deleteTask, readTask, resolveNewTask, updateTask } from '../domain/task.ts';
import type { ChangeContext, Decision, NewTask, TaskDoc } from '../domain/task-doc.ts';
import { storedDoc } from '../domain/task-events.ts';
import type { Outcome } from './contract.ts';
import { Document, dispatch, method, type Reply } from './turn.ts';

type Tick = (reminderId: string) => void;

/** What adding answers when the number has a task of another key. */
export type Added = Outcome | { taken: true };

/** The actor of one task; its id is `{user_id}.{task_id}`, so that another user's task cannot be addressed. */
class TaskActor implements Actor {
  readonly #context: ActorContext;
  readonly #tick: Tick;
  readonly #document: Document<TaskDoc>;
  readonly #userId: string;
  readonly #taskId: number;

  constructor(context: ActorContext, tick: Tick) {
    this.#context = context;
    this.#tick = tick;
    this.#document = new Document(context, storedDoc);
    const dot = context.id.lastIndexOf('.');
    this.#userId = context.id.slice(0, dot);
    this.#taskId = Number(context.id.slice(dot + 1));
  }

  invoke(name: string, input: Json): Promise<Json> {
    return dispatch(TaskActor.methods, this, name, input);
  }

  /** An actor reminder is named like the reminder it is for. */
  async remind(name: string): Promise<void> {
    this.#tick(name);
  }

  #add(fields: (context: ChangeContext) => NewTask, request: ChangeRequest, isNew: boolean): Promise<Reply<Added>> {
    return this.#document.turn<Added>(
      (doc) => {
        const context = now(request);
        const id = { userId: this.#userId, taskId: this.#taskId };
        const decision = addTask(doc, id, () => fields(context), context);
        return decision ? outcome(decision) : { next: doc, value: { taken: true } };
      },
      { isNew },
    );
  }

  #change(decide: (doc: TaskDoc | undefined, taskId: number) => Decision): Promise<Reply<Outcome>> {
    return this.#document.turn((doc) => outcome(decide(doc, this.#taskId)));
  }

  async #alignReminder(reminderId: string): Promise<Reply<null>> {
    const planned = await this.#document.read((doc) => reminderInForce(doc, reminderId));
    if ('rejected' in planned) return planned;
    if (planned.value) await this.#context.reminders.register(reminderId, { dueTime: planned.value.at });
    else await this.#context.reminders.delete(reminderId);
    return { value: null };
  }

  /**
   * `add` and `addResolved` answer `{taken: true}` if the number already has a task. With `is_new` the document is not read first, so the
   * same case surfaces as a failed commit.
   */
  static readonly methods = {
    add: method({
      input: CreateTask,
      run: (actor: TaskActor, { input, turn, is_new }) =>
        actor.#add((context) => resolveNewTask(actor.#taskId, input, context), turn, is_new),
    }),
    addResolved: method({
      input: CreateResolvedTask,
      run: (actor: TaskActor, { fields, turn, is_new }) => actor.#add(() => fields, turn, is_new),
    }),
    update: method({
      input: UpdateTask,
      run: (actor: TaskActor, { input, turn }) =>
        actor.#change((doc, taskId) => updateTask(doc, taskId, input, now(turn))),
    }),
    complete: method({
      input: ChangeTask,
      run: (actor: TaskActor, { turn }) => actor.#change((doc, taskId) => completeTask(doc, taskId, now(turn))),
    }),
    delete: method({
      input: ChangeTask,
      run: (actor: TaskActor, { turn }) => actor.#change((doc, taskId) => deleteTask(doc, taskId, now(turn))),
    }),
    read: method({
      input: Nothing,
      run: (actor: TaskActor) => actor.#document.read((doc) => readTask(doc, actor.#taskId)),
    }),
    /** The task that follows this one, if it was completed at `version` or later and still is. */
    successor: method({
      input: AskSuccessor,
      run: (actor: TaskActor, { version, zone }) =>
        actor.#document.read(
          (doc) => planSuccessor(doc, version, zone),
          (doc) => isBefore(doc, version),
        ),
    }),
    /** Takes the task back if it was added under `key` and nobody has touched it. */
    withdraw: method({
      input: WithdrawTask,
      run: (actor: TaskActor, { key, turn }) =>
        actor.#document.turn((doc) => ({ next: withdrawTask(doc, key, now(turn)), value: null })),
    }),
    /** The reminder's time has come, somebody says. */
    due: method({
      input: OneReminder,
      run: (actor: TaskActor, { reminder_id }) =>
        actor.#document.turn((doc) => fireReminder(doc, reminder_id, new Date())),
    }),
    /** Makes the actor reminder of that name what the document says: set while it is in force, else deleted. */
    alignReminder: method({
      input: OneReminder,
      run: (actor: TaskActor, { reminder_id }) => actor.#alignReminder(reminder_id),
    }),
  };
}

export type TaskMethods = typeof TaskActor.methods;

function now(request: ChangeRequest): ChangeContext {
  return { ...request, now: new Date() };
}

function outcome({ next, title }: Decision): { next: TaskDoc; value: Outcome } {
  return { next, value: { task_id: next.task.id, title, task: next.task } };
}

/** `tick` takes what an actor reminder says is due (`due-ticks.ts`). */
export function taskActor(tick: Tick): ActorType {
  return { activate: (context) => new TaskActor(context, tick) };
}
