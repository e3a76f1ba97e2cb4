import { startEmptying, startSealing } from '../loops/audit.ts';
import { audit } from '../subscribers/audit.ts';
import { deadLetterSubscriptions } from '../subscribers/dead-letters.ts';
import type { Core, Part } from './part.ts';

type Needs = Pick<Core, 'db' | 'log' | 'holder' | 'config'>;

/** Keeps every event under seals, and what died on its way to a consumer. */
export const auditPart = ({ db, log, holder, config: { auditRetentionDays } }: Needs): Part => ({
  consumers: [audit(db)],
  subscriptions: deadLetterSubscriptions(db),
  start(onStop) {
    onStop(startSealing({ db, log, holder }).stop);
    if (auditRetentionDays) onStop(startEmptying(db, log, auditRetentionDays).stop);
  },
});
