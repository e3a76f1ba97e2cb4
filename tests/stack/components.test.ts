import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { roles } from '../../src/config.ts';
import { stopMs } from '../../src/process.ts';
import { scopeFor } from './components.ts';
import { defaultGroups } from './stack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = readdirSync(join(root, 'components')).map((file) => `components/${file}`);

/** App ids in the `scopes` of the document of that name. */
function scopesOf(yaml: string, name: string): string[] {
  const document = yaml.split(/^---\n/m).find((each) => each.includes(`\n  name: ${name}\n`)) ?? '';
  const block = document.match(/^scopes:\n((?: {2}- .*\n)+)/m)?.[1] ?? '';
  return [...block.matchAll(/- (\S+)/g)].map(([, id = '']) => id);
}

for (const file of files)
  test(`${file} is shipped with the scopes of the default layout`, () => {
    assert.equal(scopeFor(defaultGroups, read(file)), read(file));
  });

test('all roles in one app id see everything', () => {
  const layout = [{ appId: 'actodo', roles: 'all' }];
  assert.deepEqual(scopesOf(scopeFor(layout, read('components/pubsub.yaml')), 'pubsub'), ['actodo']);
  assert.deepEqual(scopesOf(scopeFor(layout, read('components/pubsub-live.yaml')), 'pubsub-live'), ['actodo']);
});

test('with an app id for each role, each sees what it consumes or publishes', () => {
  const layout = roles.map((role) => ({ appId: `actodo-${role}`, roles: role }));
  const subscriptions = scopeFor(layout, read('components/subscriptions.yaml'));
  assert.deepEqual(scopesOf(subscriptions, 'task-events'), ['actodo-recurrence', 'actodo-audit']);
  assert.deepEqual(scopesOf(subscriptions, 'reminders'), ['actodo-audit', 'actodo-notifications']);
  assert.deepEqual(scopesOf(subscriptions, 'reminders-dead'), ['actodo-audit']);
  for (const name of ['live-task-updates', 'live-reminders'])
    assert.deepEqual(scopesOf(subscriptions, name), ['actodo-live']);
  assert.deepEqual(scopesOf(scopeFor(layout, read('components/pubsub.yaml')), 'pubsub'), [
    'actodo-relay',
    'actodo-recurrence',
    'actodo-audit',
    'actodo-notifications',
  ]);
});

test('the state and the secrets are for the app ids of the program, whatever their roles', () => {
  const layout = roles.map((role) => ({ appId: `actodo-${role}`, roles: role }));
  for (const name of ['statestore', 'secretstore'])
    assert.deepEqual(
      scopesOf(scopeFor(layout, read(`components/${name}.yaml`)), name),
      layout.map(({ appId }) => appId),
    );
});

test('no component is for everybody', () => {
  for (const file of files)
    for (const document of read(file).split(/^---\n/m))
      if (/^kind: (Component|Subscription)$/m.test(document)) assert.match(document, /^scopes:\n {2}- \S+$/m, file);
});

test('what nobody needs is shown to nobody, because no scopes mean everybody', () => {
  const layout = [{ appId: 'actodo', roles: 'api,mcp,actors' }];
  assert.deepEqual(scopesOf(scopeFor(layout, read('components/pubsub.yaml')), 'pubsub'), ['nobody']);
});

test('compose.yaml names files and roles that exist, and the Dapr that is tested', () => {
  const text = read('compose.yaml');
  for (const [, file = ''] of text.matchAll(/=\/(components\/[\w.-]+\.yaml)/g))
    assert.ok(existsSync(join(root, file)), file);
  const named = [...text.matchAll(/^ {6}ROLES: (.*)$/gm)].flatMap(([, list = '']) => list.split(','));
  assert.deepEqual(named.sort(), [...roles].sort());
  const version = read('tests/stack/dapr/go.mod').match(/dapr\/dapr v(\S+)/)?.[1];
  for (const [, tag] of text.matchAll(/ghcr\.io\/dapr\/\w+:\$\{DAPR_VERSION:-([\d.]+)\}/g)) assert.equal(tag, version);
  for (const [, port = ''] of text.matchAll(/^ {4}ports:\n {6}- (.*)$/gm)) assert.match(port, /^127\.0\.0\.1:/);
});

test('compose.yaml waits for the end of a program', () => {
  const [, app = ''] = /^x-app: &app\n([\s\S]*?)^x-/m.exec(read('compose.yaml')) ?? [];
  const [, seconds] = /^ {2}stop_grace_period: (\d+)s$/m.exec(app) ?? [];
  assert.ok(Number(seconds) * 1_000 > stopMs, `${seconds} s`);
});

test('the database user of compose.yaml is no superuser', () => {
  const text = read('compose.yaml');
  assert.doesNotMatch(text, /POSTGRES_USER:|POSTGRES_DB:/);
  assert.match(text, /^ {6}create role actodo login nosuperuser nocreatedb nocreaterole .*password :'password';$/m);
  assert.match(text, /^ {6}create database actodo owner actodo;$/m);
  assert.match(text, /^ {6}alter role current_user password null;$/m);
  assert.match(text, /configs:\n {6}- source: roles\n {8}target: \/docker-entrypoint-initdb\.d\/roles\.sh\n/);
  assert.match(text, /DATABASE_URL: &database postgresql:\/\/actodo:/);
});
