import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dependenciesOf, licenceFaults, licencesPage } from './licences.ts';
import { root } from './workflows.ts';

const lockFile = readFileSync(join(root, 'package-lock.json'), 'utf8');
const dependencies = dependenciesOf(lockFile);

test('docs/licences.md is what `npm run docs` writes', () => {
  assert.ok(dependencies.length > 200);
  assert.equal(readFileSync(join(root, 'docs/licences.md'), 'utf8'), licencesPage());
});

test('only licences that are allowed are shipped', () => {
  assert.deepEqual(licenceFaults(dependencies), []);
});

/** As npm writes it into the lock file; old packages name an object, or several. */
function named(folder: string): string {
  const { license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const said = license ?? licenses?.[0];
  return (said?.type ?? said ?? 'none') as string;
}

test('what the lock file says of a licence, the package says itself', () => {
  const wrong = dependencies
    .filter(({ path, isOptional }) => !isOptional || existsSync(join(root, path)))
    .filter(({ path, licence }) => named(join(root, path)) !== licence)
    .map(({ path, licence }) => `${path}: ${licence}, says ${named(join(root, path))}`);
  assert.deepEqual(wrong, []);
});

test('red: a licence that is not allowed, alone, together with one that is, none, and an exception that nothing needs', () => {
  const packages = {
    '': {},
    'node_modules/a': { version: '1.0.0', license: 'GPL-3.0-only' },
    'node_modules/b': { version: '1.0.0', license: '(MIT AND AGPL-3.0)' },
    'node_modules/a/node_modules/c': { version: '2.0.0' },
    'node_modules/d': { version: '1.0.0', license: 'MPL-2.0' },
    'node_modules/fine': { version: '1.0.0', license: '(GPL-2.0 OR MIT)' },
    'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
  };
  assert.deepEqual(licenceFaults(dependenciesOf(JSON.stringify({ packages }))), [
    'a 1.0.0: GPL-3.0-only',
    'b 1.0.0: (MIT AND AGPL-3.0)',
    'c 2.0.0: none',
    'd 1.0.0: MPL-2.0',
    'web-push',
  ]);
});
