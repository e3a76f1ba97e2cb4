import { createServer, type IncomingMessage } from 'node:http';

export interface Received {
  method: string;
  path: string;
  /** dapr-api-token */
  token: string | undefined;
  /** App id of the caller, on service invocation between two app ids. */
  caller: string | undefined;
  body: string;
}

/** An app that keeps what its sidecar sends and says yes to everything. */
export interface BareApp {
  port: number;
  received: Received[];
  stop(): void;
}

/** Starts it. It hosts the given actor types. */
export async function startBareApp(actorTypes: string[] = []): Promise<BareApp> {
  const received: Received[] = [];
  const answers: Record<string, unknown> = { '/dapr/config': { entities: actorTypes }, '/dapr/subscribe': [] };
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const header = (name: string) => request.headers[name]?.toString();
    const body = await textOf(request);
    received.push({ method, path, token: header('dapr-api-token'), caller: header('dapr-caller-app-id'), body });
    response.end(JSON.stringify(answers[path] ?? (path.endsWith('/bulk') ? done(body) : {})));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    received,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Bulk {
  entries: { entryId: string; event: string }[];
}

/** What is not answered of a bulk comes again. */
export const done = (body: string) => ({
  statuses: (JSON.parse(body) as Bulk).entries.map(({ entryId }) => ({ entryId, status: 'SUCCESS' })),
});

/** The messages of a bulk as they were published. */
export const contentsOf = ({ body }: Pick<Received, 'body'>): string[] =>
  (JSON.parse(body) as Bulk).entries.map(({ event }) => Buffer.from(event, 'base64').toString());

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
