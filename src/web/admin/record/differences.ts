import type { Task } from '../../../domain/schemas.ts';

export interface Difference {
  field: string;
  from: string;
  to: string;
}

/** What a version made of the one before it; null: there was none, or nothing of it is known any more. Fields that every change moves are left out. */
export function differences(before: Task | null, after: Task | null): Difference[] {
  if (!after) return [];
  return fieldsOf(after)
    .filter((field) => !moved.has(field))
    .map((field) => ({ field, from: shown(before?.[field]), to: shown(after[field]) }))
    .filter(({ from, to }) => from !== to);
}

/** As a person would tell them; a database has an order of its own. */
const order: readonly (keyof Task)[] = [
  'title',
  'description',
  'completed',
  'completed_at',
  'priority',
  'tags',
  'due_date',
  'reminders',
  'recurrence',
  'series_id',
  'occurrence',
];

/** The fields of a task in that order, then those that are only kept. */
export const fieldsOf = (task: Task): (keyof Task)[] => [
  ...order.filter((field) => field in task),
  ...(Object.keys(task) as (keyof Task)[]).filter((field) => !order.includes(field)),
];

const moved = new Set<string>(['id', 'user_id', 'version', 'updated_at', 'created_at']);

/** A value as text; nothing, `null` and an empty list are the same to a reader. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'object')
    return isRule(value)
      ? `${value.text}${value.mode === 'completion' ? ', after it was done' : ''}`
      : JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const isRule = (value: object): value is { text: string; mode?: string } =>
  'text' in value && typeof value.text === 'string';
