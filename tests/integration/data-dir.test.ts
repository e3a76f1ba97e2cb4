import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { keepPrivate } from '../../src/dapr/embedded/privacy.ts';
import { openLog } from '../../src/log.ts';
import { freePort, signUp, startServer } from '../support/server.ts';

function place(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-data-'));
  const umask = process.umask();
  t.after(() => {
    process.umask(umask);
    rmSync(dir, { recursive: true, force: true });
  });
  return join(dir, 'data');
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** What other users could reach: a folder that is closed keeps everything in it. */
function openPaths(dir: string): string[] {
  if ((statSync(dir).mode & 0o077) === 0) return [];
  return [dir, ...readdirSync(dir).map((name) => join(dir, name))];
}

test('nothing of a running program in DATA_DIR can be read or written by other users', async (t) => {
  const dataDir = place(t);
  const server = await startServer(t, { dataDir, port: await freePort() });
  await signUp(server.url);
  for (const place of [dataDir, join(dataDir, 'pglite')]) assert.deepEqual(openPaths(place), []);
  assert.ok(readdirSync(dataDir).includes('pglite'));
});

test('a directory that lies open is closed at the start and the log says so, once', (t) => {
  const dataDir = place(t);
  mkdirSync(join(dataDir, 'pglite'), { recursive: true });
  writeFileSync(join(dataDir, 'secret'), 'x');
  for (const path of [dataDir, join(dataDir, 'pglite')]) chmodSync(path, 0o755);
  chmodSync(join(dataDir, 'secret'), 0o666);
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  keepPrivate(dataDir, log);
  keepPrivate(dataDir, log);
  assert.deepEqual([dataDir, join(dataDir, 'pglite'), join(dataDir, 'secret')].map(mode), ['700', '700', '600']);
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /open to other users/);
});

test('what others keep in the same directory stays reachable', (t) => {
  const dataDir = place(t);
  mkdirSync(join(dataDir, 'pglite'), { recursive: true });
  writeFileSync(join(dataDir, 'notes.txt'), 'x');
  for (const path of [dataDir, join(dataDir, 'pglite')]) chmodSync(path, 0o755);
  chmodSync(join(dataDir, 'notes.txt'), 0o644);
  keepPrivate(dataDir, openLog('silent'));
  assert.deepEqual([dataDir, join(dataDir, 'pglite'), join(dataDir, 'notes.txt')].map(mode), ['755', '700', '644']);
});
