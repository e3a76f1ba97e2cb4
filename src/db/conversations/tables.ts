import type { ColumnType, Generated } from 'kysely';
import type { ChatResponse, ToolCall } from '../../domain/schemas.ts';

type JsonbWithDefault<T> = ColumnType<T, string | undefined, string>;

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
    attempts: Generated<number>;
    model_responses: JsonbWithDefault<unknown[]>;
    response: ColumnType<ChatResponse | null, string | null | undefined, string>;
    created_at: Generated<Date>;
    finished_at: Date | null;
  };
  messages: {
    id: Generated<number>;
    conversation_id: number;
    user_id: string;
    turn_id: string;
    role: 'user' | 'assistant';
    content: string;
    tool_calls: JsonbWithDefault<ToolCall[]>;
    created_at: Generated<Date>;
  };
  approvals: { conversation_id: number; state: string; claimed_by: string | null; created_at: Generated<Date> };
}
