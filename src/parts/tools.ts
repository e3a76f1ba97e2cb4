import { findAdded, listTasks, nearbyOpenTasks } from '../db/lists/task-queries.ts';
import { readSettings } from '../db/settings-queries.ts';
import type { ServerDeps } from '../mcp/server.ts';
import type { Core } from './part.ts';

/** What the five tools stand on. */
export const toolDeps = ({
  db,
  log,
  tasks,
  share,
  metrics,
}: Pick<Core, 'db' | 'log' | 'tasks' | 'share' | 'metrics'>): ServerDeps => ({
  tasks,
  log,
  share,
  metrics,
  readSettings: (userId) => readSettings(db, userId),
  list: (userId, query, when) => listTasks(db, userId, query, when),
  nearby: (userId, taskId) => nearbyOpenTasks(db, userId, taskId),
  added: (userId, key) => findAdded(db, userId, key),
});
