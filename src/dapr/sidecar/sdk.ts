import type { DaprHttpOptions } from './http.ts';

/** The sidecar as its SDK shows it. */
export interface DaprSdk {
  /** Id of the app that daprd speaks for, whether it offers the actors hosted here, and whether it takes them away from an app that says it drains. */
  metadata(): Promise<{ id: string; hostsActors: boolean; checksApp: boolean }>;
  /** Throws when the store or the key does not exist. */
  secret(store: string, key: string): Promise<string>;
}

/** Loads the SDK only here, because a process without a sidecar has no use for its 170 ms. */
export async function openSdk({ endpoint, token }: DaprHttpOptions): Promise<DaprSdk> {
  const { DaprClient, LogLevel } = await import('@dapr/dapr');
  const url = new URL(endpoint);
  const client = new DaprClient({
    daprHost: `${url.protocol}//${url.hostname}`,
    daprPort: url.port || (url.protocol === 'https:' ? '443' : '80'),
    ...(token ? { daprApiToken: token } : {}),
    logger: { level: LogLevel.Error },
  });
  return {
    async metadata() {
      const answer = (await client.metadata.get()) as unknown as {
        id: string;
        actorRuntime?: { hostReady?: boolean };
        appConnectionProperties?: { health?: object };
      };
      const { actorRuntime, appConnectionProperties } = answer;
      return {
        id: answer.id,
        hostsActors: actorRuntime?.hostReady === true,
        checksApp: appConnectionProperties?.health !== undefined,
      };
    },
    async secret(store, key) {
      const [name = '', entry = name] = key.split('/');
      const found = (await client.secret.get(store, name)) as Record<string, string>;
      const value = found[entry];
      if (!value) throw new Error(`The secret store ${store} has no ${key}; add it there or set the variable itself.`);
      return value;
    },
  };
}
