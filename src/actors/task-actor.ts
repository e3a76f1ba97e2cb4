import type { Actor, ActorContext, ActorType, Json } from '../dapr/port.ts';
import { type DueOutcome, fireReminder, reminderInForce } from '../domain/due-reminders.ts';
import type { Task } from '../domain/schemas.ts';
import { addTask, completeTask, deleteTask, readTask, resolveNewTask, updateTask } from '../domain/task.ts';
import type { AddInput, ChangeContext, Decision, TaskDoc, UpdateInput } from '../domain/task-doc.ts';
import type { Outcome } from './contract.ts';
import { Document, dispatch, type MethodTable, type Reply } from './turn.ts';

/** A turn as it crosses the wire: the rule's turn without the clock, which is the actor's. */
export type ChangeRequest = Omit<ChangeContext, 'now'>;

/** What a task actor answers to; `add` answers `taken` when its number belongs to another task, and throws then with `is_new`, which reads nothing. */
export interface TaskMethods {
  add: { input: { input: AddInput; turn: ChangeRequest; is_new: boolean }; output: Outcome | { taken: true } };
  update: { input: { input: UpdateInput; turn: ChangeRequest }; output: Outcome };
  complete: { input: { turn: ChangeRequest }; output: Outcome };
  remove: { input: { turn: ChangeRequest }; output: Outcome };
  read: { input: null; output: Task };
  /** The reminder's time has come, somebody says. */
  due: { input: { reminder_id: string }; output: DueOutcome };
  /** Makes the actor reminder of that name what the document says: set while it is in force, else deleted. */
  alignReminder: { input: { reminder_id: string }; output: null };
}

type Tick = (reminderId: string) => void;

/** The actor of one task; its id is `{user_id}.{number}`, so that another user's task cannot be addressed. */
class TaskActor implements Actor {
  readonly #context: ActorContext;
  readonly #tick: Tick;
  readonly #document: Document<TaskDoc>;
  readonly #userId: string;
  readonly #number: number;

  constructor(context: ActorContext, tick: Tick) {
    this.#context = context;
    this.#tick = tick;
    this.#document = new Document(context);
    const dot = context.id.lastIndexOf('.');
    this.#userId = context.id.slice(0, dot);
    this.#number = Number(context.id.slice(dot + 1));
  }

  invoke(method: string, input: Json): Promise<Json> {
    return dispatch(TaskActor.#methods, this, method, input);
  }

  /** An actor reminder is named like the reminder it is for. */
  async remind(name: string): Promise<void> {
    this.#tick(name);
  }

  async #alignReminder(reminderId: string): Promise<Reply<null>> {
    const planned = await this.#document.turn((doc) => ({
      next: doc,
      value: reminderInForce(doc, reminderId) ?? null,
    }));
    if ('rejected' in planned) return planned;
    if (planned.value) await this.#context.reminders.register(reminderId, { dueTime: planned.value.at });
    else await this.#context.reminders.delete(reminderId);
    return { value: null };
  }

  static readonly #methods: MethodTable<TaskActor, TaskMethods> = {
    add: (actor, { input, turn, is_new }) =>
      actor.#document.turn<Outcome | { taken: true }>(
        (doc) => {
          const decision = addTask(
            doc,
            { userId: actor.#userId, taskId: actor.#number },
            () => resolveNewTask(actor.#number, input, now(turn)),
            now(turn),
          );
          return decision ? outcome(decision) : { next: doc, value: { taken: true } };
        },
        { isNew: is_new },
      ),
    update: (actor, { input, turn }) =>
      actor.#document.turn((doc) => outcome(updateTask(doc, actor.#number, input, now(turn)))),
    complete: (actor, { turn }) => actor.#document.turn((doc) => outcome(completeTask(doc, actor.#number, now(turn)))),
    remove: (actor, { turn }) => actor.#document.turn((doc) => outcome(deleteTask(doc, actor.#number, now(turn)))),
    read: (actor) => actor.#document.turn((doc) => ({ next: doc, value: readTask(doc, actor.#number) })),
    due: (actor, { reminder_id }) => actor.#document.turn((doc) => fireReminder(doc, reminder_id, new Date())),
    alignReminder: (actor, { reminder_id }) => actor.#alignReminder(reminder_id),
  };
}

function now(turn: ChangeRequest): ChangeContext {
  return { ...turn, now: new Date() };
}

function outcome({ next, title }: Decision): { next: TaskDoc; value: Outcome } {
  return { next, value: { task_id: next.task.id, title, task: next.task } };
}

/** `tick` takes what an actor reminder says is due (`due-ticks.ts`). */
export function taskActor(tick: Tick): ActorType {
  return { activate: (context) => new TaskActor(context, tick) };
}
