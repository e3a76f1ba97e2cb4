import type { ChatEvent } from './wire.ts';

/**
 * Cuts server-sent events out of text that comes in any pieces. A line ends with LF, CRLF or CR, an event with an empty line; several
 * `data` lines are one text. Comments and other fields are passed over, and so is an event that was not ended.
 */
export class EventCutter {
  #line = '';
  #data: string[] = [];
  #afterReturn = false;

  /** The data of the events that this piece has ended. */
  push(piece: string): string[] {
    const ended: string[] = [];
    // A CR ends its line at once; an LF that follows it, perhaps in the next piece, belongs to it.
    const text = this.#afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#afterReturn = piece.endsWith('\r');
    const lines = text.split(/\r\n|\r|\n/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      const whole = this.#line + line;
      this.#line = '';
      if (whole === '') this.#end(ended);
      else this.#take(whole);
    }
    this.#line += last;
    return ended;
  }

  #take(line: string) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line)!;
    if (field === 'data') this.#data.push(value!);
  }

  #end(ended: string[]) {
    if (this.#data.length > 0) ended.push(this.#data.join('\n'));
    this.#data = [];
  }
}

/** An event of the protocol, or undefined for what is none: a newer server may say what this page does not know. */
export function readEvent(data: string): ChatEvent | undefined {
  try {
    const event: unknown = JSON.parse(data);
    const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : undefined;
    return typeof type === 'string' ? (event as ChatEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** The events of a body, as they come. Throws what the body's reader throws when it is cut; ends with the body. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ChatEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const cutter = new EventCutter();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      for (const data of cutter.push(decoder.decode(value, { stream: !done }))) {
        const event = readEvent(data);
        if (event) yield event;
      }
      if (done) return;
    }
  } finally {
    reader.releaseLock();
  }
}
