import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyFolder } from '../../src/dapr/embedded/copy-files.ts';

test('what is written, made, cut and removed after the first pass is as it lies in the end', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-copy-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const [from, to] = [join(dir, 'from'), join(dir, 'to')];
  mkdirSync(join(from, 'base'), { recursive: true });
  const files = ['same', 'written', 'cut', 'removed', 'base/hot'];
  // All but one are old: that one may be written again within a tick of the clock.
  const now = new Date();
  const long = new Date(now.getTime() - 60_000);
  for (const name of files) {
    writeFileSync(join(from, name), `${name} at first`);
    const changed = name === 'base/hot' ? now : long;
    utimesSync(join(from, name), changed, changed);
  }
  const finish = await copyFolder(from, to);
  writeFileSync(join(from, 'written'), 'written by now');
  writeFileSync(join(from, 'cut'), '');
  utimesSync(join(from, 'cut'), long, long);
  rmSync(join(from, 'removed'));
  mkdirSync(join(from, 'new'));
  writeFileSync(join(from, 'new/file'), 'new');
  writeFileSync(join(from, 'base/hot'), 'base/hot by now!!');
  utimesSync(join(from, 'base/hot'), now, now);
  await finish();
  const names = readdirSync(from, { recursive: true }).map(String).sort();
  assert.deepEqual(readdirSync(to, { recursive: true }).map(String).sort(), names);
  for (const name of ['same', 'written', 'cut', 'base/hot', 'new/file'])
    assert.equal(readFileSync(join(to, name), 'utf8'), readFileSync(join(from, name), 'utf8'), name);
});
