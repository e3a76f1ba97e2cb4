import { request } from '../../core/calls.ts';
import { queryOf } from '../where/addresses.ts';
import type { Filter } from './filters.ts';

/** A recorded event; of an emptied one the payload is null. */
export interface RecordedEvent {
  event_id: string;
  event_type: string;
  user_id: string;
  task_id?: number;
  payload: unknown;
  emptied_for?: 'retention' | 'erasure';
  seq: number;
  topic: string;
  recorded_at: string;
  [more: string]: unknown;
}

/** A page of what matches, the newest first. */
export async function findEvents(filter: Filter, cursor: string | undefined, signal: AbortSignal) {
  const query = queryOf({ ...filter, cursor });
  const path = `/api/admin/audit${query && `?${query}`}`;
  const { events, next_cursor } = await request<{ events: RecordedEvent[]; next_cursor?: string }>(
    'GET',
    path,
    undefined,
    { signal },
  );
  return { items: events, next_cursor };
}

export const exportPath = (filter: Filter): string => {
  const query = queryOf({ ...filter });
  return `/api/admin/audit/export${query && `?${query}`}`;
};
