import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import test from 'node:test';
import { toolDocs } from '../../src/mcp/tool-docs.ts';

const folder = new URL('../../docs/tools/', import.meta.url);

test('docs/tools holds what the server publishes (else run: npm run docs)', async () => {
  assert.deepEqual((await readdir(folder)).sort(), [...toolDocs.keys()].sort());
  for (const [name, text] of toolDocs) assert.equal(await readFile(new URL(name, folder), 'utf8'), text, name);
});
