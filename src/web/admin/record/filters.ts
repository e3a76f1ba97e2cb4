/** A filter of the audit as its form and its address have it: texts; times are instants. */
export const filterFields = ['user_id', 'task_id', 'event_type', 'from', 'to'] as const;
export type FilterField = (typeof filterFields)[number];
export type FilterForm = Partial<Record<FilterField, string>>;

/** The same as the routes take it. */
export interface Filter {
  user_id?: string;
  task_id?: number;
  event_type?: string;
  from?: string;
  to?: string;
}

export interface FilterFault {
  fault: string;
  field: FilterField;
}

/** Answers the filter, or what is wrong with the form in words. */
export function readFilter(form: FilterForm): { filter: Filter } | FilterFault {
  const [user_id, task, event_type, from, to] = filterFields.map((field) => form[field]?.trim() || undefined);
  if (task !== undefined && !/^[1-9]\d{0,14}$/.test(task))
    return { fault: 'The number of a task is a whole number from 1.', field: 'task_id' };
  if (task !== undefined && user_id === undefined)
    return { fault: 'Tasks are counted for each user: add the user.', field: 'user_id' };
  if (from !== undefined && to !== undefined && from >= to)
    return { fault: 'The end must be later than the beginning.', field: 'to' };
  return {
    filter: {
      ...(user_id && { user_id }),
      ...(task && { task_id: Number(task) }),
      ...(event_type && { event_type }),
      ...(from && { from }),
      ...(to && { to }),
    },
  };
}

/** The filter that finds one recorded event: its task, its type, and the millisecond of its recording. */
export function filterOfEvent(event: {
  user_id: string;
  task_id?: number;
  event_type: string;
  recorded_at: string;
}): FilterForm {
  const from = new Date(event.recorded_at);
  return {
    user_id: event.user_id,
    ...(event.task_id !== undefined && { task_id: String(event.task_id) }),
    event_type: event.event_type,
    from: from.toISOString(),
    to: new Date(from.getTime() + 1).toISOString(),
  };
}

/** The instant at which clocks of that zone show `local` (`YYYY-MM-DDTHH:MM`, with seconds if wanted); inside a gap a moment beside it. Throws `RangeError` for what is no time. */
export function instantIn(local: string, zone: string): string {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) throw new RangeError(`not a time: ${local}`);
  // The offset there may be another one than here: the second look has it.
  const guess = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(guess, zone)).toISOString();
}

/** What clocks of that zone show at an instant, as a field for local times takes it. */
export function localIn(instant: string, zone: string): string {
  const moment = Date.parse(instant);
  return new Date(moment + offsetAt(moment, zone))
    .toISOString()
    .replace(/(:00)?(\.000)?Z$/, '')
    .replace(/Z$/, '');
}

/** Milliseconds that clocks of the zone are ahead of UTC at that moment. */
function offsetAt(moment: number, timeZone: string): number {
  const fields = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  const text = new Intl.DateTimeFormat('sv', { timeZone, hourCycle: 'h23', ...fields }).format(moment);
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(moment / 1_000) * 1_000;
}
