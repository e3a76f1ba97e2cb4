import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { migrate } from '../../src/db/database.ts';
import { countWaiting } from '../../src/subscribers/delivery/waiting-rows.ts';
import { testDatabase } from '../support/database.ts';

test('a database that has a higher migration gets a lower one that comes later', async (t) => {
  const db = await testDatabase(t);
  await sql`drop table waiting_deliveries`.execute(db);
  await sql`delete from kysely_migration where name = '0008_waiting_deliveries.sql'`.execute(db);
  await migrate(db);
  assert.equal((await countWaiting(db)).size, 0);
});
