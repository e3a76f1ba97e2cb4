import { backupAndRestore } from './backup-and-restore.ts';
import { badRelease } from './bad-release.ts';
import { consumerLag } from './consumer-lag.ts';
import { deadLetters } from './dead-letters.ts';
import { eraseAUser } from './erase-a-user.ts';
import { kafkaDown } from './kafka-down.ts';
import { keyRotation } from './key-rotation.ts';
import { modelProviderDown } from './model-provider-down.ts';
import { noisyTenant } from './noisy-tenant.ts';
import { outboxStuck } from './outbox-stuck.ts';
import { postgresFailover } from './postgres-failover.ts';
import { remindersLate } from './reminders-late.ts';
import type { Drill, OwnDrill } from './scene.ts';
import { schedulerLost } from './scheduler-lost.ts';

/** What nobody else feels; these can be rehearsed side by side. */
export const quiet: Drill[] = [consumerLag, deadLetters, eraseAUser, modelProviderDown, noisyTenant];

/** What everybody feels, one after the other; the last one leaves the stack with another database server. */
export const loud: Drill[] = [
  outboxStuck,
  kafkaDown,
  remindersLate,
  schedulerLost,
  keyRotation,
  badRelease,
  postgresFailover,
];

/** What needs more than one stack. */
export const apart: OwnDrill[] = [backupAndRestore];
