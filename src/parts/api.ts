import type { Clicks } from '../agent/clicks/clicks.ts';
import type { ChatTools } from '../agent/tools.ts';
import type { Turns } from '../agent/turns.ts';
import { checkModel } from '../agent/wire/check.ts';
import type { AccountMail } from '../api/auth/account-mail.ts';
import { createAdminGrant } from '../api/auth/admin-grant.ts';
import { type Auth, createAuth, migrateAuth } from '../api/auth/auth.ts';
import { readOrCreateSecret } from '../api/auth/secret.ts';
import { bind } from '../api/route.ts';
import { apiRoutes, describeRoutes } from '../api/routes/list.ts';
import { createSignal } from '../background/signal.ts';
import { adminCodes } from '../db/accounts/admin-codes.ts';
import type { OnStop } from '../process.ts';
import { accountMail, accountMails } from '../sending/account-mail.ts';
import { mailer } from '../sending/mail-server.ts';
import { vapidKeys } from '../sending/push-service.ts';
import { createSealing } from '../sending/sealing.ts';
import { startSender } from '../sending/sender.ts';
import { accountTimes } from '../sending/times.ts';
import type { Core, Part } from './part.ts';
import { toolDeps } from './tools.ts';

/** Accounts, chat, settings and pages. */
export async function apiPart(core: Core): Promise<Part> {
  const { config, db, tokens, tasks, limits } = core;
  const authSecret = config.authSecret ?? (await readOrCreateSecret(config.dataDir));
  const mail = openMail(core, authSecret);
  const auth = await openAuth(core, authSecret, mail?.account);
  const { baseUrl, chatKitDomainKey: chatKitKey } = config;
  const accounts = { auth, db, tokens, baseUrl, chatKitKey, limits, mails: mail !== undefined };
  const push = vapidKeys(config);
  const deps = { ...accounts, authSecret, tasks, push, ...openChat(core), log: core.log, described: describeRoutes() };
  return {
    routes: bind(apiRoutes, deps),
    start(onStop) {
      mail?.start(onStop);
      void checkModel(config, core.log);
    },
  };
}

/** The mail of accounts is sent where the secret is: what waits in the rows is sealed with it. */
function openMail({ config, db, log, metrics }: Core, secret: string) {
  const { baseUrl, smtpUrl, mailFrom } = config;
  if (!smtpUrl || !mailFrom) return undefined;
  const [sealing, queued] = [createSealing(secret), createSignal()];
  const attempt = accountMails(sealing, baseUrl, mailer({ url: smtpUrl, from: mailFrom }));
  return {
    account: accountMail({ db, sealing, queued: queued.raise }),
    start(onStop: OnStop) {
      const sender = startSender({ db, log, metrics, channel: 'account', attempt, mostUnsure: 2, times: accountTimes });
      queued.listen(sender.wake);
      onStop(sender.stop);
    },
  };
}

async function openAuth({ config, db, log }: Core, secret: string, mail?: AccountMail): Promise<Auth> {
  const grant = createAdminGrant({ config, secret, codes: adminCodes(db), log });
  const auth = createAuth({ config, secret, db, log, grant, ...(mail && { mail }) });
  await migrateAuth(auth, db);
  await grant.announce();
  return auth;
}

interface Chat {
  chat: Turns;
  clicks: Clicks;
}

/** The agent and its SDK come with the first message: they are a quarter of the memory of a start. */
function openChat(core: Core): Chat {
  let opening: Promise<Chat> | undefined;
  const open = () => {
    opening ??= loadChat(core);
    return opening;
  };
  return {
    chat: async (...turn) => (await open()).chat(...turn),
    clicks: async (...click) => (await open()).clicks(...click),
  };
}

async function loadChat(core: Core): Promise<Chat> {
  const { config, db, log, tasks, metrics } = core;
  const [{ chooseModel }, { createTurns }, { createClicks }] = await Promise.all([
    import('../agent/model.ts'),
    import('../agent/turns.ts'),
    import('../agent/clicks/clicks.ts'),
  ]);
  const { mcpUrl, runtime, daprApiToken } = config;
  // Tools behind the own sidecar are reached by service invocation, which wants the sidecar's token.
  const viaSidecar = runtime.kind === 'sidecar' && mcpUrl?.startsWith(`${runtime.endpoint}/`) && daprApiToken;
  const tools: ChatTools = {
    mcp: toolDeps(core),
    ...(mcpUrl ? { remote: { url: mcpUrl, headers: viaSidecar ? { 'dapr-api-token': viaSidecar } : {} } } : {}),
  };
  const model = chooseModel(config, {}, ({ tokens, firstMs }) => {
    for (const [kind, count] of Object.entries(tokens)) metrics.modelTokens.inc({ kind }, count);
    metrics.modelFirstSeconds.observe(firstMs / 1000);
  });
  return {
    chat: createTurns({ ...tools, db, log, tasks, metrics, turnTimeoutMs: config.turnTimeoutSeconds * 1000, model }),
    clicks: createClicks({ ...tools, db }),
  };
}
