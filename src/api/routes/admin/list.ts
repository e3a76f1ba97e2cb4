import { auditRoutes } from './audit.ts';

/** What only admins may call. */
export const adminRoutes = [...auditRoutes];
