import { outputText } from './items.ts';
import type { ChatKitEvent, ThreadItem } from './shapes.ts';

/** An answer while it is written: added, its one part, deltas, and in the end what was stored. */

/** Pieces of a text that came as a whole: some words each, and never very many. */
const leastPiece = 24;
const mostPieces = 60;

export class Writing {
  readonly #item: { id: string; thread_id: string };
  #shown: string | undefined;

  constructor(id: string, threadId: number) {
    this.#item = { id, thread_id: String(threadId) };
  }

  /** What was written so far counts no more. */
  *again(): Generator<ChatKitEvent> {
    if (this.#shown === undefined) return;
    this.#shown = undefined;
    yield { type: 'thread.item.removed', item_id: this.#item.id };
  }

  *more(text: string): Generator<ChatKitEvent> {
    if (this.#shown === undefined) {
      this.#shown = '';
      const created_at = new Date().toISOString();
      const item = { ...this.#item, created_at, type: 'assistant_message' as const, content: [] };
      yield { type: 'thread.item.added', item };
      yield this.#updated({ type: 'assistant_message.content_part.added', content_index: 0, content: outputText('') });
    }
    this.#shown += text;
    yield this.#updated({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text });
  }

  /** `item` is the stored one; what of it was not shown yet comes in pieces, and it takes the place of what differs. */
  *done(item: ThreadItem, text: string): Generator<ChatKitEvent> {
    const shown = this.#shown ?? '';
    if (text.startsWith(shown)) for (const piece of piecesOf(text.slice(shown.length))) yield* this.more(piece);
    if (this.#shown !== undefined)
      yield this.#updated({ type: 'assistant_message.content_part.done', content_index: 0, content: outputText(text) });
    yield { type: 'thread.item.done', item };
  }

  #updated(update: Extract<ChatKitEvent, { type: 'thread.item.updated' }>['update']): ChatKitEvent {
    return { type: 'thread.item.updated', item_id: this.#item.id, update };
  }
}

export function piecesOf(text: string): string[] {
  const size = Math.max(leastPiece, Math.ceil(text.length / mostPieces));
  const pieces: string[] = [];
  let piece = '';
  for (const word of text.match(/\S+\s*|\s+/gu) ?? []) {
    piece += word;
    if (piece.length < size) continue;
    pieces.push(piece);
    piece = '';
  }
  return piece === '' ? pieces : [...pieces, piece];
}
