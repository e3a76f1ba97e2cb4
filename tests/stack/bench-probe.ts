import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { openSidecar } from '../../src/dapr/sidecar/runtime.ts';
import { openLog } from '../../src/log.ts';

// What the product is compared with: an actor type that does nothing, or commits one document, on the product's own actor host;
// and a server that answers at once, which shows the load generator's own ceiling.

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
  subscriptions: [],
  job: async (name) => arrived(name),
});

createServer(async (request, response) => {
  await text(request);
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://probe');
  const group = searchParams.get('group') ?? '';
  const late = () => [...lateness].filter(([name]) => name.startsWith(group)).map(([, ms]) => ms);
  response.setHeader('content-type', 'application/json');
  response.end(pathname === '/lateness' ? JSON.stringify(late()) : '{"result":{"structuredContent":{"task_id":1}}}');
}).listen(Number(PORT), '127.0.0.1');
