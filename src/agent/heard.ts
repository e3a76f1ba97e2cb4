import type { ChatResponse, ToolCall } from '../domain/schemas.ts';
import type { Log } from '../log.ts';
import type { Draft } from './wire/answer.ts';

/** A task that waits for the user's yes to be deleted; the title is absent where nothing has shown it. */
export interface Deletion {
  task_id: number;
  title?: string;
}

/**
 * What happens in a chat turn, in this order: `begun`, then each tool call when it has run, then, once the answer is stored, `answered` when the
 * message answered or dropped a question that waited, `text`, `asks` when the answer is such a question, and `done`. An answer from storage is heard
 * as `begun`, `text`, `done`.
 * Between them come `draft`s: what the model is writing. They are not stored and may be wrong or unfinished; `text` takes their place.
 */
export type Heard =
  | { begun: { conversationId: number; turnId: string; item: string; answer: string } }
  | { draft: Draft }
  | { call: ToolCall }
  | { answered: { turnId: string } }
  | { text: string }
  | { asks: { deletions: Deletion[] } }
  | { done: ChatResponse };

/** Called in order and not waited for; what it throws or rejects is logged and harms no turn. */
export type Hear = (heard: Heard) => unknown;

/** `hear` as the turn calls it: it never throws. */
export function listener(hear: Hear | undefined, log: Log): (heard: Heard) => void {
  return (heard) => {
    if (!hear) return;
    const failed = (err: unknown) =>
      log.warn({ err, event: Object.keys(heard)[0] }, 'a listener of a chat turn failed');
    try {
      Promise.resolve(hear(heard)).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}
