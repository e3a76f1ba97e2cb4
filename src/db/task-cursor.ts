import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Type, { type Static } from 'typebox';
import { Rejected } from '../domain/errors.ts';
import { check } from '../domain/validate.ts';

const closed = { additionalProperties: false };
const number = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Where a page ended. What it holds of a task is only its sort key and its number. */
const Cursor = Type.Object(
  {
    /** Fingerprint of user, filters and order: the cursor is good for nothing else. */
    of: Type.String(),
    /** When the first page was read, so that "today" means the same day on every page. Milliseconds since 1970. */
    now: Type.Integer({ minimum: 0, maximum: Date.UTC(3000, 0) }),
    id: number,
    /** The sort key of the last task; null where the number alone orders. Instants in milliseconds since 1970. */
    key: Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean(), Type.Null()]),
    /** With the best match first: the numbers between which tasks were ranked. */
    ranked: Type.Optional(Type.Object({ from: number, to: number }, closed)),
  },
  closed,
);
export type Cursor = Static<typeof Cursor>;
export type SortKey = Cursor['key'];

/** Deflated, because a title of 200 four-byte characters must fit into the 1,000 characters that a cursor may have. */
const maxJsonBytes = 4096;

export function fingerprint(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

export function writeCursor(cursor: Cursor): string {
  return deflateRawSync(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `Rejected('invalid')` for anything but a cursor of the same user, filters and order. */
export function readCursor(text: string, of: string, isKey: (key: SortKey) => boolean): Cursor {
  const cursor = parse(text);
  if (!cursor || (cursor.of === of && !isKey(cursor.key)))
    throw new Rejected('invalid', 'This cursor was not given out here; leave cursor out to begin with the first page.');
  if (cursor.of !== of)
    throw new Rejected(
      'invalid',
      'This cursor belongs to another list; use it with the same filters, sort_by and order, or leave cursor out.',
    );
  return cursor;
}

function parse(text: string): Cursor | undefined {
  try {
    const json = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: maxJsonBytes }).toString();
    return check(Cursor, JSON.parse(json), 'cursor');
  } catch {
    return undefined;
  }
}
