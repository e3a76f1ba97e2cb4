import type { Item } from './wire.ts';

/**
 * The items of a thread after its newest ones were read again. Both lists are oldest first. What the server has is right: what it changed,
 * added or removed. Older items than those that were read stay. `undefined`: nothing that was here is among what was read, so there may be a hole.
 */
export function merged(here: readonly Item[], read: readonly Item[]): readonly Item[] | undefined {
  const ids = new Set(read.map(({ id }) => id));
  const first = here.findIndex(({ id }) => ids.has(id));
  if (first < 0 && here.length > 0) return undefined;
  const known = new Map(here.map((item) => [item.id, item]));
  const newest = read.map((item) => same(known.get(item.id), item));
  return [...here.slice(0, Math.max(first, 0)), ...newest, ...unkept(here, read)];
}

/** An answer that was cut off and that the server does not have: what has been read by a person does not vanish. */
function unkept(here: readonly Item[], read: readonly Item[]): Item[] {
  if (read.at(-1)?.type !== 'user_message') return [];
  const place = here.findIndex(({ id }) => id === read.at(-1)!.id);
  return place < 0 ? [] : here.slice(place + 1).filter(({ type }) => type === 'assistant_message');
}

/** The old object when nothing in it changed: it is not drawn again. */
function same(old: Item | undefined, item: Item): Item {
  return old && JSON.stringify(old) === JSON.stringify(item) ? old : item;
}

/** The text that was typed, without what of it was sent. */
export function withoutSent(text: string, sent: string): string {
  return text.startsWith(sent) ? text.slice(sent.length).trimStart() : text;
}
