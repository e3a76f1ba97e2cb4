import { resolve } from 'node:path';

export const roles = ['api', 'mcp', 'actors', 'relay', 'recurrence', 'audit', 'notifications', 'live'] as const;
export type Role = (typeof roles)[number];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The settings of one process. Absent means: not configured. */
export interface Config {
  host: string;
  port: number;
  /** Dapr's callbacks; used on the sidecar runtime only. */
  appPort: number;
  metricsHost: string;
  metricsPort: number;
  roles: readonly Role[];
  runtime: 'embedded' | 'sidecar';
  /** Absolute path. */
  dataDir: string;
  databaseUrl?: string;
  databaseDriver: 'pg' | 'neon';
  /** Base URL of the sidecar's HTTP API, without a slash at the end. Present exactly when `runtime` is `sidecar`. */
  daprHttpEndpoint?: string;
  daprApiToken?: string;
  appApiToken?: string;
  mcpUrl?: string;
  authSecret?: string;
  /** Origin without a slash at the end; issuer and audience of tokens. */
  baseUrl: string;
  /** Lower case. */
  adminEmails: readonly string[];
  smtpUrl?: string;
  mailFrom?: string;
  vapidPublicKey?: string;
  vapidPrivateKey?: string;
  auditRetentionDays?: number;
  trustProxy: boolean;
  otlpEndpoint?: string;
  openaiApiKey?: string;
  openaiBaseUrl?: string;
  openaiModel?: string;
  logLevel: LogLevel;
}

/**
 * Reads every setting from `env`; an empty string counts as unset.
 * Throws one Error whose message lists every fault, one per line, naming the variable and what is legal.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = new SettingsReader(env);
  const port = read.port('PORT', 3000);
  const daprHttpEndpoint = readDaprEndpoint(read);
  const config: Config = {
    host: read.text('HOST') ?? '127.0.0.1',
    port,
    appPort: read.port('APP_PORT', 3001),
    metricsHost: read.text('METRICS_HOST') ?? '127.0.0.1',
    metricsPort: read.port('METRICS_PORT', 9464),
    roles: read.roles('ROLES'),
    runtime: daprHttpEndpoint ? 'sidecar' : 'embedded',
    dataDir: resolve(read.text('DATA_DIR') ?? './data'),
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    databaseDriver: read.oneOf('DATABASE_DRIVER', ['pg', 'neon'], 'pg'),
    daprHttpEndpoint,
    daprApiToken: read.text('DAPR_API_TOKEN'),
    appApiToken: read.text('APP_API_TOKEN'),
    mcpUrl: read.url('MCP_URL', ['http:', 'https:']),
    authSecret: read.secret('BETTER_AUTH_SECRET', 32),
    baseUrl: read.origin('BASE_URL') ?? `http://localhost:${port}`,
    adminEmails: read.emails('ADMIN_EMAILS'),
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: read.text('MAIL_FROM'),
    vapidPublicKey: read.text('VAPID_PUBLIC_KEY'),
    vapidPrivateKey: read.text('VAPID_PRIVATE_KEY'),
    auditRetentionDays: read.integer('AUDIT_RETENTION_DAYS', 1, 36_500),
    trustProxy: read.oneOf('TRUST_PROXY', ['true', 'false'], 'false') === 'true',
    otlpEndpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']),
    openaiApiKey: read.text('OPENAI_API_KEY'),
    openaiBaseUrl: read.url('OPENAI_BASE_URL', ['http:', 'https:']),
    openaiModel: read.text('OPENAI_MODEL'),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  };
  const faults = [...read.faults, ...contradictions(config)];
  if (faults.length > 0) throw new Error(`Bad settings; correct them and start again:\n- ${faults.join('\n- ')}`);
  return config;
}

const secretScheme = 'dapr-secret:';
const secretReference = /^dapr-secret:([^/]+)\/(.+)$/;

/**
 * The settings with every value `dapr-secret:{store}/{key}`, or `dapr-secret:{store}/{secret}/{key}` where a secret has several
 * values, replaced by what `openSecrets` reads from that Dapr secret store; it is opened only when there is such a value. Throws an
 * Error that names the variable and what to do.
 */
export async function resolveSecrets(
  env: NodeJS.ProcessEnv,
  openSecrets: (connection: { endpoint: string; token?: string }) => Promise<ReadSecret>,
): Promise<NodeJS.ProcessEnv> {
  const references = Object.entries(env).flatMap(([name, value]) => {
    if (!value?.trim().startsWith(secretScheme)) return [];
    const [, store, key] = secretReference.exec(value.trim()) ?? [];
    if (!store || !key) throw new Error(`${name} must name a Dapr secret as ${secretScheme}{store}/{key}.`);
    return [{ name, store, key }];
  });
  const [first] = references;
  if (!first) return env;
  const read = new SettingsReader(env);
  const endpoint = readDaprEndpoint(read);
  if (!endpoint) throw new Error(`${first.name} names a Dapr secret, so DAPR_HTTP_PORT must say where the sidecar is.`);
  const token = read.text('DAPR_API_TOKEN');
  const readSecret = await openSecrets({ endpoint, ...(token ? { token } : {}) });
  const resolved = { ...env };
  for (const { name, store, key } of references) {
    resolved[name] = await readSecret(store, key).catch((cause: unknown) => {
      throw new Error(`${name}: the secret ${key} of the Dapr secret store ${store} could not be read.`, { cause });
    });
  }
  return resolved;
}

export type ReadSecret = (store: string, key: string) => Promise<string>;

function readDaprEndpoint(read: SettingsReader): string | undefined {
  const endpoint = read.url('DAPR_HTTP_ENDPOINT', ['http:', 'https:']);
  if (endpoint) return endpoint.replace(/\/+$/, '');
  const port = read.integer('DAPR_HTTP_PORT', 1, 65_535);
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}

/** Faults that no single variable shows. */
function contradictions(config: Config): string[] {
  const faults: string[] = [];
  const fault = (isFault: boolean, text: string) => isFault && faults.push(text);
  const ports = [config.port, config.metricsPort, ...(config.runtime === 'sidecar' ? [config.appPort] : [])];
  fault(new Set(ports).size < ports.length, 'PORT, METRICS_PORT and APP_PORT must differ.');
  if (config.runtime === 'embedded') {
    const all = config.roles.length === roles.length;
    fault(!all, 'ROLES must be all on the embedded runtime; set DAPR_HTTP_PORT to split the roles over processes.');
    return faults;
  }
  const signsIn = config.roles.includes('api') || config.roles.includes('mcp');
  fault(!config.databaseUrl, 'DATABASE_URL is required on Dapr: the Postgres that also holds the state store.');
  fault(
    signsIn && !config.authSecret,
    'BETTER_AUTH_SECRET is required on Dapr, the same for every process; make one with `openssl rand -base64 32`.',
  );
  return faults;
}

/** Reads variables one by one and gathers what is wrong with them. Values of secrets never enter a fault. */
class SettingsReader {
  readonly faults: string[] = [];
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  #refuse(fault: string): undefined {
    this.faults.push(fault);
    return undefined;
  }

  secret(name: string, minLength: number): string | undefined {
    const value = this.text(name);
    if (value === undefined || value.length >= minLength) return value;
    return this.#refuse(
      `${name} must have at least ${minLength} characters; make one with \`openssl rand -base64 32\`.`,
    );
  }

  integer(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    return this.#refuse(`${name} must be a whole number from ${min} to ${max}, not ${JSON.stringify(value)}.`);
  }

  port(name: string, fallback: number): number {
    return this.integer(name, 1, 65_535) ?? fallback;
  }

  oneOf<T extends string>(name: string, legal: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = legal.find((each) => each === value);
    if (!found) this.#refuse(`${name} must be one of ${legal.join(', ')}, not ${JSON.stringify(value)}.`);
    return found ?? fallback;
  }

  /** A URL may carry a password, so a fault does not repeat it. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    return this.#refuse(`${name} must be a URL that starts with ${protocols.map((each) => `${each}//`).join(' or ')}.`);
  }

  origin(name: string): string | undefined {
    const value = this.url(name, ['http:', 'https:']);
    if (value === undefined) return undefined;
    const { origin, pathname, search, hash, username } = new URL(value);
    if (pathname === '/' && !search && !hash && !username) return origin;
    return this.#refuse(`${name} must be an origin such as https://todo.example.com, without a path.`);
  }

  roles(name: string): readonly Role[] {
    const named = listOf(this.text(name) ?? 'all');
    if (named.includes('all')) return roles;
    const unknown = named.filter((each) => !roles.includes(each as Role));
    if (unknown.length > 0)
      this.#refuse(`${name} must be all or a list of ${roles.join(', ')}, not ${JSON.stringify(unknown.join(','))}.`);
    return unknown.length > 0 ? roles : roles.filter((each) => named.includes(each));
  }

  emails(name: string): string[] {
    const addresses = listOf(this.text(name) ?? '').map((each) => each.toLowerCase());
    if (!addresses.every((each) => /^[^\s@]+@[^\s@]+$/.test(each)))
      this.#refuse(`${name} must be e-mail addresses with commas between them.`);
    return addresses;
  }
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
