import type { Task } from './schemas.ts';

/** What items of a thread are beside their text, as it is stored. */

/** A task as a widget last saw it. */
export interface ShownTask extends Pick<Task, 'id' | 'title'>, Partial<Pick<Task, 'completed' | 'priority'>> {
  due_date?: string | null;
  deleted?: true;
  /** How often a click changed this row. */
  clicks: number;
}

export interface TaskRows {
  tasks: ShownTask[];
  /** How many there are, shown or not. */
  total: number;
}

/** A question that waits for a yes, until it was answered or something else was said. */
export interface Question {
  /** The tasks to delete; none when it is about more than deletions, and its text says what. */
  asks: { task_id: number; title?: string }[];
  answered?: Consent;
}

export type Consent = 'yes' | 'no' | 'other';

/** A user's message as it was put together; its text alone is what the agent reads. */
export interface Composed {
  content: object[];
  quoted_text?: string;
  inference_options: object;
}

export type WidgetItem = TaskRows | Question;
