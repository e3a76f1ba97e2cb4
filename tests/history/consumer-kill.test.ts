import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openDatabase } from '../../src/db/database.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { createDeliveries } from '../../src/subscribers/delivery.ts';
import { startChild } from '../support/children.ts';
import { someEvents } from '../support/deliveries.ts';
import { dataDirectory, eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const dying = fileURLToPath(new URL('../support/dying-consumer.ts', import.meta.url));

/** Opens the directory, as a process does that is alone with it, and closes it again. */
async function within<T>(
  t: TestContext,
  dataDir: string,
  work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
) {
  const db = await openDatabase({ driver: 'pglite', dataDir });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= db.destroy();
    return closed;
  };
  t.after(close);
  const answer = await work(db);
  await close();
  return answer;
}

test('killed between a call and its mark: the event waits, the next process calls again, and the effect is there once', async (t) => {
  const dataDir = join(await dataDirectory(t), 'pglite');
  const caller = (db: Parameters<typeof byCall>[0], call: (event: AnyEvent) => Promise<void>) =>
    createDeliveries([byCall(db, { name: 'caller', topics: ['task-events'], call })], { db, log: quiet });
  const id = await within(t, dataDir, async (db) => {
    const { events } = await someEvents(t, 1, db);
    await sql`create table effects (event_id text primary key)`.execute(db);
    const failing = caller(db, async () => {
      throw new Error('not now');
    });
    assert.equal(await failing.subscriptions[0]!.deliver(events[0]!), 'SUCCESS');
    return events[0]!.id;
  });
  const child = startChild(t, process.execPath, [dying, dataDir], {});
  const [, signal] = await once(child, 'exit');
  assert.equal(signal, 'SIGKILL');
  await within(t, dataDir, async (db) => {
    const effects = async () => (await sql`select event_id from effects`.execute(db)).rows;
    const rows = (table: 'waiting_deliveries' | 'inbox') => db.selectFrom(table).select('event_id').execute();
    assert.deepEqual(
      [await effects(), await rows('waiting_deliveries'), await rows('inbox')],
      [[{ event_id: id }], [{ event_id: id }], []],
    );
    const calls: string[] = [];
    const next = caller(db, async ({ event_id }) => {
      calls.push(event_id);
      await sql`insert into effects values (${event_id}) on conflict do nothing`.execute(db);
    });
    next.start();
    await eventually(async () => assert.deepEqual(await rows('waiting_deliveries'), []));
    await next.stop();
    assert.deepEqual([calls, await effects(), await rows('inbox')], [[id], [{ event_id: id }], [{ event_id: id }]]);
  });
});
