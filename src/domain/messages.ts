import Type, { type Static } from 'typebox';
import { origins } from './events.ts';
import { AddTaskInput, UpdateTaskInput } from './schemas.ts';
import { NewTask } from './task-doc.ts';

/**
 * The messages that actors get. A field of a message that is not known is let through: while versions change, a newer caller may send more.
 * What a user gave, and the fields of a task, are closed.
 */

const stamp = {
  origin: Type.Enum([...origins]),
  requestId: Type.String(),
  key: Type.String({ minLength: 1 }),
  hash: Type.String(),
  keyed: Type.Boolean(),
};
const zone = Type.String({ minLength: 1 });
const key = Type.String({ minLength: 1 });
const closed = { additionalProperties: false } as const;
const addInput = Type.Omit(AddTaskInput, ['user_id'], closed);

/** Who asks, and under which key. */
export const Stamp = Type.Object(stamp);
export type Stamp = Static<typeof Stamp>;

/** What a rule may know of the world, as it crosses the wire: all but the clock, which is the actor's. */
export const ChangeRequest = Type.Object({
  ...stamp,
  zone,
  locale: Type.String({ minLength: 1 }),
  defaultReminder: Type.Integer({ minimum: 0 }),
});
export type ChangeRequest = Static<typeof ChangeRequest>;

/** To a user. The settings are filled in there; `zone` holds for this message only. */
export const AddTask = Type.Object({ input: addInput, zone: Type.Optional(zone), turn: Stamp });
export const AddResolvedTask = Type.Object({ fields: NewTask, turn: Stamp });
export const OneKey = key;

/** To a task. */
export const CreateTask = Type.Object({ input: addInput, turn: ChangeRequest, is_new: Type.Boolean() });
export const CreateResolvedTask = Type.Object({ fields: NewTask, turn: ChangeRequest, is_new: Type.Boolean() });
export const UpdateTask = Type.Object({
  input: Type.Omit(UpdateTaskInput, ['user_id', 'task_id'], closed),
  turn: ChangeRequest,
});
export const ChangeTask = Type.Object({ turn: ChangeRequest });
export const WithdrawTask = Type.Object({ key, turn: ChangeRequest });
export const AskSuccessor = Type.Object({ version: Type.Integer({ minimum: 1 }), zone });
export const OneReminder = Type.Object({ reminder_id: Type.String({ minLength: 1 }) });
export const Nothing = Type.Null();

/** What every method answers. */
export const Envelope = Type.Union([
  Type.Object({ value: Type.Unknown() }),
  Type.Object({ rejected: Type.Object({ code: Type.String(), message: Type.String() }) }),
]);
