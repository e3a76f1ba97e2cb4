import { sql } from 'kysely';
import { loadConfig } from '../../src/config.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import { Rejected } from '../../src/errors.ts';
import { openLog } from '../../src/log.ts';
import { auditPart } from '../../src/parts/audit.ts';
import { openCore } from '../../src/parts/core.ts';
import { livePart } from '../../src/parts/live.ts';
import { notificationsPart } from '../../src/parts/notifications.ts';
import { recurrencePart } from '../../src/parts/recurrence.ts';
import { relayPart } from '../../src/parts/relay.ts';
import { startParts } from '../../src/parts/start.ts';
import { runProcess } from '../../src/process.ts';
import { byCall } from '../../src/subscribers/by-call.ts';

// The program's relay and consumers, and three more: one hangs for ever with some tasks, one always fails with some, and one until it is mended.

export const hangs = 'The one that hangs';
export const fails = 'The one that fails';
/** The table `mended` mends it. */
export const broken = 'The one that is broken';

if (import.meta.main) {
  const config = loadConfig(process.env);
  const log = openLog(config.logLevel);
  await runProcess(log, async (onStop) => {
    const core = await openCore(config, log, onStop);
    const odd = (name: string, call: (event: AnyEvent) => Promise<void>) =>
      byCall(core.db, { name, topics: ['task-events', 'reminders'], call });
    const consumers = [
      odd('hanging', (event) => (titleOf(event) === hangs ? new Promise(() => {}) : Promise.resolve())),
      odd('failing', async (event) => {
        if (titleOf(event) === fails) throw new Error('it does not want this one');
      }),
      odd('broken', async (event) => {
        if (titleOf(event) !== broken) return;
        const { rows } = await sql`select where to_regclass('mended') is not null`.execute(core.db);
        if (rows.length === 0) throw new Rejected('invalid', 'it is broken');
      }),
    ];
    const parts = [relayPart(core), recurrencePart(core), auditPart(core), notificationsPart(core), livePart(core)];
    await startParts(core, [...parts, { consumers }], onStop);
  });
}

function titleOf({ payload }: AnyEvent): string {
  return 'task' in payload ? payload.task.title : payload.title;
}
