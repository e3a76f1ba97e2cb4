import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { openStore } from '../../src/dapr/embedded/store.ts';
import type { Db } from '../../src/db/database.ts';
import type { AnyEvent } from '../../src/domain/events.ts';
import type { Stop } from '../../src/process.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { createDeliveries } from '../../src/subscribers/delivery/deliveries.ts';
import { startChild } from '../support/children.ts';
import { someEvents } from '../support/deliveries.ts';
import { nodeFlags } from '../support/node-flags.ts';
import { dataDirectory, eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const dying = fileURLToPath(new URL('../support/dying-consumer.ts', import.meta.url));

/** Opens the directory as the program does, and closes it again. */
async function within<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const stops: Stop[] = [];
  const config = { dataDir, databaseUrl: undefined, databaseDriver: 'pg', durability: 'power' } as const;
  try {
    return await work(await openStore(config, quiet, 'test', (stop) => stops.push(stop)));
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

test('killed between a call and its mark: the event waits, the next process calls again, and the effect is there once', async (t) => {
  const dataDir = await dataDirectory(t);
  const caller = (db: Db, call: (event: AnyEvent) => Promise<void>) =>
    createDeliveries([byCall(db, { name: 'caller', topics: ['task-events'], call })], { db, log: quiet });
  const id = await within(dataDir, async (db) => {
    const { events } = await someEvents(t, 1, db);
    await sql`create table effects (event_id text primary key)`.execute(db);
    const failing = caller(db, async () => {
      throw new Error('not now');
    });
    assert.equal(await failing.subscriptions[0]!.deliver(events[0]!), 'SUCCESS');
    return events[0]!.id;
  });
  const child = startChild(t, process.execPath, [...nodeFlags, dying, join(dataDir, 'pglite')], {});
  const [, signal] = await once(child, 'exit');
  assert.equal(signal, 'SIGKILL');
  await within(dataDir, async (db) => {
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
