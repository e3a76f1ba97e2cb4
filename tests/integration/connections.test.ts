import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { test } from 'node:test';
import { eventually } from '../support/server.ts';

const burst = 2_000;
const program = `
  import { createServer } from 'node:http';
  import { listen } from './src/http-server.ts';
  const { port } = await listen(createServer(), '127.0.0.1', 0, '');
  process.send(port);`;

test('while a program is busy, thousands of new connections wait for it and none is turned away', async (t) => {
  const most = Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
  if (most < burst) return t.skip(`the system lets ${most} connections wait (net.core.somaxconn)`);
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: [...stdio] });
  t.after(() => child.kill('SIGKILL'));
  const [port] = (await once(child, 'message')) as [number];
  child.kill('SIGSTOP');
  const sockets = Array.from({ length: burst }, () => connect(port, '127.0.0.1').on('error', () => {}));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
  });
  const connected = () => sockets.filter((socket) => !socket.pending && !socket.destroyed).length;
  await eventually(() => assert.equal(connected(), burst), 20_000);
});
