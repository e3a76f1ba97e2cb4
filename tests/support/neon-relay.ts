import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { pipeline } from 'node:stream';
import { neonConfig } from '@neondatabase/serverless';
import { createWebSocketStream, WebSocketServer } from 'ws';

/**
 * Stands where Neon's proxy stands: a WebSocket server on loopback that pipes each socket to the PostgreSQL on `postgresPort`.
 * Imported with `--import` into a process that has NEON_RELAY_PORT, it makes that process use the relay.
 */
export async function startNeonRelay(postgresPort: number): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    const [outer, inner] = [createWebSocketStream(socket), connect(postgresPort, '127.0.0.1')];
    // Either end may break off; the other one is closed by then.
    pipeline(outer, inner, () => {});
    pipeline(inner, outer, () => {});
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Settings as in the driver's own guide for a local proxy (@neondatabase/serverless, CONFIG.md). */
export function useNeonRelay(port: number): void {
  neonConfig.wsProxy = () => `127.0.0.1:${port}/v2`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
}

if (process.env.NEON_RELAY_PORT) useNeonRelay(Number(process.env.NEON_RELAY_PORT));
