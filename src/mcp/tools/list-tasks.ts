import { namesDays } from '../../db/lists/task-filters.ts';
import { ListTasksInput, ListTasksOutput } from '../../domain/schemas.ts';
import { settingsOf } from '../../domain/user.ts';
import { tool } from './tool.ts';

export const listTasks = tool({
  name: 'list_tasks',
  title: 'List tasks',
  description:
    'Lists the signed-in user\'s todos, filtered and sorted. "What is pending?" is status pending; "overdue" is due overdue. ' +
    'Use search to find the number of a task that the user names by its title, before completing, changing or deleting it.',
  input: ListTasksInput,
  output: ListTasksOutput,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scope: 'tasks:read',
  run: async ({ user_id: _, ...query }, caller, deps) => {
    const { timezone, locale } = settingsOf(namesDays(query) ? await deps.readSettings(caller.userId) : undefined);
    return deps.list(caller.userId, query, { now: new Date(), zone: caller.zone ?? timezone, locale });
  },
  textField: 'tasks',
});
