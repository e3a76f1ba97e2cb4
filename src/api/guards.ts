import type { Next } from 'koa';
import helmet from 'koa-helmet';
import type { Config } from '../config.ts';
import { loopbackNames, ownOrigins } from './auth/auth.ts';
import { isUserId, type Tokens } from './auth/tokens.ts';
import type { Context } from './context.ts';
import { isMeantForApi } from './paths.ts';
import { noSuchRoute, Problem } from './problem.ts';

/** Security headers. Pages bring no code from elsewhere; over plain HTTP nothing may tell browsers to upgrade. */
export function securityHeaders(baseUrl: string) {
  const secure = baseUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/**
 * Against DNS rebinding: a server that listens on loopback only is called by its own names, and a page of another origin
 * never calls the API. Requests without Origin come from programs, which need no protection from themselves.
 */
export function ownNamesOnly({ host, baseUrl }: Pick<Config, 'host' | 'baseUrl'>) {
  const origins = ownOrigins(baseUrl);
  const isLoopback = loopbackNames.includes(host) || host === '::1';
  const names = [...loopbackNames, new URL(baseUrl).hostname];
  return async (ctx: Context, next: Next): Promise<void> => {
    const name = ctx.get('host').replace(/:\d*$/, '').toLowerCase();
    if (isLoopback && !names.includes(name))
      throw new Problem(
        403,
        'forbidden',
        'This server does not answer under that host name; set BASE_URL to allow it.',
      );
    const origin = ctx.get('origin');
    const isApi = ctx.path === '/mcp' || (ctx.path.startsWith('/api/') && !ctx.path.startsWith('/api/auth/'));
    if (isApi && origin && !origins.includes(origin))
      throw new Problem(403, 'forbidden', 'Pages of another origin may not call this API; call it from BASE_URL.');
    return next();
  };
}

/**
 * Everything below `/api/` wants a web JWT, and `/api/{user_id}` that of this very user; `/api/admin` that of an admin.
 * Runs before routing, so that without a token nobody learns which routes there are. What only looks like `/api/` to a more
 * forgiving reader wants the token as well, and is no route.
 */
export function authenticate(tokens: Tokens) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!isMeantForApi(ctx.path)) return next();
    const user = await tokens.verifyWeb(ctx.get('authorization'));
    const owner = ctx.path.split('/')[2] ?? '';
    if (!ctx.path.startsWith('/api/') || owner === 'auth') throw noSuchRoute();
    if (owner === 'admin') {
      if (user.role !== 'admin') throw new Problem(403, 'forbidden', 'Only an admin may do this; sign in as one.');
    } else if (!isUserId(owner) || owner !== user.userId) {
      throw new Problem(403, 'forbidden', `Your user id is ${user.userId}; use it in the path.`);
    }
    ctx.state.user = user;
    return next();
  };
}
