import { audit } from '../subscribers/audit.ts';
import { deadLetterSubscriptions } from '../subscribers/dead-letters.ts';
import type { Core, Part } from './part.ts';

/** Keeps every event, and what died on its way to a consumer. */
export const auditPart = ({ db }: Pick<Core, 'db'>): Part => ({
  consumers: [audit(db)],
  subscriptions: deadLetterSubscriptions(db),
});
