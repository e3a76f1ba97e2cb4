import Type, { type Static } from 'typebox';
import { type Topic, taskEventTypes } from './events.ts';
import { Task } from './schemas.ts';

/** What admins ask of the audit, and what it answers (docs/contract.md, "Admin"). */

const closed = { additionalProperties: false } as const;
const Instant = Type.String({ format: 'date-time' });
const Cursor = Type.String({ pattern: '^[0-9]{1,15}$' });
const AskedCursor = Type.Optional(
  Type.String({ pattern: '^[0-9]{1,15}$', description: 'next_cursor of the page before' }),
);

/** What admins do that is recorded, as events of the type `admin.{action}`. */
export const adminActions = [
  'replay_began',
  'replay_ended',
  'dead_letter_retried',
  'dead_letter_discarded',
  'user_banned',
  'user_unbanned',
  'user_erasure_began',
  'user_erased',
  'user_signed_out',
  'role_changed',
] as const;
export type AdminAction = (typeof adminActions)[number];

const recordedTypes = [
  ...taskEventTypes,
  'reminder.due',
  ...adminActions.map((action): `admin.${AdminAction}` => `admin.${action}`),
] as const;
/** The type of an event that the audit records. */
export type RecordedType = (typeof recordedTypes)[number];

const filters = {
  user_id: Type.Optional(Type.String({ minLength: 1 })),
  task_id: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Needs user_id: the tasks of each user are counted from 1' }),
  ),
  event_type: Type.Optional(Type.Enum([...recordedTypes])),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Recorded then or later' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Recorded before then' })),
};

export const AuditFilter = Type.Object(filters, closed);
export type AuditFilter = Static<typeof AuditFilter>;

export const AuditQuery = Type.Object({ ...filters, cursor: AskedCursor }, closed);

/** An event as it was recorded, with the fields of its type; what was emptied since has a null payload. */
export const AuditRecord = Type.Object(
  {
    event_id: Type.String(),
    event_type: Type.String(),
    user_id: Type.String(),
    task_id: Type.Optional(Type.Integer()),
    payload: Type.Unknown(),
    emptied_for: Type.Optional(Type.Enum(['retention', 'erasure'])),
    seq: Type.Integer({ description: 'Grows in the order of recording, with gaps' }),
    topic: Type.String(),
    recorded_at: Instant,
  },
  { additionalProperties: true },
);
export type AuditRecord = Static<typeof AuditRecord>;

export const AuditPage = Type.Object({ events: Type.Array(AuditRecord), next_cursor: Type.Optional(Cursor) }, closed);

const Seq = Type.Integer({ minimum: 0 });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const VerifyQuery = Type.Object(
  {
    anchor: Type.Optional(
      Type.String({
        pattern: '^[0-9a-f]{64}$',
        description: 'The hash of a seal from the log, which the chain must have',
      }),
    ),
  },
  closed,
);

export const AuditCheck = Type.Object(
  {
    ok: Type.Boolean(),
    checked: Type.Integer({ description: 'Rows under seals that hold' }),
    unsealed: Type.Optional(Type.Integer({ description: 'Rows that the next seal will be on' })),
    head: Type.Optional(Type.Object({ seal: Seq, hash: Hash }, closed)),
    first_bad: Type.Optional(
      Type.Object(
        {
          what: Type.Enum(['row', 'payload', 'seal', 'tail']),
          from_seq: Type.Integer(),
          to_seq: Type.Optional(Type.Integer()),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type AuditCheck = Static<typeof AuditCheck>;

export const AuditProgress = Type.Object(
  {
    seq: Type.Integer({ description: 'As far as it has come' }),
    of: Type.Integer({ description: 'The last number when it began' }),
    checked: Type.Integer({ description: 'Rows under seals that hold' }),
  },
  closed,
);
export type AuditProgress = Static<typeof AuditProgress>;

/** A line of a check as it goes on; the last one is the answer. */
export const AuditCheckLine = Type.Union([AuditProgress, AuditCheck]);

/** Who does something as an admin. */
export interface Admin {
  userId: string;
  requestId: string;
}

export const DeadLetter = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    consumer: Type.String(),
    topic: Type.String(),
    reason: Type.String(),
    attempts: Type.Integer(),
    event: Type.Unknown({ description: 'The CloudEvent as it came' }),
    created_at: Instant,
  },
  closed,
);
export type DeadLetter = Static<typeof DeadLetter>;

export const DeadLetterId = Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }, closed);
export const DeadLetterQuery = Type.Object({ cursor: AskedCursor }, closed);
export const DeadLetterPage = Type.Object(
  { dead_letters: Type.Array(DeadLetter), next_cursor: Type.Optional(Cursor) },
  closed,
);
export const DeadLetterOutcome = Type.Object(
  { id: Type.Integer(), status: Type.Enum(['retried', 'discarded']) },
  closed,
);

/** What of the record each consumer takes: `task-updates` are told to who watches and not recorded. */
export const recordedTopics = {
  audit: ['task-events', 'reminders'],
  recurrence: ['task-events'],
  notifications: ['reminders'],
  live: ['reminders'],
} satisfies Record<string, Topic[]>;

export const ReplayRequest = Type.Object(
  {
    consumer: Type.Enum(['audit', 'recurrence', 'notifications', 'live']),
    filter: AuditFilter,
    dry_run: Type.Boolean({ description: 'Only count what matches' }),
    reason: Type.String({ minLength: 1, maxLength: 500, description: 'Why; it is recorded' }),
  },
  closed,
);
export type ReplayRequest = Static<typeof ReplayRequest>;

export const ReplayOutcome = Type.Object(
  { matched: Type.Integer(), replayed: Type.Integer(), dry_run: Type.Boolean() },
  closed,
);
export type ReplayOutcome = Static<typeof ReplayOutcome>;

export const TaskPath = Type.Object(
  {
    user_id: Type.String({
      pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      description: 'The id of a user, a UUID in lower case',
    }),
    task_id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  },
  closed,
);

export const TaskHistory = Type.Object(
  {
    versions: Type.Array(
      Type.Object(
        {
          version: Type.Integer(),
          event_id: Type.String(),
          event_type: Type.String(),
          timestamp: Instant,
          task: Type.Union([Task, Type.Null()], { description: 'Folded; null when its event was emptied' }),
        },
        closed,
      ),
    ),
    current: Type.Union([Task, Type.Null()], { description: "The actor's; null when it is deleted" }),
    matches: Type.Boolean({ description: 'The fold equals the actor' }),
  },
  closed,
);
export type TaskHistory = Static<typeof TaskHistory>;
