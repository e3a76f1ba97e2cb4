import type { ColumnType, Generated } from 'kysely';
import type { ChatResponse, ToolCall } from '../../domain/schemas.ts';
import type { Composed, WidgetItem } from '../../domain/thread-items.ts';

type JsonbWithDefault<T> = ColumnType<T, string | undefined, string>;
type JsonbOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** Conversations as Kysely sees them; see `db/tables.ts`. */
export interface ConversationTables {
  conversations: {
    id: Generated<number>;
    user_id: string;
    /** From the first message, or as the user renamed it */
    title: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  turns: {
    id: string;
    conversation_id: number;
    user_id: string;
    idempotency_key: string | null;
    message: string;
    timezone: string | null;
    /** What the message quotes, for the model beside it */
    quoted: string | null;
    /** The turn whose question this message answers, and no other */
    answers: string | null;
    /** How often the message was answered anew */
    run: Generated<number>;
    /** Names the request while it runs and shortly after it was cut */
    fingerprint: string | null;
    /** Its stream was dropped before the end: what is stored is a part */
    stopped: Generated<boolean>;
    cut_at: Date | null;
    /** Its answer is stored, and its stream is not known to have ended */
    unsent: Generated<boolean>;
    attempts: Generated<number>;
    model_responses: JsonbWithDefault<unknown[]>;
    response: JsonbOrNull<ChatResponse>;
    created_at: Generated<Date>;
    finished_at: Date | null;
  };
  messages: {
    id: Generated<number>;
    conversation_id: number;
    user_id: string;
    turn_id: string;
    /** A widget and a hidden line stand in no plain history */
    role: Role;
    content: string;
    tool_calls: JsonbWithDefault<ToolCall[]>;
    item: JsonbOrNull<Composed | WidgetItem>;
    /** That of its turn when it was stored */
    run: Generated<number>;
    feedback: 'positive' | 'negative' | null;
    created_at: Generated<Date>;
  };
  approvals: {
    conversation_id: number;
    state: string;
    /** The turn that asked */
    asked_by: string | null;
    claimed_by: string | null;
    created_at: Generated<Date>;
  };
}

export type Role = 'user' | 'assistant' | 'widget' | 'hidden';
