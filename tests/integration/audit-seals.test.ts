import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { emptyOld, sealNext } from '../../src/db/audit/seals.ts';
import { verifyAudit } from '../../src/db/audit/verify.ts';
import type { Db } from '../../src/db/database.ts';
import { startSealing } from '../../src/loops/audit.ts';
import { storeRecords } from '../support/audit.ts';
import { testDatabase } from '../support/database.ts';
import { bearer, serveApi, signUp, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { quiet } from '../support/system.ts';

const suite = suiteCleanup();
const all = Number.MAX_SAFE_INTEGER;
let db: Db;
before(async () => {
  db = await testDatabase(suite);
  await storeRecords(db, 15);
  // A number without a row, as a conflict leaves one.
  await sql`select nextval(pg_get_serial_sequence('audit_events', 'seq'))`.execute(db);
  await storeRecords(db, 10, 15);
  for (let n = 0; n < 2; n++) await sealNext(db, all, 10);
});

/** What whoever owns the tables can do: without the triggers, and undone afterwards. */
async function tampered(change: string[], options = {}) {
  class Undo extends Error {}
  let found: Awaited<ReturnType<typeof verifyAudit>> | undefined;
  const trying = db.transaction().execute(async (tx) => {
    for (const table of ['audit_events', 'audit_payloads', 'audit_seals'])
      await sql`alter table ${sql.table(table)} disable trigger all`.execute(tx);
    for (const each of change) await sql.raw(each).execute(tx);
    found = await verifyAudit(tx, options);
    throw new Undo();
  });
  await assert.rejects(trying, Undo);
  return found;
}

const copied = (
  seq: number,
) => `insert into audit_events (seq, event_id, topic, event_type, user_id, task_id, payload_hash)
  overriding system value select ${seq}, 'x', topic, event_type, user_id, task_id, payload_hash from audit_events where seq = 12`;
const payload = (seq: number) => `insert into audit_payloads select ${seq}, event from audit_payloads where seq = 12`;

test('what was recorded holds, sealed or not', async () => {
  const { head, ...rest } = await verifyAudit(db);
  assert.deepEqual(rest, { ok: true, checked: 20, unsealed: 5 });
  assert.equal(head?.seal, 2);
});

const flipped = `set event = jsonb_set(event, '{payload,note}', '"y"')`;
const tamperings: [what: string, change: string[], bad: object][] = [
  [
    'a flipped byte',
    [`update audit_payloads ${flipped} where seq = 12`],
    { what: 'payload', from_seq: 12, to_seq: 12 },
  ],
  [
    'a flipped byte, hash and all',
    [
      `update audit_payloads ${flipped} where seq = 12`,
      `update audit_events a set payload_hash = sha256(convert_to(p.event::text, 'UTF8')) from audit_payloads p where p.seq = a.seq and a.seq = 12`,
    ],
    { what: 'row', from_seq: 11, to_seq: 21 },
  ],
  [
    'a flipped byte that no seal is on',
    [`update audit_payloads ${flipped} where seq = 24`],
    { what: 'payload', from_seq: 24, to_seq: 24 },
  ],
  ['another owner', [`update audit_events set user_id = 'x' where seq = 3`], { what: 'row', from_seq: 1, to_seq: 10 }],
  [
    'another moment',
    [`update audit_events set recorded_at = recorded_at + interval '1 us' where seq = 3`],
    { what: 'row', from_seq: 1, to_seq: 10 },
  ],
  ['a missing row', ['delete from audit_events where seq = 12'], { what: 'row', from_seq: 11, to_seq: 21 }],
  ['a missing payload', ['delete from audit_payloads where seq = 12'], { what: 'payload', from_seq: 12, to_seq: 12 }],
  ['an inserted row', [copied(16), payload(16)], { what: 'row', from_seq: 11, to_seq: 21 }],
  ['a row before the first', [copied(-1), payload(-1)], { what: 'row', from_seq: -1, to_seq: -1 }],
  ['a cut tail of rows', ['delete from audit_events where seq >= 18'], { what: 'row', from_seq: 11, to_seq: 21 }],
  [
    'a cut tail, its seal too',
    ['delete from audit_events where seq > 10', 'delete from audit_seals where number = 2'],
    { what: 'tail', from_seq: 11 },
  ],
  ['a cut head', ['delete from audit_head'], { what: 'tail', from_seq: 22 }],
  ['a missing seal', ['delete from audit_seals where number = 1'], { what: 'seal', from_seq: 1, to_seq: 21 }],
  [
    'a seal on other rows',
    ['update audit_seals set rows_hash = (select rows_hash from hash_audit_rows(0, 10)) where number = 2'],
    { what: 'seal', from_seq: 11, to_seq: 21 },
  ],
];
for (const [what, change, bad] of tamperings)
  test(`${what} is found`, async () => {
    const found = await tampered(change);
    assert.deepEqual([found?.ok, found?.first_bad], [false, bad]);
  });

test('a chain that was written anew as a whole is found by a hash from the log', async () => {
  const { rows } = await sql<{
    hash: string;
  }>`select encode(hash, 'hex') as hash from audit_seals where number = 2`.execute(db);
  const anchor = rows[0]!.hash;
  assert.equal((await verifyAudit(db, { anchor })).ok, true);
  const anew = [
    `update audit_events set user_id = 'x' where seq = 12`,
    'delete from audit_seals',
    'delete from audit_head',
    'select seal_audit(1000, 10)',
    'select seal_audit(1000, 10)',
  ];
  assert.equal((await tampered(anew))?.ok, true);
  assert.equal((await tampered(anew, { anchor }))?.first_bad?.what, 'tail');
});

test('sealing does not go on where seals were cut off', async () => {
  await assert.rejects(
    tampered(['delete from audit_seals where number = 2', 'select seal_audit(1000, 10)']),
    /cut off/,
  );
});

test('old payloads are emptied, rows stay, and all of it still holds', async (t) => {
  const own = await testDatabase(t);
  await storeRecords(own, 30);
  await sql`insert into audit_events (event_id, topic, event_type, user_id, task_id, event)
    values ('new', 'task-events', 'task.updated', 'ann', 1, '{"new": true}')`.execute(own);
  await sealNext(own, all);
  // The made-up ones were recorded at the beginning of 2026.
  assert.deepEqual([await emptyOld(own, 1, 20), await emptyOld(own, 1, 20), await emptyOld(own, 1, 20)], [20, 10, 0]);
  const { rows } = await sql`select seq from audit_payloads where emptied_for = 'retention'`.execute(own);
  assert.equal(rows.length, 30);
  const { ok, checked } = await verifyAudit(own);
  assert.deepEqual([ok, checked], [true, 31]);
});

test('two sealers at once make one chain', async (t) => {
  const own = await testDatabase(t);
  const sealing = ['one', 'two'].map((holder) => startSealing({ db: own, log: quiet, holder, everyMs: 5 }));
  for (let n = 0; n < 10; n++) {
    await storeRecords(own, 10, n * 10);
    await sleep(5);
  }
  await eventually(async () => assert.equal((await verifyAudit(own)).checked, 100));
  await Promise.all(sealing.map(({ stop }) => stop()));
  assert.deepEqual((await verifyAudit(own)).unsealed, 0);
});

test('the route answers admins only', async () => {
  const api = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'boss@example.com' } });
  const ann = await signUp(api.url);
  const boss = await signUp(api.url, { email: 'boss@example.com' });
  const ask = async (query: string, token?: string) => {
    const response = await fetch(`${api.url}/api/admin/audit/verify${query}`, { headers: token ? bearer(token) : {} });
    return { status: response.status, body: (await response.json()) as { ok?: boolean; checked?: number } };
  };
  assert.equal((await ask('')).status, 401);
  assert.equal((await ask('', ann.token)).status, 403);
  assert.equal((await ask('?anchor=1', boss.token)).status, 400);
  assert.deepEqual((await ask(`?anchor=${'0'.repeat(64)}`, boss.token)).body.ok, false);
  const { body } = await ask('', boss.token);
  assert.deepEqual([body.ok, body.checked], [true, 20]);
});

test('a check that goes on tells how far it is, and ends with the answer of the other', async () => {
  const api = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'chief@example.com' } });
  const ann = await signUp(api.url);
  const chief = await signUp(api.url, { email: 'chief@example.com' });
  const ask = (path: string, token: string) => fetch(`${api.url}/api/admin/audit/${path}`, { headers: bearer(token) });
  assert.equal((await ask('verify/progress', ann.token)).status, 403);
  const lines = async (query = '') =>
    (await (await ask(`verify/progress${query}`, chief.token)).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq?: number; of?: number; checked: number; ok?: boolean });
  const told = await lines();
  assert.deepEqual(told.at(-1), await (await ask('verify', chief.token)).json());
  const steps = told.slice(0, -1);
  assert.ok(steps.length > 0);
  for (const { seq = 0, of = 0 } of steps) assert.ok(seq > 0 && seq <= of, `${seq} of ${of}`);
  assert.equal((await lines(`?anchor=${'0'.repeat(64)}`)).at(-1)?.ok, false);
});
