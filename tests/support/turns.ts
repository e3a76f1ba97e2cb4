import { addTask, resolveNewTask } from '../../src/domain/task.ts';
import type { AddInput, ChangeContext, TaskDoc } from '../../src/domain/task-doc.ts';

let count = 0;

/** A rule's turn at noon UTC on Wednesday 2026-03-04, with a key of its own. */
export function turnOf(overrides: Partial<ChangeContext> = {}): ChangeContext {
  return {
    now: new Date('2026-03-04T12:00:00.000Z'),
    zone: 'UTC',
    locale: 'en-US',
    defaultReminder: 0,
    origin: 'mcp',
    requestId: 'request-1',
    key: `key-${++count}`,
    hash: 'hash',
    keyed: false,
    ...overrides,
  };
}

/** The document of a task that was just added. */
export function newDocument(id: { userId: string; taskId: number }, input: AddInput, turn = turnOf()): TaskDoc {
  return addTask(undefined, id, () => resolveNewTask(id.taskId, input, turn), turn)!.next;
}
