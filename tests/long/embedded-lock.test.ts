import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { holdDatabase, lockDataDir } from '../../src/dapr/embedded/lock.ts';
import { openLog } from '../../src/log.ts';
import { startChild } from '../support/children.ts';
import { testDatabase } from '../support/database.ts';
import { eventually } from '../support/server.ts';

const log = openLog('fatal');
const lockModule = JSON.stringify(new URL('../../src/dapr/embedded/lock.ts', import.meta.url).href);

function directory(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-lock-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A process that tries for the lock, says `locked` or what it was told, and stays. */
function contender(t: TestContext, dir: string): { child: ChildProcess; said: Promise<string> } {
  const code = `const { lockDataDir } = await import(${lockModule});
    try { lockDataDir(${JSON.stringify(dir)}); console.log('locked'); } catch (error) { console.log(error.message); }
    setInterval(() => {}, 1000);`;
  const child = startChild(t, process.execPath, ['--input-type=module', '-e', code], {});
  child.stderr.pipe(process.stderr);
  return { child, said: once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()) };
}

/** A process that, once told to go, tries for every directory in turn and answers those it got. */
function racer(
  t: TestContext,
  dirs: string[],
): { child: ChildProcess; ready: Promise<unknown>; took: Promise<string[]> } {
  const code = `const { lockDataDir } = await import(${lockModule});
    process.stdin.once('data', () => {
      const took = ${JSON.stringify(dirs)}.filter((dir) => { try { lockDataDir(dir); return true; } catch { return false; } });
      console.log(JSON.stringify(took));
    });
    console.log('ready');`;
  const child = startChild(t, process.execPath, ['--input-type=module', '-e', code], {});
  child.stderr.pipe(process.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ready = lines.next();
  return { child, ready, took: ready.then(() => lines.next()).then(({ value }) => JSON.parse(value ?? '[]')) };
}

test('a second process is told who has the directory and what to do', async (t) => {
  const dir = directory(t);
  const release = lockDataDir(dir);
  const { said } = contender(t, dir);
  assert.match(await said, new RegExp(`Process ${process.pid},.*Stop that process, or set DATA_DIR`));
  release();
  assert.equal(await contender(t, dir).said, 'locked');
});

test('one process cannot take a directory twice, and gives back only its own lock', (t) => {
  const dir = directory(t);
  const release = lockDataDir(dir);
  assert.throws(() => lockDataDir(dir), /uses/);
  release();
  const again = lockDataDir(dir);
  release();
  assert.throws(() => lockDataDir(dir), /uses/);
  again();
  assert.deepEqual(readdirSync(dir), []);
});

test('the lock of a killed process is taken over', async (t) => {
  const dir = directory(t);
  const { child, said } = contender(t, dir);
  assert.equal(await said, 'locked');
  assert.throws(() => lockDataDir(dir), new RegExp(`Process ${child.pid}`));
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockDataDir(dir)();
  assert.deepEqual(readdirSync(dir), []);
});

test('a lock whose process id belongs to another process by now is taken over', (t) => {
  const dir = directory(t);
  lockDataDir(dir);
  const file = join(dir, 'actodo.lock');
  const holder = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...holder, started: `${holder.started}0` }));
  lockDataDir(dir)();
});

test('a lock file without content, as a power loss may leave it, is taken over', (t) => {
  const dir = directory(t);
  writeFileSync(join(dir, 'actodo.lock'), '');
  lockDataDir(dir)();
});

const dead = (pid: number) => JSON.stringify({ pid, started: 'x/1', since: '2026-01-01T00:00:00.000Z' });
// Above the largest process id there can be (proc_sys_kernel(5), pid_max).
const nobody = 2 ** 22;

test('of many processes that find a dead lock at once, exactly one takes it', async (t) => {
  const dirs = Array.from({ length: 100 }, () => directory(t));
  for (const dir of dirs) writeFileSync(join(dir, 'actodo.lock'), dead(nobody + 1));
  const takers = Array.from({ length: 4 }, () => racer(t, dirs));
  await Promise.all(takers.map(({ ready }) => ready));
  for (const { child } of takers) child.stdin?.write('go\n');
  const taken = (await Promise.all(takers.map(({ took }) => took))).flat();
  assert.deepEqual(taken.toSorted(), dirs.toSorted());
});

test('a process that died while it took over does not keep others out', (t) => {
  const dir = directory(t);
  const file = join(dir, 'actodo.lock');
  writeFileSync(file, dead(nobody + 1));
  writeFileSync(
    `${file}.${createHash('sha256')
      .update(dead(nobody + 1))
      .digest('hex')
      .slice(0, 16)}`,
    dead(nobody + 2),
  );
  lockDataDir(dir)();
  assert.deepEqual(readdirSync(dir), []);
});

test('a database that another process uses is refused by its name', async (t) => {
  const db = await testDatabase(t);
  const release = await holdDatabase(db, 'first', log, { leaseSeconds: 6 });
  await assert.rejects(
    holdDatabase(db, 'second', log, { leaseSeconds: 6 }),
    /^Error: first \(process \d+ on .*DATABASE_URL/,
  );
  await release();
  await (await holdDatabase(db, 'second', log, { leaseSeconds: 6 }))();
});

test('the lease of a process that is gone is waited for and taken', async (t) => {
  const db = await testDatabase(t);
  await sql`insert into leases values ('embedded', 'gone', now() + interval '1 second')`.execute(db);
  await (await holdDatabase(db, 'next', log, { leaseSeconds: 2 }))();
});

test('a lease that was lost is told, and stays with whoever took it', async (t) => {
  const db = await testDatabase(t);
  const lost: string[] = [];
  const onLost = (error: Error) => lost.push(error.message);
  const release = await holdDatabase(db, 'first', log, { leaseSeconds: 6, onLost });
  await sql`update leases set holder = 'thief', expires_at = now() + interval '1 hour'`.execute(db);
  await eventually(() => assert.equal(lost.length, 1));
  assert.match(lost[0] ?? '', /may not write/);
  await release();
  assert.equal((await sql`select holder from leases`.execute(db)).rows.length, 1);
});

test('a lease that cannot be renewed counts as lost when it ends', async (t) => {
  const db = await testDatabase(t);
  const lost: string[] = [];
  const release = await holdDatabase(db, 'first', log, {
    leaseSeconds: 0.6,
    onLost: (error) => lost.push(error.message),
  });
  await sql`alter table leases rename to leases_away`.execute(db);
  await eventually(() => assert.equal(lost.length, 1));
  await sql`alter table leases_away rename to leases`.execute(db);
  await release();
});
