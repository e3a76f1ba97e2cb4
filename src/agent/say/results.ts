import type { Priority, ToolCall } from '../../domain/schemas.ts';

/** What the results of tools say, however they came back. */

/** What is known of a task from a result; a deleted or completed one comes back with number and title only. */
export interface Seen {
  id: number;
  title: string;
  completed?: boolean;
  due_date?: string | null;
  priority?: Priority;
  tags?: string[];
  recurrence?: { text: string; rule?: string; mode?: 'schedule' | 'completion' } | null;
  description?: string | null;
  reminders?: string[];
  version?: number;
}

/** The tasks in a result, whichever tool gave it. */
export function tasksOf(call: ToolCall): Seen[] {
  if (call.status !== 'ok') return [];
  const { result } = call;
  if (Array.isArray(result)) return result.filter(isSeen);
  if (!isRecord(result)) return [];
  if (Array.isArray(result.tasks)) return result.tasks.filter(isSeen);
  if (isSeen(result.task)) return [result.task];
  if (typeof result.task_id !== 'number' || typeof result.title !== 'string') return [];
  return [{ id: result.task_id, title: result.title }];
}

/** The next task of the series of a completed one; without a number it is still to come. */
export function nextOf({ status, result }: ToolCall): { id?: number; due_date: string } | undefined {
  const next = status === 'ok' && isRecord(result) ? result.next : undefined;
  if (!isRecord(next) || typeof next.due_date !== 'string') return undefined;
  return { due_date: next.due_date, ...(typeof next.task_id === 'number' ? { id: next.task_id } : {}) };
}

/** How many tasks fit a list's filter, shown or not. */
export function totalOf(call: ToolCall): number {
  const total = isRecord(call.result) ? call.result.total : undefined;
  return typeof total === 'number' ? total : tasksOf(call).length;
}

export function cursorOf(call: ToolCall): string | undefined {
  const cursor = isRecord(call.result) ? call.result.next_cursor : undefined;
  return typeof cursor === 'string' && call.status === 'ok' ? cursor : undefined;
}

/** The refusal or outage a call ended in. */
export function errorOf(call: ToolCall): { code: string; message: string } | undefined {
  const error = isRecord(call.result) ? call.result.error : undefined;
  if (isRecord(error)) return { code: String(error.code ?? 'unavailable'), message: String(error.message ?? '') };
  if (call.status === 'ok') return undefined;
  return { code: 'unavailable', message: typeof call.result === 'string' ? call.result : '' };
}

function isSeen(value: unknown): value is Seen {
  return isRecord(value) && typeof value.id === 'number' && typeof value.title === 'string';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
