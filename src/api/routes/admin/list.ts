import { auditRoutes } from './audit.ts';
import { deadLetterRoutes } from './dead-letters.ts';
import { figureRoutes } from './figures.ts';
import { historyRoutes } from './history.ts';
import { replayRoutes } from './replay.ts';
import { userRoutes } from './users.ts';

/** What only admins may call. */
export const adminRoutes = [
  ...auditRoutes,
  ...deadLetterRoutes,
  ...replayRoutes,
  ...historyRoutes,
  ...userRoutes,
  ...figureRoutes,
];
