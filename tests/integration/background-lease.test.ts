import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { awaitLease, type Lease, type LeaseOptions, shareLease, takeLease } from '../../src/background/lease.ts';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

/** A lease of 15 s on a real database and on a clock that the test drives. */
async function openLease(t: TestContext) {
  const db = await testDatabase(t);
  // Whole milliseconds: a fraction could be lost in a sum, and a timer would come one tick later.
  let clock = Math.ceil(performance.now());
  t.mock.method(performance, 'now', () => clock);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const options: LeaseOptions = { db, log: quiet, name: 'work', holder: 'me', seconds: 15 };
  const advance = (ms: number) => {
    clock += ms;
    t.mock.timers.tick(ms);
  };
  return { db, options, advance, later: (ms: number) => (clock += ms), lease: (await takeLease(options))! };
}

const rows = (db: Db) => db.selectFrom('leases').selectAll().execute();

async function steal(db: Db): Promise<void> {
  await sql`update leases set holder = 'thief', expires_at = now() + interval '1 hour'`.execute(db);
}

async function lost(lease: Lease, why: RegExp): Promise<void> {
  await eventually(() => assert.ok(lease.signal.aborted));
  assert.match(String(lease.signal.reason), why);
  assert.equal(lease.held(), false);
}

test('of two holders one gets it; when it is given back the other one does', async (t) => {
  const { db, options, lease } = await openLease(t);
  assert.equal(await takeLease({ ...options, holder: 'other' }), undefined);
  await lease.release();
  assert.deepEqual(await rows(db), []);
  const next = await takeLease({ ...options, holder: 'other' });
  assert.ok(next?.held());
  await next?.release();
});

test('it is renewed at a third of its time, again and again', async (t) => {
  const { db, advance, lease } = await openLease(t);
  for (let n = 0; n < 5; n++) {
    await sql`update leases set expires_at = now() + interval '1 second'`.execute(db);
    advance(5_000);
    await eventually(async () => {
      const [row] = await rows(db);
      assert.ok(row!.expires_at.getTime() > Date.now() + 5_000);
    });
    assert.ok(lease.held());
  }
  await lease.release();
});

test('a lease that another holder took aborts the work at the next renewal, and giving it back leaves the other one', async (t) => {
  const { db, advance, lease } = await openLease(t);
  await steal(db);
  assert.equal(lease.signal.aborted, false);
  advance(5_000);
  await lost(lease, /work was taken by another holder/);
  await lease.release();
  assert.equal((await rows(db))[0]?.holder, 'thief');
});

test('a lease that cannot be renewed aborts the work when it ends, and not before', async (t) => {
  const { db, advance, lease } = await openLease(t);
  await sql`alter table leases rename to leases_away`.execute(db);
  advance(14_999);
  assert.ok(lease.held());
  assert.equal(lease.signal.aborted, false);
  advance(1);
  await lost(lease, /could not be renewed/);
  await sql`alter table leases_away rename to leases`.execute(db);
  await lease.release();
});

test('a process that was held up does not believe in a lease that has ended meanwhile, even before its timers run', async (t) => {
  const { later, lease } = await openLease(t);
  later(15_000);
  assert.equal(lease.held(), false);
  assert.ok(lease.signal.aborted);
  await lease.release();
});

test('a lease is given back only after the renewal that is on its way: that would bring it back', async (t) => {
  const { db, options, advance, lease } = await openLease(t);
  await lease.release();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const asked: string[] = [];
  const slow = db.withPlugin({
    transformQuery({ node }) {
      asked.push(node.kind);
      return node;
    },
    async transformResult({ result }) {
      if (asked.length === 2) await answered;
      return result;
    },
  });
  const kept = (await takeLease({ ...options, db: slow }))!;
  advance(5_000);
  await eventually(() => assert.equal(asked.length, 2));
  const released = kept.release();
  for (let n = 0; n < 20; n++) await rows(db);
  assert.deepEqual(asked, ['RawNode', 'RawNode']);
  answer();
  await released;
  assert.deepEqual(await rows(db), []);
});

test('a shared lease is taken once and kept from pass to pass; what was lost is taken again when it is free', async (t) => {
  const { db, options, advance, lease } = await openLease(t);
  const shared = shareLease({ ...options, holder: 'other' });
  assert.equal(await shared.take(), undefined);
  await lease.release();
  const first = await shared.take();
  assert.ok(first);
  assert.equal(await shared.take(), first);
  await steal(db);
  advance(5_000);
  await lost(first, /another holder/);
  assert.equal(await shared.take(), undefined);
  await sql`delete from leases`.execute(db);
  assert.ok((await shared.take())?.held());
  await shared.release();
  assert.deepEqual(await rows(db), []);
});

test('waiting for a lease ends with it, or when it is given up', async (t) => {
  const db = await testDatabase(t);
  const options: LeaseOptions = { db, log: quiet, name: 'work', holder: 'me', seconds: 3_600 };
  const held = (await takeLease(options))!;
  let refusals = 0;
  const other = { ...options, holder: 'other' };
  const pauses = { least: 1, most: 1 };
  await assert.rejects(
    awaitLease(other, {
      pauses,
      refused() {
        if (++refusals === 3) throw new Error('enough');
      },
    }),
    /enough/,
  );
  const waited = awaitLease(other, { pauses, refused: () => (refusals++ === 3 ? held.release() : undefined) });
  assert.ok((await waited).held());
  await (await waited).release();
});
