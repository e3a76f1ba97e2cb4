import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connections, isOnThisMachine, scopeWords } from '../../src/web/apps/connect.ts';
import { answerKey, cityOf, isSameClock, zoneNames, zoneToAsk } from '../../src/web/notices/zone.ts';
import { deviceOf } from '../../src/web/settings/device.ts';

test('another zone of the browser is asked for once, by the name of its city', () => {
  assert.equal(zoneToAsk('UTC', 'Asia/Karachi', []), 'Asia/Karachi');
  assert.equal(cityOf('Asia/Karachi'), 'Karachi');
  assert.equal(cityOf('America/Argentina/Buenos_Aires'), 'Buenos Aires');
  assert.equal(zoneToAsk('UTC', 'Asia/Karachi', [answerKey('UTC', 'Asia/Karachi')]), undefined);
  // Somebody who travels on is asked again.
  assert.equal(zoneToAsk('UTC', 'Europe/Berlin', [answerKey('UTC', 'Asia/Karachi')]), 'Europe/Berlin');
  assert.equal(zoneToAsk('UTC', undefined, []), undefined);
});

test('another name of the same clock asks nothing', () => {
  assert.equal(zoneToAsk('Asia/Kolkata', 'Asia/Calcutta', []), undefined);
  assert.equal(zoneToAsk('UTC', 'Etc/UTC', []), undefined);
  assert.equal(isSameClock('Europe/Berlin', 'Europe/Paris', 2026), true);
  // The same in winter only.
  assert.equal(isSameClock('Europe/London', 'Africa/Abidjan', 2026), false);
  assert.equal(isSameClock('UTC', 'Mars/Olympus'), false);
});

test('a zone that the browser does not list is in the list all the same', () => {
  assert.ok(zoneNames('Asia/Calcutta').includes('Asia/Calcutta'));
  assert.ok(zoneNames('UTC').includes('Asia/Karachi'));
  assert.equal(new Set(zoneNames('UTC')).size, zoneNames('UTC').length);
});

const agents: [string | null, string][] = [
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chrome on Linux',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'Safari on Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/156.0 Mobile/15E148 Safari/604.1',
    'Chrome on iPhone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0', 'Edge on Windows'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.5.0', 'curl'],
  ['node', 'A program (Node)'],
  ['<img src=x>', 'An unknown device'],
  ['', 'An unknown device'],
  [null, 'An unknown device'],
];
for (const [agent, device] of agents)
  test(`a session of ${agent?.slice(0, 60)} is "${device}"`, () => {
    assert.equal(deviceOf(agent), device);
  });

test('what other programs are told is our address in their own form', () => {
  const all = connections('https://todo.example');
  assert.deepEqual(
    all.map(({ name }) => name),
    ['Claude', 'ChatGPT', 'Cursor', 'VS Code'],
  );
  for (const { name, snippets } of all)
    for (const { text } of snippets) assert.match(text, /https:\/\/todo\.example\/mcp/, name);
  const [cursor, code] = [all[2]!.snippets[0]!, all[3]!.snippets[0]!];
  assert.deepEqual(JSON.parse(cursor.text), { mcpServers: { actodo: { url: 'https://todo.example/mcp' } } });
  assert.deepEqual(JSON.parse(code.text), { servers: { actodo: { type: 'http', url: 'https://todo.example/mcp' } } });
  const config = new URL(cursor.link!.href).searchParams.get('config')!;
  assert.deepEqual(JSON.parse(atob(config)), { url: 'https://todo.example/mcp' });
  const asked = decodeURIComponent(code.link!.href.replace('vscode:mcp/install?', ''));
  assert.deepEqual(JSON.parse(asked), { name: 'actodo', type: 'http', url: 'https://todo.example/mcp' });
});

test('an address of this machine is known as one', () => {
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://a.localhost'])
    assert.equal(isOnThisMachine(origin), true, origin);
  for (const origin of ['https://todo.example', 'https://localhost.example', 'http://10.0.0.1'])
    assert.equal(isOnThisMachine(origin), false, origin);
});

test('scopes are told in words, and foreign ones as they are', () => {
  assert.equal(scopeWords(['tasks:read', 'tasks:write']), 'May read your tasks and add, change and delete your tasks.');
  assert.equal(scopeWords(['odd']), 'May odd.');
  assert.equal(scopeWords([]), 'May do nothing.');
});
