import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Type, { type Static } from 'typebox';
import { Rejected } from '../domain/errors.ts';
import { check } from '../domain/validate.ts';

/** Where a page ended. What it holds of a task is only its sort key and its number. */
const Cursor = Type.Object(
  {
    /** Fingerprint of user, filters and sorting: the cursor is good for nothing else. */
    of: Type.String(),
    /** When the first page was read (ISO 8601 UTC), so that "today" means the same day on every page. */
    now: Type.String({ format: 'date-time' }),
    id: Type.Integer({ minimum: 0 }),
    /** The sort key of the last task, null where it has none. */
    key: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    /** With best match first: the oldest number among the tasks that are ranked. */
    ranked: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type Cursor = Static<typeof Cursor>;

/** A title of 200 four-byte characters must fit into the 1,000 characters that a cursor may have. */
const maxJsonBytes = 4096;

export function fingerprint(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

export function writeCursor(cursor: Cursor): string {
  return deflateRawSync(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `Rejected('invalid')` for anything but a cursor of the same user, filters and sorting. */
export function readCursor(text: string, of: string): Cursor {
  const cursor = parse(text);
  if (!cursor)
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
