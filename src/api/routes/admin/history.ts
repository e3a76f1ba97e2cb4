import type { TaskClient } from '../../../actors/contract.ts';
import { readChanges } from '../../../db/audit/history.ts';
import type { Db } from '../../../db/database.ts';
import { TaskHistory, TaskPath } from '../../../domain/audit.ts';
import type { Task } from '../../../domain/schemas.ts';
import { foldTask, isSameTask } from '../../../domain/task-history.ts';
import { Rejected } from '../../../errors.ts';
import { jsonAnswer } from '../../answers.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

interface Needs {
  db: Db;
  tasks: Pick<TaskClient, 'get'>;
}

const historyByAdmin: Limit = { name: 'historyByAdmin', points: 120, seconds: 60 };

export const historyRoutes = [
  route({
    method: 'get',
    path: '/api/admin/tasks/{user_id}/{task_id}/history',
    summary: 'What became of a task, folded from its events and compared with the task itself',
    caller: 'admin',
    limit: historyByAdmin,
    ids: TaskPath,
    answer: jsonAnswer('TaskHistory', TaskHistory),
    async run({ path: { user_id, task_id }, requestId }, { db, tasks }: Needs) {
      const { versions, sound } = foldTask(await readChanges(db, user_id, task_id));
      const current = await readCurrent(tasks, user_id, task_id, requestId);
      const last = versions.at(-1);
      if (!last && !current)
        throw new Rejected('not_found', 'There never was such a task; list the audit to find one.');
      const left = last?.event_type === 'task.deleted' ? null : (last?.task ?? null);
      // A fold whose last version was emptied tells nothing, so it equals nothing.
      const known = last !== undefined && last.task !== null;
      return { versions, current, matches: sound && known && isSameTask(left, current) };
    },
  }),
];

async function readCurrent(tasks: Needs['tasks'], userId: string, taskId: number, requestId: string) {
  try {
    return await tasks.get({ userId, origin: 'web', requestId }, taskId);
  } catch (error) {
    if (error instanceof Rejected && error.code === 'not_found') return null as Task | null;
    throw error;
  }
}
