import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { startReceiver } from '../ops/receiver.ts';
import { suiteCleanup } from '../support/http.ts';
import { eventually, signUp } from '../support/server.ts';
import { shareStack } from './shared-stack.ts';

const receiver = await startReceiver(suiteCleanup());
const shared = shareStack({
  groups: [
    { appId: 'actodo', roles: 'api,mcp,actors', replicas: 1 },
    { appId: 'actodo-events', roles: 'relay,recurrence,audit,notifications,live', replicas: 1 },
  ],
  env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint },
});

shared.promise(
  'through daprd, outbox and Kafka a chat message is one trace, and its id is in the lines of the consumers',
  async () => {
    const { baseUrl, replicas } = shared.stack;
    const user = await signUp(baseUrl);
    const id = '0af7651916cd43dd8448eb211c80319c';
    await fetch(`${baseUrl}/api/${user.id}/chat`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${user.token}`,
        'x-request-id': 'through-kafka',
        traceparent: `00-${id}-b7ad6b7169203331-01`,
      },
      body: JSON.stringify({ message: 'Add a task to buy milk' }),
    });
    await eventually(() => {
      const names = new Set(receiver.spans.filter(({ traceId }) => traceId === id).map(({ name }) => name));
      for (const name of [
        'POST /api/:user_id/chat',
        'tool add_task',
        'called user',
        'turn user',
        'called task',
        'turn task',
        'commit',
        'publish task-events',
        'take task-events',
        'take task-updates',
      ])
        assert.ok(names.has(name), `${name} is not in ${[...names].join(', ')}`);
    }, 60_000);
    const lines = readFileSync(replicas.find(({ appId }) => appId === 'actodo-events')!.app.logFile, 'utf8');
    for (const consumer of ['audit', 'recurrence'])
      assert.match(lines, new RegExp(`"request_id":"through-kafka","trace_id":"${id}","consumer":"${consumer}"`));
  },
);
