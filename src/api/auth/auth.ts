import { oauthProvider } from '@better-auth/oauth-provider';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { admin, bearer, jwt } from 'better-auth/plugins';
import type { Config } from '../../config.ts';
import { watchAccounts } from '../../db/accounts/access.ts';
import { keyGraceSeconds } from '../../db/accounts/signing-keys.ts';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { scopes } from '../../mcp/tools/tool.ts';
import { type AccountMail, mailHooks } from './account-mail.ts';
import { accountRules, passwordRules } from './account-rules.ts';
import type { AdminGrant } from './admin-grant.ts';
import { closedPaths, mailPaths } from './closed-paths.ts';
import { codesOfGrants, endings } from './endings.ts';
import { ownOrigins } from './origins.ts';
import { mcpUrl } from './tokens.ts';

/** Only whoever has the password reads this. */
const bannedUserMessage = 'This account is banned; ask whoever runs this server about it.';

/** Seconds. A public key outlives its last token by far, also in the caches of other processes. */
const keyLifetime = { rotationInterval: 30 * 86_400, gracePeriod: keyGraceSeconds };

interface PasswordHashing {
  hash(password: string): Promise<string>;
  verify(data: { hash: string; password: string }): Promise<boolean>;
}

interface AuthDependencies {
  config: Pick<Config, 'baseUrl'>;
  secret: string;
  db: Db;
  log: Log;
  grant: AdminGrant;
  /** Absent: no mail is set up. */
  mail?: AccountMail;
  /** Tests only: scrypt takes 150 ms per sign-in. Default: Better Auth's scrypt. */
  passwords?: PasswordHashing;
  /** Tests only: seconds after which a new signing key is made. */
  rotationInterval?: number;
}

export type Auth = ReturnType<typeof createAuth>;

/** Better Auth: accounts, sessions, JWTs and the OAuth server for MCP clients, on the database of the program. */
export function createAuth(deps: AuthDependencies) {
  return betterAuth(authOptions(deps));
}

function authOptions(deps: AuthDependencies) {
  const { baseUrl } = deps.config;
  const { password, others } = mailHooks(deps.mail, baseUrl);
  return {
    appName: 'Actodo',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret: deps.secret,
    database: { db: deps.db, type: 'postgres' as const },
    trustedOrigins: ownOrigins(baseUrl),
    emailAndPassword: { enabled: true, ...password, ...(deps.passwords && { password: deps.passwords }) },
    ...others,
    // In the table a reset's token is not to be read.
    verification: {
      storeIdentifier: { default: 'plain' as const, overrides: { 'reset-password:': 'hashed' as const } },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: quietLogger(deps.log),
    // Without this the refusals, which quote what was sent, are printed past the logger.
    onAPIError: { onError: logFailure(deps.log), errorURL: `${baseUrl}/oauth/error` },
    advanced: { database: { generateId: 'uuid' as const }, ipAddress: { disableIpTracking: true } },
    disabledPaths: deps.mail ? closedPaths : [...closedPaths, ...mailPaths],
    hooks: endings(deps.db),
    databaseHooks: { user: accountRules(deps.grant), account: passwordRules, verification: codesOfGrants(deps.db) },
    plugins: [bearer(), admin({ bannedUserMessage }), webTokens(deps), oauth(baseUrl)],
  } satisfies BetterAuthOptions;
}

function webTokens({ config, rotationInterval }: AuthDependencies) {
  return jwt({
    disableSettingJwtHeader: true,
    jwks: {
      keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' },
      ...keyLifetime,
      ...(rotationInterval && { rotationInterval }),
    },
    jwt: {
      issuer: config.baseUrl,
      audience: config.baseUrl,
      expirationTime: '15m',
      // `sid` is what ends it together with its session.
      definePayload: ({ user, session }) => ({ email: user.email, role: user.role, sid: session.id }),
    },
  });
}

function oauth(baseUrl: string) {
  const granted = [...scopes, 'offline_access'];
  return oauthProvider({
    loginPage: '/oauth/sign-in',
    consentPage: '/oauth/consent',
    validAudiences: [mcpUrl(baseUrl)],
    allowDynamicClientRegistration: true,
    allowUnauthenticatedClientRegistration: true,
    grantTypes: ['authorization_code', 'refresh_token'],
    scopes: granted,
    clientRegistrationDefaultScopes: granted,
    accessTokenExpiresIn: 15 * 60,
    customAccessTokenClaims: ({ referenceId }) => ({ grant_id: referenceId }),
    silenceWarnings: { oauthAuthServerConfig: true },
  });
}

/** Better Auth puts addresses after a colon and objects after the message, so only the words before are kept. */
function quietLogger(log: Log) {
  return {
    level: 'warn' as const,
    log: (level: string, message: string, ...rest: unknown[]) => {
      const err = rest.find((each) => each instanceof Error);
      log[level === 'error' ? 'error' : 'warn'](
        { err },
        `Better Auth: ${message.replace(/^\[better-auth\] Warning: /, '').split(':')[0]}`,
      );
    },
  };
}

const logFailure =
  (log: Log) =>
  (error: unknown): void => {
    if (!isAPIError(error)) log.error({ err: error }, 'Better Auth failed');
  };

/** Any number for the lock; the same in every version. */
const migrationLock = 4_202_611;

/** Makes or extends the tables of Better Auth, one process at a time, and has the database watch over them. Idempotent. */
export async function migrateAuth(auth: Auth, db: Db): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const lock = transaction.selectNoFrom(({ fn, val }) =>
      fn('pg_advisory_xact_lock', [val(migrationLock)]).as('held'),
    );
    await lock.execute();
    const options = { ...auth.options, database: { db: transaction, type: 'postgres' as const } };
    await (await getMigrations(options)).runMigrations();
    await watchAccounts(transaction);
  });
}
