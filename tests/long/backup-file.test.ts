import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unpack } from '../../src/backup/archive.ts';
import { lockDataDir } from '../../src/dapr/embedded/lock.ts';
import { runCommand } from '../support/backup.ts';

const contents = {
  secret: 'the secret of this directory',
  'pglite/PG_VERSION': '17\n',
  'pglite/base/5/1259': `${'x'.repeat(70_000)}${createHash('sha256').update('y').digest('hex').repeat(2)}`,
  'pglite/base/5/pg_filenode.map': '',
};
const emptyFolder = 'pglite/pg_notify';

/** A stopped program's directory, whose database nobody opens here, and a place beside it. */
function place(t: TestContext): { dir: string; dataDir: string; file: string } {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-backup-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const dataDir = join(dir, 'data');
  for (const folder of ['pglite/base/5', emptyFolder]) mkdirSync(join(dataDir, folder), { recursive: true });
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(dataDir, name), text);
  return { dir, dataDir, file: join(dir, 'actodo.backup') };
}

async function backedUp(t: TestContext) {
  const at = place(t);
  const { code, output } = await runCommand(t, 'backup', at.file, at);
  assert.equal(code, 0, output);
  return { ...at, to: join(at.dir, 'restored') };
}

function assertWhole(dataDir: string): void {
  assert.deepEqual(readdirSync(dataDir).sort(), ['pglite', 'secret']);
  for (const [name, text] of Object.entries(contents)) assert.equal(readFileSync(join(dataDir, name), 'utf8'), text);
  assert.ok(statSync(join(dataDir, emptyFolder)).isDirectory());
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a backup is its owner's alone, and a directory made from it is the same, its owner's too", async (t) => {
  const { dir, dataDir, file, to } = await backedUp(t);
  assert.equal(mode(file), '600');
  assert.deepEqual(readdirSync(dir).sort(), ['actodo.backup', 'data']);
  assertWhole(dataDir);
  const { code, output } = await runCommand(t, 'restore', file, { dataDir: to });
  assert.equal(code, 0, output);
  assertWhole(to);
  assert.deepEqual([to, join(to, 'pglite'), join(to, 'secret'), join(to, 'pglite/PG_VERSION')].map(mode), [
    '700',
    '700',
    '600',
    '600',
  ]);
});

test('a directory that holds something is refused, untouched; so is the one of a program that runs', async (t) => {
  const { dataDir, file, to } = await backedUp(t);
  const own = await runCommand(t, 'restore', file, { dataDir });
  assert.equal(own.code, 1);
  assert.match(own.output, /is not empty \(pglite.*Set DATA_DIR to another directory/s);
  assertWhole(dataDir);
  mkdirSync(to);
  writeFileSync(join(to, 'secret'), 'of a database elsewhere');
  const other = await runCommand(t, 'restore', file, { dataDir: to });
  assert.match(other.output, /is not empty \(secret\)/);
  assert.deepEqual(readdirSync(to), ['secret']);
  assert.equal(readFileSync(join(to, 'secret'), 'utf8'), 'of a database elsewhere');
  rmSync(join(to, 'secret'));
  t.after(lockDataDir(to));
  const locked = await runCommand(t, 'restore', file, { dataDir: to });
  assert.match(locked.output, new RegExp(`Process ${process.pid}.*Stop that process`));
  assert.deepEqual(readdirSync(to), ['actodo.lock']);
});

for (const crashAt of ['after-unpack', 'after-secret'])
  test(`a restore that is killed at "${crashAt}" leaves no database, and can be run again`, async (t) => {
    const { file, to } = await backedUp(t);
    const { signal } = await runCommand(t, 'restore', file, { dataDir: to, crashAt });
    assert.equal(signal, 'SIGKILL');
    assert.ok(!existsSync(join(to, 'pglite')));
    const { code, output } = await runCommand(t, 'restore', file, { dataDir: to });
    assert.equal(code, 0, output);
    assertWhole(to);
  });

test('a backup that is killed before its end leaves the older one whole; the next one clears up', async (t) => {
  const { dir, dataDir, file } = await backedUp(t);
  const older = readFileSync(file);
  for (const crashAt of ['before-pack', 'after-pack']) {
    const { signal } = await runCommand(t, 'backup', file, { dataDir, crashAt });
    assert.equal(signal, 'SIGKILL');
    assert.deepEqual(readFileSync(file), older);
  }
  const { code, output } = await runCommand(t, 'backup', file, { dataDir });
  assert.equal(code, 0, output);
  assert.deepEqual(readdirSync(dir).sort(), ['actodo.backup', 'data']);
});

/** What `restore` would make of these bytes; nothing may be named that is not whole. */
async function tryBytes(t: TestContext, bytes: Buffer): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-bytes-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, 'file'), bytes);
  mkdirSync(join(dir, 'to'));
  try {
    await unpack(join(dir, 'file'), join(dir, 'to'));
  } catch (error) {
    return `${(error as Error).constructor.name}: ${(error as Error).message}`;
  }
  assertWhole(join(dir, 'to'));
  return 'whole';
}

test('no byte of a backup can change what is restored, and no end be missing, unseen', async (t) => {
  const { file } = await backedUp(t);
  const bytes = readFileSync(file);
  let same = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const damaged = Buffer.from(bytes);
    damaged[at] = damaged[at]! ^ 0x10;
    const answer = await tryBytes(t, damaged);
    // Some bytes say nothing of the content, or the same in other words.
    assert.match(answer, /^(BadBackupError: |whole$)/, `byte ${at}`);
    if (answer === 'whole') same++;
    assert.match(await tryBytes(t, bytes.subarray(0, at)), /^BadBackupError: /, `cut at ${at}`);
  }
  assert.ok(same < bytes.length / 6, `${same} changes were not seen`);
});

/** A backup with another content: the bytes of its archive, changed. */
const edited = (bytes: Buffer, edit: (tar: Buffer) => Buffer) => gzipSync(edit(gunzipSync(bytes)));

/** Renames the first entry of that name, with the sum in its header. */
function renamed(tar: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(tar);
  const at = copy.indexOf(`${from}\0`);
  copy.fill(0, at, at + 100).write(to, at);
  copy.fill(' ', at + 148, at + 156);
  const sum = copy.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148);
  return copy;
}

test('a file that is no backup is refused with its reason, and so is one that would write elsewhere', async (t) => {
  const { dir, file, to } = await backedUp(t);
  const bytes = readFileSync(file);
  const later = (tar: Buffer) => Buffer.from(tar.toString('latin1').replace('"format":1', '"format":2'), 'latin1');
  const cases: [Buffer, RegExp][] = [
    [Buffer.alloc(0), /Error: /],
    [Buffer.from('a text of somebody'), /incorrect header check/],
    [gzipSync('a text of somebody'), /ends too early/],
    [edited(bytes, (tar) => renamed(tar, 'actodo-backup.json', 'notes.txt')), /none that Actodo made/],
    [edited(bytes, later), /format 2, and this release reads 1: use a later release/],
    [edited(bytes, (tar) => renamed(tar, 'secret', '../secret')), /"..\/secret", which no backup has/],
    [edited(bytes, (tar) => renamed(tar, 'secret', 'pglite/../../x')), /which no backup has/],
    [edited(bytes, (tar) => renamed(tar, 'secret', '/etc/x')), /which no backup has/],
  ];
  for (const [content, reason] of cases) assert.match(await tryBytes(t, content), reason);
  writeFileSync(file, 'a text of somebody');
  const { code, output } = await runCommand(t, 'restore', file, { dataDir: to });
  assert.equal(code, 1);
  assert.match(output, /is no backup, or a damaged one; take another/);
  assert.deepEqual(readdirSync(dir).sort(), ['actodo.backup', 'data']);
});

test('what is asked wrongly is answered with what to do', async (t) => {
  const { dir, dataDir, file } = place(t);
  const env = { DATABASE_URL: 'postgres://localhost/actodo' };
  const cases: [string, Parameters<typeof runCommand>[3], RegExp][] = [
    [file, { dataDir, env }, /use pg_dump and pg_restore/],
    ['', { dataDir }, /Say which file: npm run backup -- FILE/],
    [dir, { dataDir }, /is no file; name another one/],
    [join(dir, 'none/file'), { dataDir }, /There is no directory .*none; make it first/],
    [file, { dataDir: join(dir, 'none') }, /holds no database: set DATA_DIR/],
  ];
  for (const [name, options, says] of cases) {
    const { code, output } = await runCommand(t, 'backup', name, options);
    assert.equal(code, 1);
    assert.match(output, says);
  }
});
