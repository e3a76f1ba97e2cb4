import { AddTaskInput, AddTaskOutput } from '../../domain/schemas.ts';
import { tool } from './tool.ts';

export const addTask = tool({
  name: 'add_task',
  title: 'Add a task',
  description:
    'Creates one todo for the signed-in user and returns its number and the stored task. Pass due dates, reminders and repetition as the ' +
    'user said them ("tomorrow 5pm", "30 minutes before", "every other friday"): they are resolved in the user\'s time zone and returned resolved.',
  input: AddTaskInput,
  output: AddTaskOutput,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  scope: 'tasks:write',
  run: async ({ user_id: _, ...input }, caller, deps) => {
    const { task_id, title, task } = await deps.tasks.add(caller, input, caller.key);
    return { task_id, status: 'created', title, task };
  },
});
