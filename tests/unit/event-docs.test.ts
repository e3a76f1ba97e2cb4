import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { eventDocs } from '../../src/domain/event-docs.ts';

const folder = new URL('../../docs/events/', import.meta.url);

test('docs/events holds the schemas that events are checked with (else run: npm run docs)', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  assert.deepEqual(files.sort(), [...eventDocs.keys()].sort());
  for (const [name, text] of eventDocs) assert.equal(await readFile(new URL(name, folder), 'utf8'), text, name);
});
