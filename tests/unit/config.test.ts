import assert from 'node:assert/strict';
import { test } from 'node:test';
import webPush from 'web-push';
import { loadConfig, resolveSecrets } from '../../src/config.ts';

const onDapr = {
  DAPR_HTTP_PORT: '3500',
  DATABASE_URL: 'postgres://app:pass@db/actodo',
  BETTER_AUTH_SECRET: 'x'.repeat(32),
};

function faultsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    return (error as Error).message.split('\n- ').slice(1);
  }
  return [];
}

test('no setting is needed', () => {
  const config = loadConfig({});
  assert.deepEqual(config.runtime, { kind: 'embedded' });
  assert.equal(config.baseUrl, 'http://localhost:3000');
  assert.deepEqual([config.host, config.port, config.appPort], ['127.0.0.1', 3000, 3001]);
  assert.deepEqual([config.metricsHost, config.metricsPort], ['127.0.0.1', 9464]);
  assert.equal(config.roles.length, 8);
  assert.match(config.dataDir, /^\/.*\/data$/);
  assert.equal(config.logLevel, 'info');
  assert.deepEqual(config.adminEmails, []);
});

test('an empty string counts as unset', () => {
  const names = ['PORT', 'ROLES', 'DATABASE_URL', 'DAPR_HTTP_PORT', 'BETTER_AUTH_SECRET', 'TRUST_PROXY', 'LOG_LEVEL'];
  assert.deepEqual(loadConfig(Object.fromEntries(names.map((name) => [name, ' ']))), loadConfig({}));
});

test('the base URL follows the port, and loses its slash', () => {
  assert.equal(loadConfig({ PORT: '8080' }).baseUrl, 'http://localhost:8080');
  assert.equal(loadConfig({ BASE_URL: 'https://todo.example.com/' }).baseUrl, 'https://todo.example.com');
});

test("a sidecar's port or endpoint makes it run on Dapr, where roles can be split", () => {
  const config = loadConfig({ ...onDapr, ROLES: 'relay, api' });
  const databaseUrl = onDapr.DATABASE_URL;
  assert.deepEqual(config.runtime, { kind: 'sidecar', endpoint: 'http://127.0.0.1:3500', databaseUrl });
  assert.deepEqual(config.roles, ['api', 'relay']);
  const remote = loadConfig({ ...onDapr, DAPR_HTTP_ENDPOINT: 'https://dapr.example/' });
  assert.deepEqual(remote.runtime, { kind: 'sidecar', endpoint: 'https://dapr.example', databaseUrl });
});

test('addresses of admins are lower case and trimmed', () => {
  assert.deepEqual(loadConfig({ ADMIN_EMAILS: ' Ann@Example.com,bob@example.com ,' }).adminEmails, [
    'ann@example.com',
    'bob@example.com',
  ]);
});

test('every fault is listed at once, with the variable and what is legal', () => {
  const faults: [string, string, RegExp][] = [
    ['PORT', '70000', /PORT.*1 to 65535/],
    ['APP_PORT', 'x', /APP_PORT.*1 to 65535/],
    ['METRICS_PORT', '0', /METRICS_PORT/],
    ['ROLES', 'api,kitchen', /ROLES.*recurrence.*kitchen/],
    ['DATABASE_URL', 'mysql://x', /DATABASE_URL.*postgres:\/\//],
    ['DATABASE_DRIVER', 'sqlite', /DATABASE_DRIVER.*pg, neon/],
    ['MCP_URL', 'localhost', /MCP_URL.*http:\/\//],
    ['BETTER_AUTH_SECRET', 'short', /BETTER_AUTH_SECRET.*32/],
    ['BASE_URL', 'https://example.com/path', /BASE_URL.*origin/],
    ['ADMIN_EMAILS', 'ann', /ADMIN_EMAILS/],
    ['SMTP_URL', 'mail', /SMTP_URL.*smtp:\/\//],
    ['MAIL_FROM', 'Actodo <todo>', /MAIL_FROM.*todo@example\.com/],
    ['VAPID_PUBLIC_KEY', 'short', /VAPID_PUBLIC_KEY.*65 bytes/],
    ['VAPID_PRIVATE_KEY', 'short', /VAPID_PRIVATE_KEY.*32 bytes/],
    ['CHATKIT_DOMAIN_KEY', 'a"><script>', /CHATKIT_DOMAIN_KEY.*letters/],
    ['AUDIT_RETENTION_DAYS', '0', /AUDIT_RETENTION_DAYS/],
    ['TRUST_PROXY', 'yes', /TRUST_PROXY.*true, false/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'x', /OTEL/],
    ['OPENAI_BASE_URL', 'x', /OPENAI_BASE_URL/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL.*debug/],
  ];
  const found = faultsOf(Object.fromEntries(faults.map(([name, value]) => [name, value])));
  assert.equal(found.length, faults.length);
  for (const [, , pattern] of faults)
    assert.ok(
      found.some((fault) => pattern.test(fault)),
      String(pattern),
    );
});

test('the value of a secret is never repeated in a fault', () => {
  const env = { DATABASE_URL: 'mysql://app:hunter2@db', SMTP_URL: 'x:hunter2', BETTER_AUTH_SECRET: 'hunter2' };
  assert.ok(!faultsOf(env).join().includes('hunter2'));
});

test('mail needs a sender, and Web Push both keys of one pair', () => {
  const [one, other] = [webPush.generateVAPIDKeys(), webPush.generateVAPIDKeys()];
  const keys = (VAPID_PUBLIC_KEY: string, VAPID_PRIVATE_KEY: string) => ({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY });
  assert.match(faultsOf({ SMTP_URL: 'smtp://mail' }).join(), /MAIL_FROM is required/);
  assert.match(faultsOf(keys(one.publicKey, '')).join(), /one pair/);
  assert.match(faultsOf(keys(one.publicKey, other.privateKey)).join(), /one pair/);
  assert.deepEqual(faultsOf(keys(one.publicKey, one.privateKey)), []);
  for (const MAIL_FROM of ['todo@example.com', 'Actodo <todo@example.com>', '"To, do" <todo@example.com>'])
    assert.deepEqual(faultsOf({ SMTP_URL: 'smtps://user:secret@mail', MAIL_FROM }), []);
  for (const MAIL_FROM of ['todo', '<a@b>, <c@d>', 'Actodo <todo@example.com> x'])
    assert.match(faultsOf({ SMTP_URL: 'smtp://mail', MAIL_FROM }).join(), /MAIL_FROM must be/);
});

test('what contradicts each other is a fault', () => {
  assert.match(faultsOf({ ROLES: 'api' }).join(), /embedded/);
  assert.match(faultsOf({ PORT: '9464' }).join(), /differ/);
  assert.match(faultsOf({ ...onDapr, PORT: '3001' }).join(), /differ/);
  assert.deepEqual(faultsOf({ PORT: '3001' }), []);
  assert.match(faultsOf({ ...onDapr, BETTER_AUTH_SECRET: '' }).join(), /BETTER_AUTH_SECRET is required/);
  assert.match(faultsOf({ ...onDapr, DATABASE_URL: '' }).join(), /DATABASE_URL is required/);
  for (const ROLES of ['audit', 'mcp', 'live'])
    assert.deepEqual(faultsOf({ ...onDapr, BETTER_AUTH_SECRET: '', ROLES }), []);
});

/** A secret store with these keys; what it is opened with and asked for is noted. */
function secretStore(keys: Record<string, string>) {
  const noted: unknown[] = [];
  const open = async (connection: { endpoint: string; token?: string }) => {
    noted.push(connection);
    return async (store: string, key: string) => {
      noted.push([store, key]);
      const value = keys[key];
      if (!value) throw new Error('no such key');
      return value;
    };
  };
  return { open, noted };
}

test('references to a Dapr secret store are replaced by what it holds, everything else stays', async () => {
  const { open, noted } = secretStore({ auth: 'x'.repeat(32), 'db/url': onDapr.DATABASE_URL });
  const env = {
    DAPR_HTTP_PORT: '3500',
    DAPR_API_TOKEN: 'sidecar',
    BETTER_AUTH_SECRET: ' dapr-secret:vault/auth ',
    DATABASE_URL: 'dapr-secret:vault/db/url',
    BASE_URL: 'https://todo.example.com',
  };
  const resolved = await resolveSecrets(env, open);
  assert.deepEqual(resolved, { ...env, BETTER_AUTH_SECRET: 'x'.repeat(32), DATABASE_URL: onDapr.DATABASE_URL });
  assert.deepEqual(noted, [
    { endpoint: 'http://127.0.0.1:3500', token: 'sidecar' },
    ['vault', 'auth'],
    ['vault', 'db/url'],
  ]);
  assert.equal(loadConfig(resolved).authSecret, 'x'.repeat(32));
});

test('without a reference no secret store is opened', async () => {
  const { open, noted } = secretStore({});
  assert.deepEqual(await resolveSecrets(onDapr, open), onDapr);
  assert.deepEqual(noted, []);
});

test('a secret that cannot be read stops the start with the name of its variable, and so does one without a sidecar', async () => {
  const { open } = secretStore({});
  const env = { ...onDapr, SMTP_URL: 'dapr-secret:vault/mail' };
  await assert.rejects(resolveSecrets(env, open), /^Error: SMTP_URL: the secret mail of the Dapr secret store vault/);
  await assert.rejects(resolveSecrets({ SMTP_URL: 'dapr-secret:vault/mail' }, open), /SMTP_URL.*DAPR_HTTP_PORT/);
});

test('a reference that is no whole one stops the start with the name of its variable', async () => {
  const { open } = secretStore({});
  for (const value of ['dapr-secret:', 'dapr-secret:vault', 'dapr-secret:vault/', 'dapr-secret:/auth'])
    await assert.rejects(resolveSecrets({ ...onDapr, OPENAI_API_KEY: value }, open), /OPENAI_API_KEY/, value);
});

test("a model of one's own has more time and another API; bounds and headers are read", () => {
  const of = (env: Record<string, string>) => {
    const { openaiApi, openaiTimeoutSeconds, turnTimeoutSeconds, openaiContextTokens, turnTokens } = loadConfig(env);
    return [openaiApi, openaiTimeoutSeconds, turnTimeoutSeconds, openaiContextTokens, turnTokens];
  };
  const own = { OPENAI_BASE_URL: 'http://127.0.0.1:8080/v1' };
  assert.deepEqual(of({}), ['responses', 60, 180, 128_000, 200_000]);
  assert.deepEqual(of(own), ['chat', 180, 600, 8_192, 200_000]);
  const said = {
    OPENAI_API: 'responses',
    OPENAI_TIMEOUT_SECONDS: '5',
    TURN_TIMEOUT_SECONDS: '9',
    OPENAI_CONTEXT_TOKENS: '4096',
    TURN_TOKENS: '50000',
  };
  assert.deepEqual(of({ ...own, ...said }), ['responses', 5, 9, 4096, 50_000]);
  const { openaiHeaders, openaiTemperature } = loadConfig({
    OPENAI_HEADERS: '{"X-Team": "todo"}',
    OPENAI_TEMPERATURE: '0.2',
  });
  assert.deepEqual([openaiHeaders, openaiTemperature], [{ 'x-team': 'todo' }, 0.2]);
  for (const [name, value] of [
    ['OPENAI_API', 'completions'],
    ['OPENAI_TIMEOUT_SECONDS', '301'],
    ['TURN_TIMEOUT_SECONDS', '0'],
    ['OPENAI_CONTEXT_TOKENS', '100'],
    ['TURN_TOKENS', '4999'],
    ['OPENAI_TEMPERATURE', '3'],
    ['OPENAI_HEADERS', 'secret: 1'],
    ['OPENAI_HEADERS', '{"a b": "secret"}'],
    ['OPENAI_HEADERS', '{"a": 1}'],
  ] as const) {
    const faults = faultsOf({ [name]: value });
    assert.equal(faults.length, 1, `${name}=${value}`);
    assert.match(faults[0]!, new RegExp(`^${name} must be`));
    assert.doesNotMatch(faults[0]!, /secret/);
  }
});
