import type { AnyEvent, ReminderEvent, TaskEvent, TaskUpdateEvent } from '../../../src/domain/events.ts';
import type { Task } from '../../../src/domain/schemas.ts';

/** What the checker is given: what clients asked for and were told, what sockets heard, and what the tables hold in the end. */
export interface History {
  asked: Asked[];
  sockets: Board[];
  /** Calls at a time without faults. Few of them may fail, or a run in which everything fails would pass. */
  tail?: { attempts: number; failed: number };
  /** Absent where nothing leaves the house. */
  sendings?: Sendings;
}

export type Tool = 'add_task' | 'update_task' | 'complete_task' | 'delete_task';

export interface Args {
  task_id?: number;
  title?: string;
  description?: string;
  due_date?: string;
  recurrence?: string;
  reminders?: string[];
  completed?: boolean;
  expected_version?: number;
}

export interface Answer {
  number: number;
  title: string;
  version?: number;
  description?: string | null;
}

/** One change that a client asked for under a key, from its first attempt to its acknowledgement. Asked again it is another one of the same key. */
export interface Asked {
  user: string;
  tool: Tool;
  key: string;
  args: Args;
  /** Absent: never acknowledged. */
  answer?: Answer;
  /** Code of a refusal that no retry can change. */
  refused?: string;
  /** The program said that it was cut off too often and has given up; asking again brings the same answer. */
  givenUp?: true;
  /** The key was used on another task before, so this must be refused. */
  borrowed?: true;
  /** When it was asked for first, and when it was answered or refused, by the clock of `performance.now()`. */
  from: number;
  to: number;
}

/** What a list showed, and between when. */
export interface Look {
  from: number;
  to: number;
  /** Versions by task. */
  versions: Map<number, number>;
}

/** What the servers at the other end took of reminders. */
export interface Sendings {
  /** The addresses of users who are to have all of theirs. */
  targets: { channel: SentBy; user: string }[];
  sent: Sent[];
  /** What repetitions of the sending of one reminder are recognised by. */
  markOf(channel: SentBy, reminderId: string): string;
}

export type SentBy = 'email' | 'push';

export interface Sent {
  channel: SentBy;
  /** To whose address it came. */
  user: string;
  mark: string;
  title: string;
  /** Milliseconds since the epoch: when it was taken. */
  at: number;
}

/** What one user's page shows: the list that it asked for when it had connected, and every frame since. */
export interface Board {
  user: string;
  /** Everything that was ever heard, also before it connected again. */
  frames: { type: 'task' | 'reminder'; event: TaskUpdateEvent | ReminderEvent }[];
  /** Versions by task. */
  shown: Map<number, number>;
  /** The same by `list_tasks` in the end. */
  listed: Map<number, number>;
  /** All that its lists showed, under way too. */
  looks: Look[];
}

export interface Planned {
  id: string;
  at: string;
  fired?: boolean;
}

export interface StoredTask {
  user_id: string;
  id: number;
  version: number;
  deleted: boolean;
  task: Task;
  doc: { rev: number; task: Task; deleted: boolean; reminders: Planned[] } | null;
}

/** The tables of some users. */
export interface Stored {
  /** Milliseconds since the epoch: when they were read. */
  at: number;
  tasks: StoredTask[];
  audit: { event_id: string; topic: string; event: AnyEvent }[];
  notifications: { user_id: string; reminder_id: string }[];
  /** Reminders that are still to come. */
  due: { user_id: string; task_id: number; reminder_id: string; remind_at: Date }[];
  /** Reminders that the scheduler holds; absent where it cannot be asked. */
  scheduled?: string[];
  dead: { event_id: string; consumer: string; reason: string }[];
  outbox: number;
  waiting: number;
  /** Messages that are still on their way out. */
  sending: number;
  /** Events that a consumer without any protection of its own took effect for; absent where there is none. */
  witnessed?: string[];
}

export interface Expectations {
  /** A reminder that is told later than so many milliseconds is late. */
  lateMs: number;
  /** What was due so many milliseconds before the tables were read must have been told. Default: `lateMs`. */
  settledMs?: number;
  /** While nothing ran, in order; what was due then, or was not told before it began, is late from its end on. Milliseconds since the epoch. */
  outages?: { from: number; to: number }[];
  /** Ids of events that must be dead, and no others. */
  poison?: string[];
}

export const taskEvents = ({ audit }: Pick<Stored, 'audit'>): TaskEvent[] =>
  audit.filter(({ topic }) => topic === 'task-events').map(({ event }) => event as TaskEvent);

export const reminderEvents = ({ audit }: Pick<Stored, 'audit'>): ReminderEvent[] =>
  audit.filter(({ topic }) => topic === 'reminders').map(({ event }) => event as ReminderEvent);

/** Names a task of a user. */
export const idOf = ({ user_id, id }: { user_id: string; id: number }): string => `${user_id}.${id}`;

/** Names what was asked for. */
export const nameOf = ({ user, tool, args, key }: Asked): string =>
  `${tool} ${user}.${args.task_id ?? '?'} (key ${key})`;
