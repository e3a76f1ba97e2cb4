import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, type TestContext } from 'node:test';
import type { TaskClient } from '../../src/actors/contract.ts';
import type { Clicks } from '../../src/agent/clicks/clicks.ts';
import type { Turns } from '../../src/agent/turns.ts';
import { createApp } from '../../src/api/app.ts';
import type { AccountMail } from '../../src/api/auth/account-mail.ts';
import { createAdminGrant } from '../../src/api/auth/admin-grant.ts';
import { createAuth, migrateAuth } from '../../src/api/auth/auth.ts';
import { createTokens } from '../../src/api/auth/tokens.ts';
import { ownUpgradesOnly } from '../../src/api/guards.ts';
import { createRateLimits, type LimitOverrides } from '../../src/api/limits.ts';
import { bind, type ServedRoute } from '../../src/api/route.ts';
import { type HealthDeps, healthRoutes } from '../../src/api/routes/health.ts';
import { apiRoutes, describeRoutes } from '../../src/api/routes/list.ts';
import { liveRoutes } from '../../src/api/routes/live.ts';
import { mcpRoutes, type ServeMcp } from '../../src/api/routes/mcp.ts';
import type { PushSettings } from '../../src/api/routes/sending/push.ts';
import { type RunningServer, startServer, type Upgrade } from '../../src/api/server.ts';
import { loadConfig } from '../../src/config.ts';
import { readEnded } from '../../src/db/accounts/access.ts';
import { adminCodes } from '../../src/db/accounts/admin-codes.ts';
import { readSigningKeys } from '../../src/db/accounts/signing-keys.ts';
import type { Db } from '../../src/db/database.ts';
import type { Settings, SettingsPatch } from '../../src/domain/user.ts';
import { Rejected } from '../../src/errors.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { freePort } from './server.ts';

export const secret = 'a secret for tests, 32 characters or more';

interface Overrides {
  ready?: HealthDeps['ready'];
  limits?: LimitOverrides;
  chat?: Turns;
  clicks?: Clicks;
  serveMcp?: ServeMcp;
  env?: Record<string, string>;
  /** Default: settings in memory, and no tasks. */
  tasks?: TaskClient;
  rotationInterval?: number;
  /** How old may be what this process knows of ended access. */
  endedTimes?: { after: number; atMost: number };
  /** Served beside those of the program. */
  routes?: ServedRoute[];
  upgrades?: Record<string, Upgrade>;
  push?: PushSettings;
  /** Where the mails of accounts go; needs SMTP_URL and MAIL_FROM in `env`. */
  mail?: AccountMail;
  /** Milliseconds after which an answer that nobody reads is cut off. */
  unreadMs?: number;
}

/** The public HTTP server on a free port over `db`, with settings in memory and a chat that answers at once. */
export async function serveApi(t: Pick<TestContext, 'after'>, db: Db, { env, ...overrides }: Overrides = {}) {
  const lines: string[] = [];
  const log = openLog(
    'trace',
    new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }),
  );
  const port = await freePort();
  const config = loadConfig({ PORT: `${port}`, ...env });
  const metrics = createMetrics();
  const grant = createAdminGrant({ config, secret, codes: adminCodes(db), log });
  const { rotationInterval, mail } = overrides;
  const auth = createAuth({ config, secret, db, log, grant, mail, passwords: plainPasswords, rotationInterval });
  await migrateAuth(auth, db);
  await grant.announce();
  const tokens = createTokens({
    baseUrl: config.baseUrl,
    readKeys: () => readSigningKeys(db),
    readEnded: () => readEnded(db),
    endedTimes: overrides.endedTimes,
  });
  const limits = createRateLimits(metrics, overrides.limits);
  const { baseUrl } = config;
  const ready = overrides.ready ?? (async () => ({ ready: true, checks: { database: 'ok' as const } }));
  const chat = overrides.chat ?? echo;
  const described = describeRoutes();
  const tasks = overrides.tasks ?? { ...settingsInMemory(), ...noTasks };
  const routes = [
    ...bind(healthRoutes, { ready, draining: () => server.draining() }),
    ...bind(apiRoutes, {
      auth,
      authSecret: secret,
      db,
      tokens,
      baseUrl,
      chatKitKey: config.chatKitDomainKey,
      limits,
      tasks,
      chat,
      clicks: overrides.clicks ?? noClicks,
      log,
      described,
      push: overrides.push,
      mails: mail !== undefined,
    }),
    ...bind(liveRoutes, {}),
    ...bind(mcpRoutes, { baseUrl, limits, serve: overrides.serveMcp ?? mirror }),
    ...(overrides.routes ?? []),
  ];
  const requests = createApp({ config, log, metrics, limits, tokens, routes }).callback();
  const { upgrades = {}, unreadMs } = overrides;
  const server: RunningServer = await startServer(
    { requests, upgrades, admit: ownUpgradesOnly(config) },
    config.host,
    port,
    unreadMs,
  );
  t.after(() => server.stop(0));
  return {
    url: config.baseUrl,
    config,
    db,
    auth,
    grant,
    metrics,
    refreshEnded: tokens.refreshEnded,
    server,
    log: () => lines.join(''),
  };
}

export type Api = Awaited<ReturnType<typeof serveApi>>;

const echo: Turns = async (_user, { message }) => ({
  conversation_id: 1,
  response: `You said: ${message}`,
  tool_calls: [],
});

const noClicks: Clicks = async () => assert.fail('nobody clicks here');

const mirror: ServeMcp = async (_request, response, { caller: { userId, scopes } }, body) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ userId, scopes, body }));
};

/** scrypt takes 150 ms; what is tested here is not the hash. */
const plainPasswords = {
  hash: async (password: string) => `plain ${password}`,
  verify: async ({ hash, password }: { hash: string; password: string }) => hash === `plain ${password}`,
};

const noTasks: Pick<TaskClient, 'get'> = {
  get: async () => {
    throw new Rejected('not_found', 'There is no such task.');
  },
};

/** Stands where the actors are, so that these tests are about HTTP only. */
function settingsInMemory() {
  const defaults: Settings = { timezone: 'UTC', locale: 'en-US', default_reminder_minutes: 0, email_reminders: false };
  const all = new Map<string, Settings>();
  return {
    delete: async () => assert.fail('no task is here'),
    settings: async (userId: string) => all.get(userId) ?? defaults,
    changeSettings: async (userId: string, patch: SettingsPatch) => {
      if (patch.timezone === 'Mars/Olympus') throw new Rejected('invalid', 'timezone must be an IANA zone name.');
      const changed = { ...(all.get(userId) ?? defaults) };
      for (const key of Object.keys(patch) as (keyof Settings)[])
        Object.assign(changed, { [key]: patch[key] ?? defaults[key] });
      all.set(userId, changed);
      return changed;
    },
  };
}

let counter = 0;
/** A new account: its id, session token and web JWT. */
export async function signUp(url: string, body: Record<string, unknown> = {}) {
  const email = `user-${process.pid}-${counter++}@example.com`;
  const password = 'correct horse battery';
  const response = await postJson(`${url}/api/auth/sign-up/email`, { name: 'Ann', email, password, ...body });
  const { token: session, user } = (await response.json()) as { token: string; user: { id: string } };
  return {
    id: user.id,
    email: (body.email as string) ?? email,
    password,
    session,
    token: await webToken(url, session),
  };
}

export async function webToken(url: string, session: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  return ((await response.json()) as { token: string }).token;
}

export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Lets helpers that clean up after a test do so after all tests of the file, last thing first. */
export function suiteCleanup(): Pick<TestContext, 'after'> {
  const work: (() => unknown)[] = [];
  after(async () => {
    for (const each of work.reverse()) await each();
  });
  return { after: (each) => void work.push(each as () => unknown) };
}
