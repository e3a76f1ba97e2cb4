import type { AddTaskInput, ListTasksInput, ToolCall, UpdateTaskInput } from '../../domain/schemas.ts';
import type { Seen } from '../say/results.ts';

/** The words between text and tool calls. Everything here is plain data. */

export type Filter = Omit<ListTasksInput, 'user_id'>;
export type Priority = NonNullable<Filter['priority']>;
export type Change = Omit<UpdateTaskInput, 'user_id' | 'task_id'>;

/**
 * How a message names a task. A title said with a verb of the past ("bought the milk") has that verb's present forms in `verbs`. An `article` ("a report") names no task in particular; what `asks` is done after a yes only. `mention`: what a clause
 * speaks of, for an "it" in the clause behind it. `place` counts from 1 in the order last shown, -1 is the last; `said` is a number too long to count with, as written; `hours` are local, end
 * exclusive; of a filter with `one` ("the one due tomorrow") a single task is meant, with `repeats` those of a series, with `dated` those with a due date, with `untagged` those without a tag, with `levels` those of one of these priorities.
 */
export type Reference =
  | { by: 'number'; number: number; said?: string }
  | { by: 'place'; place: number }
  | { by: 'last' }
  | { by: 'shown'; count?: number }
  | { by: 'title'; words: string; verbs?: string[]; particle?: string; article?: string; beside?: string; asks?: true }
  | { by: 'mention'; clause: string; words?: string }
  | {
      by: 'filter';
      filter: Filter;
      words?: string;
      hours?: [from: number, to: number];
      repeats?: true;
      dated?: true;
      untagged?: true;
      levels?: Priority[];
      except?: Reference[];
      size?: number;
      one?: true;
    };

export type Topic =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'help'
  | 'yes'
  | 'no'
  | 'number'
  | 'unknown'
  | 'no-more'
  | 'kept'
  | 'not-done'
  | 'out-of-scope';

export type Intent =
  | { do: 'add'; task: AddTaskInput; cut?: boolean; done?: true }
  | { do: 'list'; filter: Filter }
  | { do: 'more'; rest?: true }
  | { do: 'show'; target: Reference[] }
  | ({ do: 'complete'; target: Reference[]; statement?: boolean; orElse?: Intent } & Choice)
  | ({ do: 'delete'; target: Reference[]; orElse?: Intent } & Choice)
  | ({
      do: 'update';
      target: Reference[];
      change: Change;
      reword?: Reword;
      until?: string;
      orElse?: Intent;
      splits?: Split[];
    } & Choice)
  | ({ do: 'shift'; target: Reference[]; by: Shift; orElse?: Intent } & Choice)
  /** Of a deletion alone: that of the task named in `of`, else `orElse`. */
  | { do: 'undo'; of?: string; orElse?: Intent }
  | { do: 'ask-title'; task: Omit<AddTaskInput, 'title'> }
  | { do: 'ask-change'; target: Reference[] }
  /** Words of a date or a repetition that were not understood: nothing is done. */
  | { do: 'unread'; words: string }
  | { do: 'answer'; topic: Topic }
  /** A clause among commands that was not understood: it is named in the answer. */
  | { do: 'passed-over'; words: string };

/** An answer to "which one?" chooses `among` those that were named; `sure` waits for the yes to "do you mean this one?". */
export type Choice = { among?: number[]; sure?: true };

/** "rename drive to work to cycle to work": the other ways to take it apart. `orElse` of an update: what it is when no task is named so. */
export type Split = { target: Reference[]; change: Change };

/** "replace van with truck in task 4": other words in the title. `until` of an update is the last day of the task's own rule, as an RRULE has it. */
export type Reword = { from: string; to: string };

/** "postpone it by two days": added to the due date a task has. `wholeDay`: only its time goes. */
export type Shift = { days?: number; minutes?: number; months?: number; wholeDay?: true };

export type ToolName = 'add_task' | 'list_tasks' | 'complete_task' | 'delete_task' | 'update_task';
/** A call to make; what came back makes it a `ToolCall`. */
export type PlannedCall = { name: ToolName; arguments: Record<string, unknown> };

/** What the last message did to a task: "and 2 as well" does it to another one. */
export type Again = Extract<Intent, { do: 'complete' | 'update' | 'shift' }>;

/** What a conversation has left in mind. */
export type Memory = {
  last?: Seen;
  spoken: Seen[];
  shown: Seen[];
  more?: Filter;
  /** What the list that was just shown was asked for by. */
  listed?: Filter;
  question?: Question;
  /** What the last message that did something did. */
  just?: 'add' | 'change';
  again?: Again;
  /** Tasks as they were last seen, by number. */
  known: ReadonlyMap<number, Seen>;
  /** What each message changed, last one last: for "undo". */
  done: Done[][];
};

/** A change that was made: what the task was before, if that was seen, and after it. */
export type Done = { name: string; arguments: Record<string, unknown>; before?: Seen; after: Seen };

/** What the assistant asked and is waiting for: a title to add, what to change, or which task is meant. */
export type Question = Extract<
  Intent,
  { do: 'ask-title' | 'ask-change' | 'complete' | 'delete' | 'update' | 'shift' }
> &
  Choice;

export type Problem =
  | { kind: 'none'; words: string; near: Seen[] }
  | { kind: 'several'; words: string; found: Seen[] }
  | { kind: 'sure'; words: string; task: Seen; part?: true; asks?: true }
  | { kind: 'which' }
  | { kind: 'unknown-last' }
  | { kind: 'unknown-place'; shown: number }
  | { kind: 'nothing-fits' }
  | { kind: 'unknown-exception'; words: string }
  | { kind: 'already'; task: Seen }
  | { kind: 'no-due-date'; task: Seen }
  | { kind: 'no-repetition'; task: Seen }
  | { kind: 'too-many'; left: number }
  | { kind: 'nothing-to-undo' }
  | { kind: 'cannot-undo'; task: Seen };

/** What became of one intent. `calls` are those worth telling, look-ups are not; `about` are the tasks that it named, `seen` those to show, also where a list found none that is written so. */
export type Outcome = { intent: Intent; calls: ToolCall[]; problems: Problem[]; about?: Seen[]; seen?: Seen[] };
