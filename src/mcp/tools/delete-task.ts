import { DeleteTaskOutput, TaskIdInput } from '../../domain/schemas.ts';
import { known, tool } from './tool.ts';

export const deleteTask = tool({
  name: 'delete_task',
  title: 'Delete a task',
  description: 'Deletes one todo for good. Ask the user before deleting more than one.',
  input: TaskIdInput,
  output: DeleteTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ task_id: id }, caller, deps) => {
    const { task_id, title } = await known(deps, caller, id, deps.tasks.delete(caller, id, caller.key));
    return { task_id, status: 'deleted', title };
  },
});
