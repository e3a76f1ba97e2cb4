import { CompleteTaskOutput, TaskIdInput } from '../../domain/schemas.ts';
import { nextOf } from './next-task.ts';
import { known, tool } from './tool.ts';

export const completeTask = tool({
  name: 'complete_task',
  title: 'Complete a task',
  description:
    'Marks one todo as done. Completing a completed task changes nothing. A repeating task gets its next occurrence by itself: `next`.',
  input: TaskIdInput,
  output: CompleteTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ task_id: id }, caller, deps) => {
    const { task_id, title, task } = await known(deps, caller, id, deps.tasks.complete(caller, id, caller.key));
    return { task_id, status: 'completed', title, ...(await nextOf(task, caller, deps)) };
  },
});
