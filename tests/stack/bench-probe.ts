import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import { openSidecar } from '../../src/dapr/sidecar/runtime.ts';
import { openLog } from '../../src/log.ts';

// What the product is compared with: an actor type that does nothing, or commits one document, on the product's own actor host; a server that
// answers at once, which shows the load generator's own ceiling; and a socket whose messages come back by way of the broker.

const { PORT, APP_PORT, DAPR_HTTP_PORT, DAPR_API_TOKEN = '', APP_API_TOKEN = '' } = process.env;

/** Milliseconds after its due time that each job or reminder came first, by name; the due time is the name's second part. */
const lateness = new Map<string, number>();

function arrived(name: string): void {
  if (!lateness.has(name)) lateness.set(name, Date.now() - Number(name.split('.')[1]));
}

const runtime = await openSidecar({
  endpoint: `http://127.0.0.1:${DAPR_HTTP_PORT}`,
  daprApiToken: DAPR_API_TOKEN,
  appApiToken: APP_API_TOKEN,
  appPort: Number(APP_PORT),
  log: openLog('warn'),
});

/** Sends a message back once the broker has brought it here. */
const underWay = new Map<string, () => void>();

await runtime.start({
  actors: {
    probe: {
      activate: ({ state }) => ({
        async invoke(method, value) {
          if (method === 'commit') await state.commit([{ operation: 'upsert', key: 'doc', value }]);
          return null;
        },
        remind: async (name) => arrived(name),
      }),
    },
  },
  subscriptions: [
    {
      topic: 'bench-echo',
      reach: 'each',
      async deliver({ id }) {
        underWay.get(id)?.();
        underWay.delete(id);
        return 'SUCCESS';
      },
    },
  ],
  job: async (name) => arrived(name),
});

const server = createServer(async (request, response) => {
  await text(request);
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://probe');
  const group = searchParams.get('group') ?? '';
  const late = () => [...lateness].filter(([name]) => name.startsWith(group)).map(([, ms]) => ms);
  response.setHeader('content-type', 'application/json');
  response.end(pathname === '/lateness' ? JSON.stringify(late()) : '{"result":{"structuredContent":{"task_id":1}}}');
});
server.listen(Number(PORT), '127.0.0.1');

new WebSocketServer({ server }).on('connection', (socket) =>
  socket.on('message', async (data) => {
    const id = randomUUID();
    underWay.set(id, () => socket.send(data, { binary: false }));
    const event = {
      specversion: '1.0',
      id,
      type: 'echo',
      source: 'bench',
      subject: 'echo',
      time: new Date().toISOString(),
    } as const;
    await runtime.publish('bench-echo', [
      { partitionKey: id, event: { ...event, datacontenttype: 'application/json', data: String(data) } },
    ]);
  }),
);
