import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { readOrCreateSecret } from '../../src/api/auth/secret.ts';
import { openLog, withRequestId } from '../../src/log.ts';

function recorder() {
  const lines: string[] = [];
  const log = openLog(
    'info',
    new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }),
  );
  return { log, lines };
}

test('of an error only its type, code and frames are logged, and a message only when a program wrote it', () => {
  class ModelError extends Error {
    state = { conversation: 'canary' };
  }
  class DatabaseError extends Error {
    severity = 'ERROR';
    code = '23505';
    detail = 'Key (title)=(canary) already exists.';
  }
  const parse = () => {
    try {
      return JSON.parse('canary');
    } catch (error) {
      return error;
    }
  };
  const { log, lines } = recorder();
  const errors = [new ModelError('canary'), new DatabaseError('canary'), parse(), 'canary', { title: 'canary' }];
  for (const err of errors) log.error({ err }, 'failed');
  log.error({ err: new Error('outer', { cause: new DatabaseError('canary') }) }, 'failed');
  assert.ok(!lines.join('').includes('canary'), lines.join(''));
  assert.match(lines[1] ?? '', /"type":"DatabaseError","code":"23505","stack":" {4}at /);
  assert.match(lines[5] ?? '', /"message":"outer".*"cause":\{"type":"DatabaseError"/);
});

test('a line that is logged within a request carries its id, also later', async () => {
  const { log, lines } = recorder();
  await withRequestId('r-1', async () => {
    await new Promise(setImmediate);
    log.info('inside');
  });
  log.info('outside');
  assert.match(lines[0] ?? '', /"request_id":"r-1"/);
  assert.doesNotMatch(lines[1] ?? '', /request_id/);
});

test('the secret is made once, for the owner only, and a damaged one is told', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'actodo-secret-'));
  t.after(() => rm(dir, { recursive: true }));
  const dataDir = join(dir, 'data');
  const secrets = await Promise.all(Array.from({ length: 8 }, () => readOrCreateSecret(dataDir)));
  assert.equal(new Set(secrets).size, 1);
  assert.ok((secrets[0] ?? '').length >= 32);
  assert.equal((await stat(join(dataDir, 'secret'))).mode & 0o777, 0o600);
  assert.equal(await readOrCreateSecret(dataDir), secrets[0]);
  await writeFile(join(dataDir, 'secret'), 'cut');
  await assert.rejects(readOrCreateSecret(dataDir), /restore it, or remove it/);
});
