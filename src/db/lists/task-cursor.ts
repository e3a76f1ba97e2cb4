import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Rejected } from '../../errors.ts';

/** Where a page ended. What it holds of a task is only its sort key and its number. */
export interface Cursor {
  /** Fingerprint of user, filters and order: the cursor is good for nothing else. */
  of: string;
  /** When the first page was read, so that "today" means the same day on every page. Milliseconds since 1970. */
  now: number;
  id: number;
  /** The sort key of the last task; null where the number alone orders. Instants in milliseconds since 1970. */
  key: SortKey;
  /** With the best match first: the numbers between which tasks were ranked. */
  ranked?: { from: number; to: number };
}
export type SortKey = string | number | boolean | null;

const latestNow = Date.UTC(3000, 0);

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
    const value: unknown = JSON.parse(json);
    return isCursor(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A client can make a cursor of its own, so nothing may pass that Postgres would choke on. */
function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false;
  const { of, now, id, key, ranked } = value as Record<keyof Cursor, unknown>;
  const { from = 0, to = 0 } = (ranked ?? {}) as Record<'from' | 'to', unknown>;
  return (
    typeof of === 'string' &&
    isNumber(now) &&
    now <= latestNow &&
    [id, from, to].every(isNumber) &&
    (typeof key === 'string' ? key.isWellFormed() && !key.includes('\0') : key === null || typeof key !== 'object')
  );
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
