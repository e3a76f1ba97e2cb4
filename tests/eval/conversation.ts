/**
 * The table's form. Days and times are wall times in the conversation's zone, `2026-03-11` or `2026-03-11 17:00`: what the person meant,
 * written down without asking the program. A turn says what it changes; everything else has to stay as it was.
 */
export interface Conversation {
  /** One of its kind in the whole table. */
  name: string;
  /** Wall time at which it happens; default `2026-03-10 10:00`, a Tuesday. */
  at?: string;
  /** Default Europe/Berlin. */
  zone?: string;
  /** Default en-US. */
  locale?: string;
  /** The tasks that are there before, with the numbers 1, 2, 3 ... */
  tasks?: Seed[];
  turns: Turn[];
  /** Belongs to the forty turns that real models are measured with. */
  core?: true;
}

export type Priority = 'low' | 'medium' | 'high' | 'urgent';

export interface Seed {
  title: string;
  due?: string;
  priority?: Priority;
  tags?: string[];
  /** An RRULE. */
  repeat?: string;
  /** ISO durations before the due date. */
  remind?: string[];
  done?: true;
}

/** Fields after a turn. A title fits without regard to case and to punctuation at its end; of several any one; a pattern as it is. */
export interface Fields {
  title?: string | string[] | RegExp;
  due?: string | null;
  priority?: Priority;
  tags?: string[];
  /** An RRULE that comes to the same days as the task's, or nothing. */
  repeat?: string | null;
  /** Default `schedule`. */
  mode?: 'schedule' | 'completion';
  /** ISO durations before the due date. */
  remind?: string[];
  done?: boolean;
  /** Compared only where it is said. */
  description?: string | RegExp;
}

export interface NewTask extends Fields {
  title: string | string[] | RegExp;
}

/** What a turn does to the tasks. An added task has the defaults for all that is not said. */
export interface Effect {
  adds?: NewTask[];
  changes?: Record<number, Fields>;
  completes?: number[];
  deletes?: number[];
  /** Successors of recurring tasks that it completes. */
  next?: NewTask[];
}

export interface Turn extends Effect {
  say: string;
  /** Instead of its own effect: any of these is right. */
  either?: Effect[];
  /** The answer names exactly these of the tasks that are there, by title or number ... */
  lists?: number[];
  /** ... and perhaps these ... */
  mayList?: number[];
  /** ... in this order. */
  inOrder?: true;
  /** The answer holds these words, without regard to case. */
  names?: (string | RegExp)[];
  /** The answer is a question; `wants` is what it asks consent for. */
  asks?: true;
  wants?: Pick<Effect, 'deletes'>;
}

export type Table = Record<string, Conversation[]>;
