import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHouse } from '../support/history/house.ts';

// A thousand reminders in one second. How late they come is a figure of `npm run bench`; here none may be lost, told twice, early, or of what was moved or done.

const count = 1_000;
const patient = { lateMs: 120_000, settlingMs: 120_000 };
const aSecond = 1_000;

/** Adds all of them, due within one second that comes soon after they are there. */
async function openBurst(t: Parameters<typeof openHouse>[0]) {
  const house = await openHouse(t, {});
  const { ledger } = house;
  const [first = assert.fail()] = ledger.accounts;
  const some = 50;
  const addSome = () => Promise.all(Array.from({ length: some }, () => ledger.add(first)));
  // The first ones warm up; then what they take on this machine, twice.
  await addSome();
  const started = performance.now();
  await addSome();
  const due = Date.now() + 3_000 + (2 * count * (performance.now() - started)) / some;
  const moment = (n: number) => new Date(due + (n * aSecond) / count).toISOString();
  const account = (n: number) => ledger.accounts[n % ledger.accounts.length]!;
  const numbers = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const { answer } = await ledger.ask(account(n), 'add_task', { title: `Task ${n}`, due_date: moment(n) });
      return answer!.number;
    }),
  );
  return { ...house, due, numbers, account };
}

test('a thousand reminders of one second: none is lost, told twice or early', async (t) => {
  const { db, check } = await openBurst(t);
  assert.deepEqual(await check(patient), []);
  const told = await db.selectFrom('notifications').select('reminder_id').execute();
  assert.equal(told.length, count);
});

test('half of them completed, deleted or moved in the last second: nobody is told of those', async (t) => {
  const { db, ledger, due, numbers, account, check } = await openBurst(t);
  await sleep(Math.max(0, due - aSecond - Date.now()));
  const later = new Date(due + 48 * 3_600_000).toISOString();
  await Promise.all(
    numbers.map(async (task_id, n) => {
      if (n % 6 === 1) await ledger.ask(account(n), 'complete_task', { task_id });
      if (n % 6 === 3) await ledger.ask(account(n), 'delete_task', { task_id });
      if (n % 6 === 5)
        await ledger.ask(account(n), 'update_task', { task_id, due_date: later, description: `moved ${n}` });
    }),
  );
  assert.deepEqual(await check(patient), []);
  const told = await db.selectFrom('notifications').select('reminder_id').execute();
  assert.ok(told.length >= count / 2, `${told.length} were told`);
});
