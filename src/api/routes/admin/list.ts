import { auditRoutes } from './audit.ts';
import { deadLetterRoutes } from './dead-letters.ts';

/** What only admins may call. */
export const adminRoutes = [...auditRoutes, ...deadLetterRoutes];
