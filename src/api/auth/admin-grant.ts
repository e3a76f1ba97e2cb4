import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';
import type { AdminCodes } from '../../db/accounts/admin-codes.ts';
import { isLoopbackName } from '../../http-server.ts';
import type { Log } from '../../log.ts';

/** What a new account with this address becomes; `refused`: it is somebody else's to take. */
export type Admission = 'user' | 'admin' | 'refused';

export interface AdminGrant {
  /** Logs the admin code while a listed address, other than `taken`, has no account. */
  announce(taken?: string): Promise<void>;
  /** `code` is the sign-up's `admin_code`; one that admits is used up. */
  admit(email: string, code: unknown, local: boolean): Promise<Admission>;
  /** Does an account become admin now that its address is verified? */
  onVerified(email: string): boolean;
}

interface Needs {
  config: Settings;
  secret: string;
  codes: AdminCodes;
  log: Log;
}

type Settings = Pick<Config, 'adminEmails' | 'runtime' | 'baseUrl' | 'trustProxy' | 'smtpUrl'>;

/**
 * Who becomes admin (docs/contract.md, "Admins"). An address alone proves nothing, so it must be verified, after a sign-up like any other; where no
 * mail can be sent the code proves access to the server's log, and on a server for this machine alone a local connection proves as much.
 * Without a proof nobody gets a listed address: whoever has it already would become admin once it is verified.
 * The code comes from the secret and the number of those used, so that every process knows the same one.
 */
export function createAdminGrant({ config, secret, codes, log }: Needs): AdminGrant {
  const { adminEmails, runtime, baseUrl, trustProxy, smtpUrl } = config;
  const isListed = (email: string) => adminEmails.includes(email.toLowerCase());
  const forThisMachine = runtime.kind === 'embedded' && !trustProxy && isLoopbackName(new URL(baseUrl).hostname);
  const codeAfter = (used: number) =>
    createHmac('sha256', secret).update(`actodo admin code ${used}`).digest('base64url').slice(0, 24);
  async function announce(taken?: string): Promise<void> {
    if (smtpUrl) return;
    const waiting = await codes.withoutAccount(adminEmails.filter((email) => email !== taken));
    if (waiting.length > 0)
      log.info(
        { admin_code: codeAfter(await codes.used()) },
        'sign up with this admin_code and an address of ADMIN_EMAILS to become admin; it serves once',
      );
  }
  return {
    announce,
    async admit(email, given, local) {
      if (!isListed(email)) return 'user';
      if (local && forThisMachine) return 'admin';
      if (smtpUrl) return 'user';
      const used = await codes.used();
      if (!equal(codeAfter(used), given) || !(await codes.use(used))) return 'refused';
      await announce(email.toLowerCase());
      return 'admin';
    },
    onVerified: isListed,
  };
}

function equal(code: string, given: unknown): boolean {
  const expected = Buffer.from(code);
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const locals = new AsyncLocalStorage<boolean>();

/** Runs Better Auth's handler for `request`; the hooks inside of it see no socket, only what `requestIsLocal` answers. */
export const withLocality = <T>(request: IncomingMessage, work: () => T): T => locals.run(isLocal(request), work);

/** Within `withLocality`: did the request come from this machine itself? */
export const requestIsLocal = (): boolean => locals.getStore() ?? false;

/** Did the request come over loopback and through no proxy? A proxy on this host would make every stranger look local. */
function isLocal(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const forwarded = Object.keys(request.headers).some((name) =>
    /^(forwarded|via|x-real-ip|x-forwarded-.*)$/.test(name),
  );
  return /^(::1$|(::ffff:)?127\.)/.test(address) && !forwarded;
}
