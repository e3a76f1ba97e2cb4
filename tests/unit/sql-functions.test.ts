import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseVersions, readFunctions } from '../../src/db/functions.ts';

const db = new URL('../../src/db/', import.meta.url);
const folder = new URL('functions/', db);

/** What a contributor has to do, or nothing when the last line of versions.txt counts the texts as they are. */
async function fault(at: URL): Promise<string | undefined> {
  const { version, hash } = await readFunctions(at);
  const last = parseVersions(readFileSync(new URL('versions.txt', at), 'utf8')).at(-1);
  if (last?.hash !== hash) return `A function changed: add the line "${version + 1} ${hash}" to versions.txt.`;
}

test('the functions are counted as they are', async () => {
  assert.equal(await fault(folder), undefined);
});

test('versions count up from 1, each with a text of its own', () => {
  const versions = parseVersions(readFileSync(new URL('versions.txt', folder), 'utf8'));
  assert.deepEqual(
    versions.map(({ version }) => version),
    versions.map((_, n) => n + 1),
  );
  assert.equal(new Set(versions.map(({ hash }) => hash)).size, versions.length);
});

test('a text that changed without a new version is found, the end of its lines is not', async (t) => {
  const copy = mkdtempSync(join(tmpdir(), 'actodo-functions-'));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(folder, copy, { recursive: true });
  const at = pathToFileURL(`${copy}/`);
  const file = join(copy, 'use_key.sql');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('\n', '\r\n'));
  assert.equal(await fault(at), undefined);
  writeFileSync(file, `${text}-- more\n`);
  assert.match((await fault(at)) ?? '', /^A function changed: add the line "\d+ [0-9a-f]{64}"/);
});

test('a file makes what its name says, replacing what is there, and migrations make functions no more', () => {
  for (const name of globSync('*.sql', { cwd: folder })) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const made = [...text.matchAll(/^create (or replace )?function (\w+)/gm)].map(([, , each]) => each);
    assert.deepEqual(made, [name.replace('.sql', '')]);
    assert.match(text, /^create or replace function/m);
  }
  const migrations = globSync('*.sql', { cwd: new URL('migrations/', db) }).filter((name) => name > '0008');
  for (const name of migrations)
    assert.doesNotMatch(
      readFileSync(new URL(`migrations/${name}`, db), 'utf8'),
      /create (or replace )?function/i,
      name,
    );
});
