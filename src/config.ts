import { createECDH } from 'node:crypto';
import { resolve } from 'node:path';
import { SettingsReader } from './settings-reader.ts';

export const roles = ['api', 'mcp', 'actors', 'relay', 'recurrence', 'audit', 'notifications', 'live'] as const;
export type Role = (typeof roles)[number];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** On Dapr: where the sidecar's HTTP API is (a base URL without a slash at the end), and the Postgres that its state store uses too. */
export type RuntimeChoice = { kind: 'embedded' } | { kind: 'sidecar'; endpoint: string; databaseUrl: string };

/** The settings of one process. Absent means: not configured. */
export interface Config {
  host: string;
  port: number;
  /** Dapr's callbacks; used on the sidecar runtime only. */
  appPort: number;
  metricsHost: string;
  metricsPort: number;
  roles: readonly Role[];
  runtime: RuntimeChoice;
  /** Absolute path. */
  dataDir: string;
  databaseUrl?: string;
  databaseDriver: 'pg' | 'neon';
  /** Embedded database only: what an acknowledged change outlives. */
  durability: 'power' | 'process';
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
  /** Set: the page's chat is OpenAI's element. */
  chatKitDomainKey?: string;
  auditRetentionDays?: number;
  trustProxy: boolean;
  otlpEndpoint?: string;
  openaiApiKey?: string;
  openaiBaseUrl?: string;
  openaiModel?: string;
  /** Which API of the model's server is asked. */
  openaiApi: 'responses' | 'chat';
  /** For one answer of the model. */
  openaiTimeoutSeconds: number;
  /** Tokens that the model reads and writes at once. */
  openaiContextTokens: number;
  openaiTemperature?: number;
  /** Sent with every request to the model's server. */
  openaiHeaders: Readonly<Record<string, string>>;
  /** For one chat turn. */
  turnTimeoutSeconds: number;
  /** Tokens, read and written, that the model may use for one chat turn. */
  turnTokens: number;
  logLevel: LogLevel;
}

/**
 * Reads every setting from `env`; an empty string counts as unset.
 * Throws one Error whose message lists every fault, one per line, naming the variable and what is legal.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = new SettingsReader(env);
  const port = read.port('PORT', 3000);
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const config: Config = {
    host: read.text('HOST') ?? '127.0.0.1',
    port,
    appPort: read.port('APP_PORT', 3001),
    metricsHost: read.text('METRICS_HOST') ?? '127.0.0.1',
    metricsPort: read.port('METRICS_PORT', 9464),
    roles: read.someOf('ROLES', roles),
    runtime: readRuntime(read, databaseUrl),
    dataDir: resolve(read.text('DATA_DIR') ?? './data'),
    databaseUrl,
    databaseDriver: read.oneOf('DATABASE_DRIVER', ['pg', 'neon'], 'pg'),
    durability: read.oneOf('DURABILITY', ['power', 'process'], 'power'),
    daprApiToken: read.text('DAPR_API_TOKEN'),
    appApiToken: read.text('APP_API_TOKEN'),
    mcpUrl: read.url('MCP_URL', ['http:', 'https:']),
    authSecret: read.secret('BETTER_AUTH_SECRET', 32),
    baseUrl: read.origin('BASE_URL') ?? `http://localhost:${port}`,
    adminEmails: read.emails('ADMIN_EMAILS'),
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: read.mailbox('MAIL_FROM'),
    vapidPublicKey: read.key('VAPID_PUBLIC_KEY', 65),
    vapidPrivateKey: read.key('VAPID_PRIVATE_KEY', 32),
    chatKitDomainKey: read.word('CHATKIT_DOMAIN_KEY'),
    auditRetentionDays: read.integer('AUDIT_RETENTION_DAYS', 1, 36_500),
    trustProxy: read.oneOf('TRUST_PROXY', ['true', 'false'], 'false') === 'true',
    otlpEndpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']),
    openaiApiKey: read.text('OPENAI_API_KEY'),
    openaiBaseUrl: read.url('OPENAI_BASE_URL', ['http:', 'https:']),
    openaiModel: read.text('OPENAI_MODEL'),
    ...readModelBounds(read),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  };
  const faults = [...read.faults, ...contradictions(config)];
  if (faults.length > 0) throw new Error(`Bad settings; correct them and start again:\n- ${faults.join('\n- ')}`);
  return config;
}

/** A server of one's own is slower, reads less at once, and speaks Chat Completions more often than not. */
function readModelBounds(read: SettingsReader) {
  const own = read.text('OPENAI_BASE_URL') !== undefined;
  return {
    openaiApi: read.oneOf('OPENAI_API', ['responses', 'chat'], own ? 'chat' : 'responses'),
    openaiTimeoutSeconds: read.integer('OPENAI_TIMEOUT_SECONDS', 1, 300) ?? (own ? 180 : 60),
    openaiContextTokens: read.integer('OPENAI_CONTEXT_TOKENS', 2_048, 10_000_000) ?? (own ? 8_192 : 128_000),
    openaiTemperature: read.number('OPENAI_TEMPERATURE', 0, 2),
    openaiHeaders: read.headers('OPENAI_HEADERS'),
    turnTimeoutSeconds: read.integer('TURN_TIMEOUT_SECONDS', 1, 840) ?? (own ? 600 : 180),
    turnTokens: read.integer('TURN_TOKENS', 5_000, 100_000_000) ?? 200_000,
  };
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

/** The sidecar's when it is said where that is, else the embedded one. */
function readRuntime(read: SettingsReader, databaseUrl: string | undefined): RuntimeChoice {
  const endpoint = readDaprEndpoint(read);
  if (!endpoint) return { kind: 'embedded' };
  if (databaseUrl) return { kind: 'sidecar', endpoint, databaseUrl };
  read.faults.push('DATABASE_URL is required on Dapr: the Postgres that also holds the state store.');
  return { kind: 'sidecar', endpoint, databaseUrl: '' };
}

/** Faults that no single variable shows. */
function contradictions(config: Config): string[] {
  const faults: string[] = [];
  const fault = (isFault: boolean, text: string) => isFault && faults.push(text);
  const ports = [config.port, config.metricsPort, ...(config.runtime.kind === 'sidecar' ? [config.appPort] : [])];
  fault(new Set(ports).size < ports.length, 'PORT, METRICS_PORT and APP_PORT must differ.');
  fault(Boolean(config.smtpUrl && !config.mailFrom), 'MAIL_FROM is required with SMTP_URL: the sender of mails.');
  const { vapidPublicKey: publicKey, vapidPrivateKey: privateKey } = config;
  fault(
    !publicKey !== !privateKey || Boolean(publicKey && privateKey && publicKey !== publicKeyOf(privateKey)),
    'VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY must be one pair; `npm run vapid-keys` makes one.',
  );
  if (config.runtime.kind === 'embedded') {
    const all = config.roles.length === roles.length;
    fault(!all, 'ROLES must be all on the embedded runtime; set DAPR_HTTP_PORT to split the roles over processes.');
    return faults;
  }
  fault(
    config.roles.includes('api') && !config.authSecret,
    'BETTER_AUTH_SECRET is required on Dapr for the role api, the same for every process; make one with `openssl rand -base64 32`.',
  );
  return faults;
}

/** Of a key pair on P-256, both base64url; undefined when that is no private key. */
function publicKeyOf(privateKey: string): string | undefined {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(privateKey, 'base64url');
    return pair.getPublicKey('base64url');
  } catch {
    return undefined;
  }
}
