import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { replayEvents } from '../../src/db/audit/replay.ts';
import type { Db } from '../../src/db/database.ts';
import { chatDoor } from '../support/history/doors.ts';
import { openHouse, openProgram } from '../support/history/house.ts';

// Short runs, each of which needs one guard: taken out, the checker of histories finds it (tests/guards/history.test.ts).

test('adds are asked for again, and answers get lost', async (t) => {
  const { ledger, check } = await openHouse(t, { mix: { add: 2, repeat: 3 }, faults: { loseAnswer: 0.3 } });
  await ledger.run(60);
  assert.deepEqual(await check(), []);
});

test('changes are asked for again after others', async (t) => {
  const mix = { add: 1, update: 4, complete: 2, reopen: 2, repeat: 5 };
  const { ledger, check } = await openHouse(t, { mix, faults: { loseAnswer: 0.2 } });
  await ledger.run(120);
  assert.deepEqual(await check(), []);
});

test('keys are used on other tasks', async (t) => {
  const { ledger, check } = await openHouse(t, { mix: { add: 2, update: 3, borrow: 2 } });
  await ledger.run(80);
  assert.deepEqual(await check(), []);
});

test('two hosts have the same tasks', async (t) => {
  const mix = { add: 1, pair: 4, complete: 1, reopen: 1, repeat: 1 };
  const { ledger, check } = await openHouse(t, { mix, systems: 2 });
  await ledger.run(80);
  assert.deepEqual(await check(), []);
});

/** Every transaction on a document is made twice. */
const twice = async (db: Db) => {
  await sql`create function make_again() returns trigger language plpgsql as $$
    begin
      if pg_trigger_depth() = 1 then
        update state set value = new.value where key = new.key;
      end if;
      return null;
    end $$`.execute(db);
  await sql`create trigger zz_again after insert or update on state for each row execute function make_again()`.execute(
    db,
  );
};

test('every transaction is made twice', async (t) => {
  const { ledger, check } = await openHouse(t, { prepared: twice });
  await ledger.run(60);
  assert.deepEqual(await check({ faultless: true }), []);
});

test('events come twice, late and out of order', async (t) => {
  const mix = { add: 3, addRecurring: 3, complete: 5, reopen: 2, update: 2 };
  const faults = { duplicate: 0.5, reorder: 0.3, delay: 0.3, loseAnswer: 0.2 };
  const { ledger, check } = await openHouse(t, { mix, faults });
  await ledger.run(100);
  assert.deepEqual(await check(), []);
});

test('no tick of a scheduler comes', async (t) => {
  const { ledger, check } = await openHouse(t, { mix: { addDue: 3, move: 2, complete: 1 }, faults: { dropTick: 1 } });
  await ledger.run(20);
  assert.deepEqual(await check(), []);
});

test('everybody says all the time that reminders are due', async (t) => {
  const { db, ledger, systems, check } = await openHouse(t, { mix: { addDue: 3, move: 1, complete: 1, delete: 1 } });
  await ledger.run(20);
  while (Date.now() < ledger.lastDue() + 500) {
    const due = await db.selectFrom('reminders_due').select(['user_id', 'task_id', 'reminder_id']).execute();
    for (const { user_id, task_id, reminder_id } of due)
      await systems[0]!.runtime.invoke('task', `${user_id}.${task_id}`, 'due', { reminder_id });
    await sleep(50);
  }
  assert.deepEqual(await check(), []);
});

test('what was told long ago is replayed to one consumer', async (t) => {
  const { db, ledger, check } = await openHouse(t, { mix: { addDue: 1 } });
  await ledger.run(5);
  assert.deepEqual(await check(), []);
  // The inbox remembers for thirty days.
  await sql`delete from inbox where consumer <> 'recurrence'`.execute(db);
  const request = { consumer: 'notifications', filter: {}, dry_run: false, reason: 'a test' } as const;
  const { replayed } = await replayEvents(db, request, { userId: 'boss', requestId: 'replay' });
  assert.equal(replayed, await told(db));
  assert.deepEqual(await check(), []);
});

const told = async (db: Db) => (await db.selectFrom('notifications').select('reminder_id').execute()).length;

test('chat turns are asked for again', async (t) => {
  const { ledger, check } = await openProgram(t, { door: chatDoor, mix: { add: 1, repeat: 2 } });
  await ledger.run(12);
  assert.deepEqual(await check(), []);
});
