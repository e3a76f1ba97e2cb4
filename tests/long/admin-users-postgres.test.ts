import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { banUser } from '../../src/db/accounts/users.ts';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { bearer, serveApi, signUp } from '../support/http.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { eventually } from '../support/server.ts';

/** What happens at the same moment as a ban, on a server with several connections. */

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
let postgres: Postgres;
before(async () => {
  if (bin) postgres = await startPostgres(bin);
});
after(() => postgres?.stop());

async function open(t: TestContext) {
  const db = await openDatabase({ driver: 'pg', url: await postgres.createDatabase() });
  t.after(() => db.destroy());
  await migrate(db);
  const api = await serveApi(t, db, { env: { ADMIN_EMAILS: 'root@example.com,second@example.com' } });
  return { db, api, root: await signUp(api.url, { email: 'root@example.com' }) };
}

const addSession = (db: Db, userId: string) =>
  sql`insert into "session" (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
    values (gen_random_uuid(), gen_random_uuid()::text, ${userId}::uuid, now() + interval '1 day', now(), now())`.execute(
    db,
  );

const sessionsOf = async (db: Db, userId: string) =>
  (await sql`select from "session" where "userId" = ${userId}::uuid`.execute(db)).rows.length;

/** Some statement waits for the lock of another one. */
const somebodyWaits = (db: Db) =>
  eventually(async () => {
    const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock'`.execute(db);
    assert.ok(rows.length > 0);
  });

test('a session that began before a ban and is committed after it began is ended by it', { skip }, async (t) => {
  const { db, api, root } = await open(t);
  const ann = await signUp(api.url);
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const signingIn = db.transaction().execute(async (tx) => {
    await addSession(tx, ann.id);
    begun.resolve();
    await gate.promise;
  });
  await begun.promise;
  const banning = banUser(db, ann.id, undefined, { userId: root.id, requestId: 'x' });
  await somebodyWaits(db);
  gate.resolve();
  await Promise.all([signingIn, banning]);
  assert.equal(await sessionsOf(db, ann.id), 0);
  const answer = await fetch(`${api.url}/api/auth/token`, { headers: bearer(ann.session) });
  assert.equal(answer.status, 401);
});

test('a session that comes while a ban is under way waits for it and is refused', { skip }, async (t) => {
  const { db, api } = await open(t);
  const ann = await signUp(api.url);
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const banning = db.transaction().execute(async (tx) => {
    await sql`update "user" set banned = true where id = ${ann.id}::uuid`.execute(tx);
    begun.resolve();
    await gate.promise;
  });
  await begun.promise;
  const refused = assert.rejects(addSession(db, ann.id), /banned or gone/);
  await somebodyWaits(db);
  gate.resolve();
  await Promise.all([banning, refused]);
  assert.equal(await sessionsOf(db, ann.id), 0);
});

test('of two admins who ban each other at once, however often, one is left', { skip }, async (t) => {
  const { db, api, root } = await open(t);
  const second = await signUp(api.url, { email: 'second@example.com' });
  for (let round = 0; round < 20; round++) {
    const tried = await Promise.allSettled([
      banUser(db, second.id, undefined, { userId: root.id, requestId: 'x' }),
      banUser(db, root.id, undefined, { userId: second.id, requestId: 'x' }),
    ]);
    assert.deepEqual(tried.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const lost = tried.find((each) => each.status === 'rejected');
    assert.match(String(lost?.reason), /no admin any more/);
    await sql`update "user" set banned = false`.execute(db);
  }
});
