import type { ColumnType, Generated } from 'kysely';
import type { AnyEvent, Topic } from '../domain/events.ts';
import type { Task } from '../domain/schemas.ts';
import type { Settings } from '../domain/user.ts';
import type { AuditTables } from './audit/tables.ts';
import type { ConversationTables } from './conversations/tables.ts';
import type { SendingTables } from './sendings/tables.ts';

/** The tables as Kysely sees them; the SQL in migrations/ makes them. jsonb goes in as text. */

type Jsonb<T> = ColumnType<T, string, string>;

export interface Tables extends AuditTables, ConversationTables, SendingTables {
  state: {
    key: string;
    value: Uint8Array;
    etag: Generated<string>;
    created_at: Generated<Date>;
    updated_at: Date | null;
    expires_at: Date | null;
    row_id: Generated<number>;
  };
  leases: { name: string; holder: string; expires_at: Date };
  tasks: {
    user_id: string;
    id: number;
    add_key: string | null;
    title: string;
    description: string | null;
    completed: boolean;
    /** 0 low .. 3 urgent */
    priority: number;
    tags: string[];
    /** YYYY-MM-DD of a due date without a time */
    due_day: string | null;
    /** The moment a due date begins, for sorting */
    due_at: Date | null;
    series_id: string | null;
    occurrence: number | null;
    created_at: Date;
    updated_at: Date;
    completed_at: Date | null;
    version: number;
    deleted: boolean;
    task: Jsonb<Task>;
    search: string;
  };
  /** How many tasks, without the deleted ones; kept by a trigger on `tasks` */
  task_counts: { user_id: string; completed: boolean; priority: number; dated: boolean; n: number };
  /** How far the words by which tasks are found were made anew (docs/specs/lists.md) */
  search_words: {
    only_row: Generated<boolean>;
    version: number;
    toward: number | null;
    file: number | null;
    next_block: Generated<number>;
    until_block: Generated<number>;
  };
  /** Idempotency keys of callers and the tasks they were used on */
  used_keys: { user_id: string; key: string; task_id: number; used_at: Generated<Date> };
  user_settings: { user_id: string; settings: Jsonb<Partial<Settings>> };
  /** Sessions, grants and users that ended while tokens of theirs may live */
  access_ended: { kind: 'session' | 'grant' | 'user'; id: string; ended_at: Generated<Date> };
  /** Each time that a person let an application in */
  app_grants: {
    id: string;
    user_id: string;
    client_id: string;
    created_at: Generated<Date>;
    exchanged_at: Date | null;
    used_at: Date | null;
  };
  /** Whose tasks a calendar program may read by a secret address, and the hash of the secret */
  calendar_feeds: { user_id: string; nonce: Uint8Array; secret_hash: Uint8Array; created_at: Generated<Date> };
  /** What happened in each minute, in all processes together */
  figures: { step: Date; name: string; n: number };
  process_figures: { holder: string; sockets: number; seen_at: Date };
  /** Whose tombstones are still there */
  removed_users: { user_id: string; removed_at: Generated<Date> };
  admin_codes: { only_row: Generated<boolean>; used: Generated<number> };
  reminders_due: {
    user_id: string;
    task_id: number;
    reminder_id: string;
    remind_at: Date;
    due_date: string | null;
    /** It is for the due time itself */
    at_due: Generated<boolean>;
    /** Since when somebody registers it with the scheduler */
    claimed_at: Date | null;
    registered: Generated<boolean>;
    swept_at: Date | null;
  };
  reminder_cancellations: { reminder_id: string; user_id: string; task_id: number; at_due: boolean };
  scheduler_sentinel: { only_row: Generated<boolean>; job_name: string };
  outbox: {
    id: Generated<number>;
    event_id: string;
    topic: Topic;
    partition_key: string;
    event: Jsonb<AnyEvent>;
    replay_for: string | null;
    traceparent: string | null;
  };
  inbox: { consumer: string; event_id: string; received_at: Generated<Date> };
  waiting_deliveries: {
    seq: Generated<number>;
    consumer: string;
    topic: Topic;
    event_id: string;
    partition_key: string;
    /** The CloudEvent as it came */
    event: Jsonb<unknown>;
    /** When it is tried again; while somebody tries it, when another may */
    next_at: Date;
  };
  delivery_attempts: { consumer: string; event_id: string; attempts: number; last_error: string };
  dead_letters: {
    id: Generated<number>;
    consumer: string;
    topic: string;
    event_id: string;
    reason: string;
    attempts: number;
    event: Jsonb<unknown>;
    created_at: Generated<Date>;
  };
  notifications: {
    seq: Generated<number>;
    user_id: string;
    reminder_id: string;
    task_id: number;
    title: string;
    due_date: string | null;
    delivered_at: Generated<Date>;
    read_at: Date | null;
  };
  /** One row: which of functions/ are in force. */
  sql_functions: { only_row: Generated<boolean>; version: number; hash: string };
}
