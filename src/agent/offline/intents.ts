import type { AddTaskInput, ListTasksInput, ToolCall, UpdateTaskInput } from '../../domain/schemas.ts';
import type { Seen } from '../say/results.ts';

/** The words between text and tool calls. Everything here is plain data. */

export type Filter = Omit<ListTasksInput, 'user_id'>;
export type Change = Omit<UpdateTaskInput, 'user_id' | 'task_id'>;

/** How a message names a task. `place` counts from 1 in the order last shown, -1 is the last; `said` is a number too long to count with, as written; `hours` are local, end exclusive. */
export type Reference =
  | { by: 'number'; number: number; said?: string }
  | { by: 'place'; place: number }
  | { by: 'last' }
  | { by: 'shown'; count?: number }
  | { by: 'title'; words: string }
  | { by: 'filter'; filter: Filter; words?: string; hours?: [from: number, to: number]; except?: Reference[] };

export type Topic = 'greeting' | 'thanks' | 'farewell' | 'help' | 'yes' | 'no' | 'number' | 'unknown' | 'no-more';

export type Intent =
  | { do: 'add'; task: AddTaskInput; cut?: boolean }
  | { do: 'list'; filter: Filter }
  | { do: 'more' }
  | { do: 'show'; target: Reference[] }
  | { do: 'complete'; target: Reference[]; statement?: boolean }
  | { do: 'delete'; target: Reference[] }
  | { do: 'update'; target: Reference[]; change: Change }
  | { do: 'shift'; target: Reference[]; by: Shift }
  | { do: 'undo' }
  | { do: 'ask-title'; task: Omit<AddTaskInput, 'title'> }
  | { do: 'ask-change'; target: Reference[] }
  /** Words of a date or a repetition that were not understood: nothing is done. */
  | { do: 'unread'; words: string }
  | { do: 'answer'; topic: Topic };

/** "postpone it by two days": added to the due date a task has. */
export type Shift = { days?: number; minutes?: number; months?: number };

export type ToolName = 'add_task' | 'list_tasks' | 'complete_task' | 'delete_task' | 'update_task';
/** A call to make; what came back makes it a `ToolCall`. */
export type PlannedCall = { name: ToolName; arguments: Record<string, unknown> };

/** What a conversation has left in mind. */
export type Memory = {
  last?: Seen;
  lastCall?: { name: string; ids: number[] };
  spoken: Seen[];
  shown: Seen[];
  more?: Filter;
  question?: Question;
};

/** What the assistant asked and is waiting for: a title to add, what to change, or which task is meant. */
export type Question = Extract<Intent, { do: 'ask-title' | 'ask-change' | 'complete' | 'delete' | 'update' | 'shift' }>;

export type Problem =
  | { kind: 'none'; words: string; near: Seen[] }
  | { kind: 'several'; words: string; found: Seen[] }
  | { kind: 'which' }
  | { kind: 'unknown-last' }
  | { kind: 'unknown-place'; shown: number }
  | { kind: 'nothing-fits' }
  | { kind: 'unknown-exception'; words: string }
  | { kind: 'already'; task: Seen }
  | { kind: 'no-due-date'; task: Seen }
  | { kind: 'too-many'; left: number }
  | { kind: 'cannot-undo' };

/** What became of one intent. `calls` are those worth telling, look-ups are not; `seen` is the task to show. */
export type Outcome = { intent: Intent; calls: ToolCall[]; problems: Problem[]; seen?: Seen[] };
