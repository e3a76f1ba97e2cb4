import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { UnauthorizedError as V1Unauthorized } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client as V1Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as V1Transport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { type AnyClient, type ForeignClient, type Start, useTools } from './client.ts';

const info = { name: 'TypeScript SDK', version: '1' };

/** Both generations of the SDK, with a provider that keeps everything in files and whose person uses the browser. */
export const typescriptSdks: ForeignClient[] = [
  sdk('TypeScript SDK 1.x', V1Unauthorized, (url, authProvider) => ({
    client: new V1Client(info) as unknown as Connectable,
    transport: new V1Transport(url, { authProvider: authProvider as never }),
  })),
  sdk('TypeScript SDK 2.x, 2025 protocol', UnauthorizedError, (url, authProvider) => ({
    client: new Client(info) as unknown as Connectable,
    transport: new StreamableHTTPClientTransport(url, { authProvider: authProvider as never }),
  })),
  sdk('TypeScript SDK 2.x, newest protocol', UnauthorizedError, (url, authProvider) => ({
    client: new Client(info, { versionNegotiation: { mode: 'auto' } }) as unknown as Connectable,
    transport: new StreamableHTTPClientTransport(url, { authProvider: authProvider as never }),
  })),
];

type Connectable = AnyClient & { connect(transport: unknown): Promise<void> };
interface Pair {
  client: Connectable;
  transport: { finishAuth(code: string, iss?: string): Promise<void> };
}
type Provider = Awaited<ReturnType<typeof fileProvider>>['provider'];

function sdk(name: string, Unauthorized: new () => Error, make: (url: URL, provider: Provider) => Pair): ForeignClient {
  return {
    name,
    missing: false,
    async run(start) {
      const url = new URL(start.serverUrl);
      const { provider, callback } = await fileProvider(start);
      const first = make(url, provider);
      const connected = await first.client.connect(first.transport).then(
        () => first,
        async (error) => {
          if (!(error instanceof Unauthorized)) throw error;
          const back = await callback;
          await first.transport.finishAuth(back.get('code') ?? '', back.get('iss') ?? undefined);
          const second = make(url, provider);
          await second.client.connect(second.transport);
          return second;
        },
      );
      try {
        return await useTools(connected.client, start.title);
      } finally {
        await connected.client.close();
      }
    },
  };
}

/** The provider that the SDK's documentation asks an application to write. */
async function fileProvider({ t, memory, browser }: Start) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const redirectUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  const callback = new Promise<URLSearchParams>((resolve) =>
    server.on('request', (request, response) => {
      response.setHeader('connection', 'close');
      response.end('You can close this page.');
      resolve(new URL(request.url ?? '', redirectUrl).searchParams);
    }),
  );
  const file = (name: string) => join(memory, `${name}.json`);
  const read = (name: string) => (existsSync(file(name)) ? JSON.parse(readFileSync(file(name), 'utf8')) : undefined);
  const write = (name: string) => (value: unknown) => writeFileSync(file(name), JSON.stringify(value));
  const forgotten: Record<string, string[]> = { all: ['client', 'tokens', 'verifier'] };
  const provider = {
    redirectUrl,
    clientMetadata: {
      client_name: info.name,
      redirect_uris: [redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
      scope: 'tasks:read tasks:write offline_access',
    },
    clientInformation: () => read('client'),
    saveClientInformation: write('client'),
    tokens: () => read('tokens'),
    saveTokens: write('tokens'),
    saveCodeVerifier: write('verifier'),
    codeVerifier: () => read('verifier'),
    redirectToAuthorization: (url: URL) => browser.visit(url.href),
    invalidateCredentials(what: string) {
      for (const name of forgotten[what] ?? [what]) rmSync(file(name), { force: true });
    },
  };
  return { provider, callback };
}
