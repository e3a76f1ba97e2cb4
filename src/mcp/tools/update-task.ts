import { UpdateTaskInput, UpdateTaskOutput } from '../../domain/schemas.ts';
import { nextOf } from './next-task.ts';
import { known, tool } from './tool.ts';

export const updateTask = tool({
  name: 'update_task',
  title: 'Change a task',
  description:
    'Changes the given fields of one todo and leaves the others alone; null clears a field, completed false reopens. ' +
    'add_tags and remove_tags change single tags, tags replaces them all.',
  input: UpdateTaskInput,
  output: UpdateTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ user_id: _, ...input }, caller, deps) => {
    const change = deps.tasks.update(caller, input, caller.key);
    const { task_id, title, task } = await known(deps, caller, input.task_id, change);
    const next = input.completed ? await nextOf(task, caller, deps) : {};
    return { task_id, status: 'updated', title, task, ...next };
  },
});
