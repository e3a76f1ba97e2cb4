import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { findRecords } from '../../src/db/audit/records.ts';
import { sealNext, settledSeq } from '../../src/db/audit/seals.ts';
import { verifyAudit } from '../../src/db/audit/verify.ts';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { startSealing } from '../../src/loops/audit.ts';
import { storeRecords } from '../support/audit.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
let postgres: Postgres;
before(async () => {
  if (bin) postgres = await startPostgres(bin);
});
after(() => postgres?.stop());

/** A migrated database, opened once for each process. */
async function openTwice(t: TestContext): Promise<[Db, Db]> {
  const url = await postgres.createDatabase();
  const [one, other] = [await openDatabase({ driver: 'pg', url }), await openDatabase({ driver: 'pg', url })];
  t.after(() => Promise.all([one.destroy(), other.destroy()]));
  await migrate(one);
  return [one, other];
}

test('a row that is committed late, under a lower number than others, is waited for before sealing', {
  skip,
}, async (t) => {
  const [one, other] = await openTwice(t);
  const recorded = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const late = one.transaction().execute(async (tx) => {
    await storeRecords(tx, 1, 0);
    recorded.resolve();
    await gate.promise;
  });
  await recorded.promise;
  await storeRecords(other, 3, 1);
  assert.equal(await settledSeq(other), undefined);
  gate.resolve();
  await late;
  const upto = await settledSeq(other);
  assert.equal(upto, 4);
  assert.equal((await sealNext(other, upto))?.row_count, 4);
  assert.equal((await verifyAudit(one)).ok, true);
});

test('two sealers beside four writers make one chain that holds', { skip }, async (t) => {
  const [one, other] = await openTwice(t);
  const sealing = [one, other].map((db, n) => startSealing({ db, log: quiet, holder: `${n}`, everyMs: 1 }));
  const racing = async (db: Db) => {
    for (let n = 0; n < 50; n++) await sealNext(db, (await settledSeq(db)) ?? 0, 5);
  };
  const writing = async (writer: number) => {
    for (let n = 0; n < 50; n++) await storeRecords(writer % 2 ? one : other, 3, writer * 10_000 + n * 3);
  };
  await Promise.all([racing(one), racing(other), ...[0, 1, 2, 3].map(writing)]);
  await eventually(async () => assert.equal((await verifyAudit(one)).checked, 600));
  await Promise.all(sealing.map(({ stop }) => stop()));
});

test('rows stay and pages meet on a server, too', { skip }, async (t) => {
  const [one] = await openTwice(t);
  await storeRecords(one, 250);
  await assert.rejects(sql`delete from audit_events`.execute(one), /append-only/);
  let [cursor, found] = [undefined as string | undefined, 0];
  do {
    const page = await findRecords(one, {}, cursor);
    found += page.events.length;
    cursor = page.next_cursor;
  } while (cursor);
  assert.equal(found, 250);
});
