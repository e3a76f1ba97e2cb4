import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { refusalOf } from '../refusal.ts';

export interface Page<T> {
  items: T[];
  next_cursor?: string | undefined;
}

export interface Paged<T> {
  /** Undefined until the first page has come. What is there stays while more is fetched, and when that fails. */
  items: T[] | undefined;
  busy: boolean;
  fault: string | undefined;
  /** Fetches the next page; undefined where there is none. */
  more: (() => void) | undefined;
  /** From the first page on. */
  reload(): void;
  /** What the page knows by itself since it was fetched. */
  change(make: (items: T[]) => T[]): void;
}

/** A list that comes in pages. Another `key` is another list. */
export function usePages<T>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  key = '',
): Paged<T> {
  const items = useSignal<T[] | undefined>(undefined);
  const cursor = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const fault = useSignal<string | undefined>(undefined);
  const flight = useRef<AbortController>(undefined);

  const fetchFrom = async (from: string | undefined) => {
    flight.current?.abort();
    const own = new AbortController();
    flight.current = own;
    busy.value = true;
    fault.value = undefined;
    try {
      const page = await load(from, own.signal);
      if (own.signal.aborted) return;
      items.value = from === undefined ? page.items : [...(items.peek() ?? []), ...page.items];
      cursor.value = page.next_cursor;
    } catch (error) {
      if (!own.signal.aborted) fault.value = refusalOf(error).message;
    } finally {
      if (flight.current === own) busy.value = false;
    }
  };

  useEffect(() => {
    items.value = undefined;
    void fetchFrom(undefined);
    return () => flight.current?.abort();
  }, [key]);

  return {
    items: items.value,
    busy: busy.value,
    fault: fault.value,
    more: cursor.value === undefined ? undefined : () => void fetchFrom(cursor.peek()),
    reload: () => void fetchFrom(undefined),
    change(make) {
      items.value = make(items.peek() ?? []);
    },
  };
}

/** One answer, as a list of one. */
export function useFetched<T>(load: (signal: AbortSignal) => Promise<T>, key = '') {
  const { items, change, ...rest } = usePages<T>(async (_cursor, signal) => ({ items: [await load(signal)] }), key);
  return { ...rest, value: items?.[0], set: (value: T) => change(() => [value]) };
}
