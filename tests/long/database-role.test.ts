import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { callTool, dataDirectory, freePort, signUp, startServer } from '../support/server.ts';

const bin = findPostgres();
const skip = bin ? false : 'no PostgreSQL server (initdb) found; install the package postgresql';
const compose = readFileSync(new URL('../../compose.yaml', import.meta.url), 'utf8');

/** What compose.yaml lets the superuser do once. The clusters of tests have a superuser of the app's name, so the app gets another. */
const statements = (/<<'SQL'\n(.*?)\n\s+SQL\n/s.exec(compose)?.[1] ?? '').replaceAll('actodo', 'app').split('\n');

test("the program works as a role that owns its database and nothing else, and the superuser's password is gone", {
  skip,
}, async (t) => {
  const postgres = await startPostgres(bin as string);
  t.after(() => postgres.stop());
  const superuser = await postgres.createDatabase();
  const client = new pg.Client(superuser);
  await client.connect();
  for (const statement of statements) await client.query(statement.replace(":'password'", "'app secret'"));
  await client.end();
  await assert.rejects(new pg.Client(superuser).connect(), /password/);

  const url = `postgresql://app:${encodeURIComponent('app secret')}@127.0.0.1:${postgres.port}/app`;
  const server = await startServer(t, {
    dataDir: await dataDirectory(t),
    port: await freePort(),
    env: { DATABASE_URL: url, BETTER_AUTH_SECRET: 'a secret for tests, 32 characters or more' },
  });
  const ann = await signUp(server.url);
  await callTool(server.url, ann, 'add_task', { title: 'Call mom' });
  const listed = await callTool(server.url, ann, 'list_tasks', { search: 'mom' });
  assert.match(JSON.stringify(listed.structuredContent), /"total":1/);

  const db = new pg.Client(url);
  await db.connect();
  const { rows } = await db.query(
    'select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles where rolname = current_user',
  );
  assert.deepEqual(Object.values(rows[0]), [false, false, false, false, false]);
  await assert.rejects(db.query("copy tasks to program 'true'"), /permission denied|must be superuser/);
  await assert.rejects(db.query("select pg_read_file('/etc/hostname')"), /permission denied/);
  await db.end();
});
