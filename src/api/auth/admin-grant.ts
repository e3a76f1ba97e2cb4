import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';

export interface AdminGrant {
  /** What the server logs once at start; undefined when no code would be accepted. */
  code: string | undefined;
  /** Does a new account with this address become admin? `code` is the sign-up's `admin_code`. */
  onSignUp(email: string, code: unknown, local: boolean): boolean;
  /** Does an account become admin now that its address is verified? */
  onVerified(email: string): boolean;
}

/**
 * Who becomes admin (docs/contract.md, "Admins"). An address alone proves nothing, so it must be verified; where no mail can be
 * sent the code proves access to the server's log, and on the embedded runtime a local connection proves as much.
 * The code comes from the secret, so that every process knows the same one.
 */
export function createAdminGrant(
  { adminEmails, runtime }: Pick<Config, 'adminEmails' | 'runtime'>,
  secret: string,
): AdminGrant {
  const code =
    adminEmails.length > 0
      ? createHmac('sha256', secret).update('actodo admin code').digest('base64url').slice(0, 24)
      : undefined;
  const isListed = (email: string) => adminEmails.includes(email.toLowerCase());
  return {
    code,
    onSignUp: (email, given, local) =>
      isListed(email) && ((local && runtime.kind === 'embedded') || (code !== undefined && equal(code, given))),
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
