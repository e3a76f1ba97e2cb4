import { type Insertable, sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import type { Tables } from '../../src/db/tables.ts';
import { priorities, type Task } from '../../src/domain/schemas.ts';
import { startOfDue } from '../../src/language/dates.ts';

/** A task as stored before `zone` became the user's: whole days begin there. */
export interface ListedTask extends Task {
  deleted?: boolean;
}

export function listedTask(userId: string, id: number, fields: Partial<ListedTask> = {}): ListedTask {
  const at = new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString();
  return {
    id,
    user_id: userId,
    title: `task ${id}`,
    description: null,
    completed: false,
    priority: 'medium',
    tags: [],
    due_date: null,
    reminders: [],
    recurrence: null,
    series_id: null,
    occurrence: null,
    created_at: at,
    updated_at: at,
    completed_at: null,
    version: 1,
    ...fields,
  };
}

export function storedDue(task: ListedTask, zone: string): Date | null {
  return task.due_date === null ? null : startOfDue(task.due_date, zone);
}

/** Puts the rows there as the trigger on `state` would. */
export async function storeTasks(db: Db, tasks: ListedTask[], zone = 'UTC'): Promise<void> {
  for (let i = 0; i < tasks.length; i += 500)
    await db
      .insertInto('tasks')
      .values(tasks.slice(i, i + 500).map((task) => row(task, zone)))
      .execute();
}

function row({ deleted = false, ...task }: ListedTask, zone: string): Insertable<Tables['tasks']> {
  const { id, user_id, title, description, completed, tags, series_id, occurrence, version } = task;
  return {
    ...{ id, user_id, title, description, completed, tags, series_id, occurrence, version, deleted },
    add_key: `key-${id}`,
    priority: priorities.indexOf(task.priority),
    due_day: task.due_date?.length === 10 ? task.due_date : null,
    due_at: storedDue({ ...task, deleted }, zone),
    created_at: new Date(task.created_at),
    updated_at: new Date(task.updated_at),
    completed_at: null,
    task: JSON.stringify(task),
    search: sql<string>`task_search(${title}, ${description}, ${tags}::text[])` as unknown as string,
  };
}
