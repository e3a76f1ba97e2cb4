import type { Task } from '../schemas.ts';

/** Tasks as comma-separated values (RFC 4180), in UTF-8. */

const columns = [
  'id',
  'title',
  'description',
  'completed',
  'priority',
  'tags',
  'due_date',
  'reminders',
  'recurrence_rule',
  'recurrence_mode',
  'series_id',
  'occurrence',
  'created_at',
  'updated_at',
  'completed_at',
  'version',
] as const;

export const csvHead: string = row(columns);

/** Lists are JSON in their cell, what is absent is an empty one. */
export function csvRow({ tags, reminders, recurrence, user_id: _owner, ...task }: Task): string {
  const cells = {
    ...task,
    tags: tags.length > 0 ? JSON.stringify(tags) : '',
    reminders: reminders.length > 0 ? JSON.stringify(reminders) : '',
    recurrence_rule: recurrence?.rule ?? '',
    recurrence_mode: recurrence?.mode ?? '',
  };
  return row(columns.map((column) => `${cells[column] ?? ''}`));
}

function row(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

/**
 * A spreadsheet takes a cell that begins so for a formula, which may fetch and send. An apostrophe in front makes it text; one more is put before
 * those that are there already, so that taking one away gives back what was written.
 */
function harmless(cell: string): string {
  return /^'*\s*[=+\-@\t\r\n|%＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
