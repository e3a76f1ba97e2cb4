import { createHash } from 'node:crypto';
import type { Composed } from '../../domain/thread-items.ts';
import { isBlank } from '../../domain/validate.ts';
import { Rejected } from '../../errors.ts';
import type { Operation, UserMessageInput } from './requests.ts';

/** What a person put together, as a message to the agent. */

/** As of the plain dialect. */
const longestMessage = 10_000;

export interface Said {
  message: string;
  /** Present when there is more to it than its text. */
  composed?: Composed;
}

/** Throws `Rejected('invalid')` for what no agent could read. */
export function saidIn(input: UserMessageInput): Said {
  if (input.attachments && input.attachments.length > 0)
    throw new Rejected('invalid', 'Files cannot be attached here; send the message without them.');
  const message = input.content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
  if (isBlank(message)) throw new Rejected('invalid', 'The message is blank; write something first.');
  if ([...message].length > longestMessage)
    throw new Rejected('invalid', `The message has more than ${longestMessage} characters; send it in parts.`);
  const { content, quoted_text, inference_options = {} } = input;
  const isPlain = content.length === 1 && content[0]?.type === 'input_text' && quoted_text === undefined;
  if (isPlain && Object.keys(inference_options).length === 0) return { message };
  return { message, composed: { content, ...(quoted_text === undefined ? {} : { quoted_text }), inference_options } };
}

/** The same for the same request of the same frame; whose it is the query adds. */
export function fingerprintOf(
  { type, params }: Operation<'threads.create'> | Operation<'threads.add_user_message'>,
  frame: string,
): string {
  const thread = 'thread_id' in params ? params.thread_id : '';
  return createHash('sha256')
    .update(JSON.stringify([type, thread, params.input, frame]))
    .digest('base64url');
}

/** A page can name the person's zone beside the request; the protocol has no field for it. */
export function timezoneIn(metadata: Record<string, unknown> | undefined): { timezone?: string } {
  const zone = metadata?.timezone;
  return typeof zone === 'string' && zone !== '' ? { timezone: zone.slice(0, 100) } : {};
}
