import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CompiledQuery, sql } from 'kysely';
import { replayEvents } from '../../src/db/audit/replay.ts';
import type { Db } from '../../src/db/database.ts';
import { outboxIsEmpty } from '../support/deliveries.ts';
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
  const mix = { add: 1, update: 4, pair: 1, race: 2, complete: 1, reopen: 1, repeat: 1 };
  const { db, ledger, check } = await openHouse(t, { mix, systems: 2 });
  // What a host remembers is old when the events of what the other one wrote are gone.
  for (let round = 0; round < 4; round++) {
    await ledger.run(20);
    await outboxIsEmpty(db);
  }
  assert.deepEqual(await check(), []);
});

/** Sends every commit of a document a second time, as who did not get the answer does. */
function twice(db: Db, commits: { attempts: number; failed: number }): Db {
  async function send(query: CompiledQuery) {
    const result = await db.executeQuery(query);
    if (!query.sql.startsWith('insert into state')) return result;
    commits.attempts++;
    await db.executeQuery(query).catch((error: unknown) => {
      commits.failed++;
      throw error;
    });
    return result;
  }
  return new Proxy(db, {
    get(target, name) {
      if (name === 'executeQuery') return send;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('every transaction is made twice', async (t) => {
  const commits = { attempts: 0, failed: 0 };
  const { ledger, check } = await openHouse(t, { through: (db) => twice(db, commits) });
  // Commits that come together are one statement.
  await ledger.run(120);
  assert.ok(commits.attempts > 20);
  assert.deepEqual(await check({ tail: commits }), []);
});

test('events come twice, late and out of order', async (t) => {
  const mix = { add: 2, addRecurring: 4, complete: 6, reopen: 5, update: 1 };
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
    // What is not told now, is told by somebody else.
    for (const { user_id, task_id, reminder_id } of due)
      await systems[0]!.runtime.invoke('task', `${user_id}.${task_id}`, 'due', { reminder_id }).catch(() => {});
    await sleep(50);
  }
  assert.deepEqual(await check(), []);
});

/** Sends everything recorded to one consumer again, when the inbox, which remembers for thirty days, has forgotten it. */
async function replayForgotten(db: Db, consumer: 'notifications' | 'recurrence'): Promise<number> {
  await sql`delete from inbox`.execute(db);
  await sql`insert into inbox select ${consumer === 'recurrence' ? 'notifications' : 'recurrence'}, event_id from audit_events`.execute(
    db,
  );
  const request = { consumer, filter: {}, dry_run: false, reason: 'a test' } as const;
  return (await replayEvents(db, request, { userId: 'boss', requestId: 'replay' })).replayed;
}

test('what was told long ago is replayed to one consumer', async (t) => {
  const { db, ledger, check } = await openHouse(t, { mix: { addDue: 1 } });
  await ledger.run(5);
  assert.deepEqual(await check(), []);
  assert.equal(await replayForgotten(db, 'notifications'), await told(db));
  assert.deepEqual(await check(), []);
});

test('reminders leave by mail and push while events come twice and servers are busy, and are replayed later', async (t) => {
  const mix = { addDue: 4, move: 1, complete: 1, update: 1 };
  const { db, ledger, check } = await openHouse(t, { mix, sending: true, faults: { duplicate: 0.5, loseAnswer: 0.1 } });
  const patient = { settlingMs: 20_000 };
  await ledger.run(24);
  assert.deepEqual(await check(patient), []);
  await replayForgotten(db, 'notifications');
  assert.deepEqual(await check(patient), []);
});

test('completions of long ago are replayed', async (t) => {
  const { db, ledger, check } = await openHouse(t, { mix: { addRecurring: 2, complete: 3, reopen: 1 } });
  await ledger.run(30);
  assert.deepEqual(await check(), []);
  await replayForgotten(db, 'recurrence');
  assert.deepEqual(await check(), []);
});

const told = async (db: Db) => (await db.selectFrom('notifications').select('reminder_id').execute()).length;

test('chat turns are asked for again', async (t) => {
  const { ledger, check } = await openProgram(t, { door: chatDoor, mix: { add: 1, repeat: 2 } });
  while (ledger.counts.repeated < 3) await ledger.run(6);
  assert.deepEqual(await check(), []);
});
