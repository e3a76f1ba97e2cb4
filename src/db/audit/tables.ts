import type { ColumnType, Generated } from 'kysely';
import type { AnyEvent } from '../../domain/events.ts';

type Jsonb<T> = ColumnType<T, string, string>;

/** Why a payload was emptied. */
export type Emptied = 'retention' | 'erasure';

/** What was recorded, and the seals on it. Rows are added, nothing else; a trigger moves `event` into its payload. */
export interface AuditTables {
  audit_events: {
    seq: Generated<number>;
    event_id: string;
    topic: string;
    event_type: string;
    user_id: string;
    task_id: number | null;
    event: Jsonb<AnyEvent> | null;
    payload_hash: Generated<Uint8Array>;
    recorded_at: Generated<Date>;
  };
  audit_payloads: { seq: number; event: Jsonb<AnyEvent> | null; emptied_for: Emptied | null };
  /** A view: rows with what is left of their events. */
  audit_records: {
    seq: number;
    event_id: string;
    topic: string;
    event_type: string;
    user_id: string;
    task_id: number | null;
    recorded_at: Date;
    payload_hash: Uint8Array;
    event: Jsonb<AnyEvent> | null;
    emptied_for: Emptied | null;
  };
  audit_seals: {
    number: number;
    after_seq: number;
    to_seq: number;
    row_count: number;
    rows_hash: Uint8Array;
    hash: Uint8Array;
    sealed_at: Generated<Date>;
  };
  audit_head: { only_row: Generated<boolean>; number: number; hash: Uint8Array };
}
