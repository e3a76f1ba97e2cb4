import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../src/db/database.ts';
import { freeWaitingDeliveries } from '../../src/db/leases.ts';
import { callTool, dataDirectory, eventually, freePort, signUp, startServer } from '../support/server.ts';
import { leftOut } from '../support/share.ts';
import { startSystem } from '../support/system.ts';

// The first commit and the first pass of the relay are the add's, the second ones the reminder's.
for (const [row, point] of ['before-commit:2', 'after-commit:2', 'after-delivery:2'].entries())
  test(`killed at "${point}" while a reminder fires, it is told exactly once`, { skip: leftOut(row) }, async (t) => {
    const ends: (() => unknown)[] = [];
    t.after(async () => {
      for (const end of ends.reverse()) await end();
    });
    const scope = { after: (end: unknown) => void ends.push(end as () => unknown) };
    const dataDir = await dataDirectory(scope);
    const doomed = await startServer(scope, { dataDir, port: await freePort(), crashAt: point });
    const user = await signUp(doomed.url);
    const due_date = new Date(Date.now() + 4_000).toISOString();
    await callTool(doomed.url, user, 'add_task', { title: 'Call mom', due_date });
    await eventually(() => assert.equal(doomed.process.signalCode, 'SIGKILL'));
    assert.doesNotMatch(doomed.output(), /"level":"(error|fatal)"/);

    const db = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'pglite') });
    scope.after(() => db.destroy());
    await db.deleteFrom('leases').execute();
    await freeWaitingDeliveries(db);
    await startSystem(scope as Parameters<typeof startSystem>[0], db, { dueDates: {} });
    const left = async () => ({
      planned: await db.selectFrom('reminders_due').select('reminder_id').execute(),
      outbox: await db.selectFrom('outbox').select('event_id').execute(),
      waiting: await db.selectFrom('waiting_deliveries').select('event_id').execute(),
    });
    await eventually(async () => assert.deepEqual(await left(), { planned: [], outbox: [], waiting: [] }));
    const audited = await db.selectFrom('audit_events').select('event_id').orderBy('event_id').execute();
    const id = `${user.id}.1`;
    assert.deepEqual(
      audited.map(({ event_id }) => event_id),
      [`${id}.${Date.parse(due_date)}/due`, `${id}/1`],
    );
  });
