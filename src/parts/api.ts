import type { Turns } from '../agent/turns.ts';
import { checkModel } from '../agent/wire/check.ts';
import { createAdminGrant } from '../api/auth/admin-grant.ts';
import { type Auth, createAuth, migrateAuth } from '../api/auth/auth.ts';
import { readOrCreateSecret } from '../api/auth/secret.ts';
import { bind } from '../api/route.ts';
import { apiRoutes, describeRoutes } from '../api/routes/list.ts';
import { adminCodes } from '../db/accounts/admin-codes.ts';
import { vapidKeys } from '../sending/push-service.ts';
import type { Core, Part } from './part.ts';
import { toolDeps } from './tools.ts';

/** Accounts, chat, settings and pages. */
export async function apiPart(core: Core): Promise<Part> {
  const { config, db, tokens, tasks, limits } = core;
  const authSecret = config.authSecret ?? (await readOrCreateSecret(config.dataDir));
  const auth = await openAuth(core, authSecret);
  const accounts = { auth, db, tokens, baseUrl: config.baseUrl, limits };
  const push = vapidKeys(config);
  const deps = { ...accounts, authSecret, tasks, push, chat: openChat(core), described: describeRoutes() };
  return { routes: bind(apiRoutes, deps), start: () => void checkModel(config, core.log) };
}

async function openAuth({ config, db, log }: Core, secret: string): Promise<Auth> {
  const grant = createAdminGrant({ config, secret, codes: adminCodes(db), log });
  const auth = createAuth({ config, secret, db, log, grant });
  await migrateAuth(auth, db);
  await grant.announce();
  return auth;
}

/** The agent and its SDK come with the first message: they are a quarter of the memory of a start. */
function openChat(core: Core): Turns {
  let opening: Promise<Turns> | undefined;
  return async (...turn) => {
    opening ??= loadChat(core);
    return (await opening)(...turn);
  };
}

async function loadChat(core: Core): Promise<Turns> {
  const { config, db, log, tasks, metrics } = core;
  const [{ chooseModel }, { createTurns }] = await Promise.all([
    import('../agent/model.ts'),
    import('../agent/turns.ts'),
  ]);
  const { mcpUrl, runtime, daprApiToken } = config;
  // Tools behind the own sidecar are reached by service invocation, which wants the sidecar's token.
  const viaSidecar = runtime.kind === 'sidecar' && mcpUrl?.startsWith(`${runtime.endpoint}/`) && daprApiToken;
  return createTurns({
    db,
    log,
    tasks,
    mcp: toolDeps(core),
    metrics,
    turnTimeoutMs: config.turnTimeoutSeconds * 1000,
    model: chooseModel(config, {}, ({ tokens, firstMs }) => {
      for (const [kind, count] of Object.entries(tokens)) metrics.modelTokens.inc({ kind }, count);
      metrics.modelFirstSeconds.observe(firstMs / 1000);
    }),
    ...(mcpUrl ? { remote: { url: mcpUrl, headers: viaSidecar ? { 'dapr-api-token': viaSidecar } : {} } } : {}),
  });
}
