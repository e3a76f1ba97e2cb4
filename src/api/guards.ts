import type { IncomingMessage } from 'node:http';
import type { Next } from 'koa';
import helmet from 'koa-helmet';
import type { Config } from '../config.ts';
import { answersTo } from '../http-server.ts';
import { ownOrigins } from './auth/origins.ts';
import { isMeantForCallers } from './paths.ts';
import { Problem } from './problem.ts';
import type { Context } from './request-scope.ts';

/** What a page may do beyond the rule for all answers: further sources for each directive. */
export type ContentPolicy = Partial<Record<keyof typeof directives | (typeof further)[number], readonly string[]>>;

/** Pages bring no code from elsewhere. */
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const;

/** Directives that stand only where a page names them; without them `default-src` decides. */
const further = ['frame-src', 'manifest-src', 'worker-src', 'require-trusted-types-for', 'trusted-types'] as const;

/** The Content-Security-Policy (W3C CSP 3) of an answer. Over plain HTTP nothing may tell browsers to upgrade. */
export function contentPolicy(baseUrl: string, more: ContentPolicy = {}): string {
  const lines = (Object.keys(directives) as (keyof typeof directives)[]).map((name) => {
    const own = directives[name].filter((source) => source !== "'none'" || !more[name]?.length);
    return [name, ...own, ...(more[name] ?? [])].join(' ');
  });
  const added = further.filter((name) => more[name]).map((name) => [name, ...(more[name] ?? [])].join(' '));
  return [...lines, ...added, ...(isSecure(baseUrl) ? ['upgrade-insecure-requests'] : [])].join(';');
}

const isSecure = (baseUrl: string) => baseUrl.startsWith('https:');

export function securityHeaders(baseUrl: string) {
  const policy = contentPolicy(baseUrl);
  const others = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: isSecure(baseUrl),
    // With `no-referrer` browsers send the Origin of our own forms as `null`, which is refused.
    referrerPolicy: { policy: 'same-origin' },
  });
  return (ctx: Context, next: Next): Promise<void> => {
    ctx.set('Content-Security-Policy', policy);
    // Refusals, too, may hold something of a user; a route says what may be kept.
    ctx.set('Cache-Control', 'no-store');
    return others(ctx, next) as Promise<void>;
  };
}

/**
 * Against DNS rebinding: a server that listens on loopback only is called by its own names, and a page of another origin
 * never calls the API. Requests without Origin come from programs, which need no protection from themselves.
 */
export function ownNamesOnly(config: Pick<Config, 'host' | 'baseUrl'>) {
  const check = ownNames(config);
  return async (ctx: Context, next: Next): Promise<void> => {
    check(ctx.req, isMeantForCallers(ctx.path));
    return next();
  };
}

/** The same for requests that ask for another protocol, whatever their path. Throws `Problem`. */
export function ownUpgradesOnly(config: Pick<Config, 'host' | 'baseUrl'>): (request: IncomingMessage) => void {
  const check = ownNames(config);
  return (request) => check(request, true);
}

function ownNames({ host, baseUrl }: Pick<Config, 'host' | 'baseUrl'>) {
  const origins = ownOrigins(baseUrl);
  const ownName = new URL(baseUrl).hostname;
  return ({ url, headers }: IncomingMessage, isForCallers: boolean): void => {
    // `GET http://host/path` is for proxies; a path that does not begin with a slash is no path of ours.
    if (!url?.startsWith('/')) throw new Problem(400, 'invalid', 'The request target must be a path, such as /docs.');
    if (!answersTo(headers.host, host, ownName))
      throw new Problem(
        403,
        'forbidden',
        'This server does not answer under that host name; set BASE_URL to allow it.',
      );
    if (isForCallers && headers.origin && !origins.includes(headers.origin))
      throw new Problem(403, 'forbidden', 'Pages of another origin may not call this API; call it from BASE_URL.');
  };
}
