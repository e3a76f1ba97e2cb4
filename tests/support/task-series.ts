import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { writeDocument } from './documents.ts';
import { listedTask } from './listed-tasks.ts';

/**
 * `count` tasks made by the database itself, in seconds where documents would take minutes: a fifth speaks of meetings, a
 * tenth is tagged "work", a tenth completed, every third due (one a minute, ending 50,000 minutes from now).
 */
export async function storeTaskSeries(db: Db, userId: string, count: number): Promise<void> {
  const step = 10_000;
  for (let from = 1; from <= count; from += step)
    await sql`
      insert into tasks (user_id, id, add_key, title, completed, priority, tags, due_at, created_at, updated_at, version, deleted, task, search)
      select ${userId}::text, i, 'key-' || i, title, i % 10 = 0, i % 4, tags, due_at, now(), now(), 1, false,
        ${JSON.stringify(listedTask(userId, 1))}::jsonb || jsonb_build_object('id', i, 'title', title, 'due_date', due_at),
        task_search(title, null, tags)
      from (
        select i, 'Task number ' || i || ' about the ' || (array['meeting', 'groceries', 'rent', 'dentist', 'garden'])[1 + i % 5] as title,
          case when i % 10 = 1 then array['work'] else '{}' end as tags,
          case when i % 3 = 0 then date_trunc('minute', now()) + (50000 - i) * interval '1 minute' end as due_at
        from generate_series(${from}::int, ${Math.min(count, from + step - 1)}::int) i
      ) series`.execute(db);
}

/** What an add leaves in the database, through the trigger on `state`. */
export async function writeAdd(db: Db, userId: string, id: number): Promise<void> {
  const task = listedTask(userId, id, { title: `Task number ${id} about the meeting`, tags: ['work'] });
  const doc = { rev: 1, task, deleted: false, add_key: `key-${id}`, due_at: null, reminders: [], events: [], keys: [] };
  await writeDocument(db, 'task', `${userId}.${id}`, doc);
}
