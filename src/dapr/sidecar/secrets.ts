import type { Log } from '../../log.ts';
import { type DaprHttpOptions, openDaprHttp } from './http.ts';
import { outboundReady } from './outbound.ts';
import { openSdk } from './sdk.ts';

/** Waits for the sidecar; answers how to read from its secret stores. Throws when the store or the key does not exist. */
export async function openSecrets(
  connection: DaprHttpOptions,
  log: Log,
): Promise<(store: string, key: string) => Promise<string>> {
  const http = openDaprHttp(connection);
  await outboundReady(http, log);
  await http.close();
  return (await openSdk(connection)).secret;
}
