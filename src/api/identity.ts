import { scopes } from '../mcp/tools/tool.ts';
import { askedOrigin } from './auth/origins.ts';
import { bearerToken, type Identity, isUserId, metadataUrl, type Tokens } from './auth/tokens.ts';
import { noSuchRoute, OAuthProblem, Problem } from './problem.ts';
import type { Context } from './request-scope.ts';
import type { CallerKind, Callers } from './route.ts';

/** The one place where a caller is made. */
export interface Identities {
  /**
   * Who calls, of the kind that the route asks for.
   * Throws `Problem` 401 without a valid token, 403 when it is somebody else's path or not an admin's.
   */
  identify<C extends CallerKind>(kind: C, ctx: Context): Promise<Callers[C]>;
  /**
   * What no route serves below `/api`: without a token nobody learns which routes there are, and nobody of another user's.
   * Throws `Problem` 401, 403 or 404.
   */
  refuseUnknown(ctx: Context): Promise<never>;
}

export function createIdentities(tokens: Tokens, baseUrl: string): Identities {
  const web = (ctx: Context) => tokens.verifyWeb(bearerToken(ctx.get('authorization')));
  const kinds: { [C in CallerKind]: (ctx: Context) => Promise<Callers[C]> } = {
    anyone: async () => undefined,
    session: async () => undefined,
    user: async (ctx) => owner(await web(ctx), ctx.path),
    admin: async (ctx) => admin(await web(ctx)),
    mcp: (ctx) => verifyMcp(ctx, tokens, baseUrl),
  };
  return {
    identify: (kind, ctx) => kinds[kind](ctx),
    async refuseUnknown(ctx) {
      const caller = await web(ctx);
      const [, first, second] = ctx.path.split('/');
      if (first === 'api' && second === 'admin') admin(caller);
      else if (first === 'api' && second !== undefined && second !== 'auth') owner(caller, ctx.path);
      throw noSuchRoute();
    },
  };
}

/** The id in the path counts as it is written, not as it may be decoded. */
function owner(user: Identity, path: string): Identity {
  const id = path.split('/')[2] ?? '';
  if (isUserId(id) && id === user.userId) return user;
  throw new Problem(403, 'forbidden', `Your user id is ${user.userId}; use it in the path.`);
}

function admin(user: Identity): Identity {
  if (user.role === 'admin') return user;
  throw new Problem(403, 'forbidden', 'Only an admin may do this; sign in as one.');
}

/** Refuses in OAuth's form (RFC 6750), which MCP clients read to find the way to sign in. */
async function verifyMcp(ctx: Context, tokens: Tokens, baseUrl: string): Promise<Identity> {
  const header = ctx.get('authorization');
  const where = () => `resource_metadata="${metadataUrl(askedOrigin(ctx, baseUrl))}", scope="${scopes.join(' ')}"`;
  let caller: Identity;
  try {
    caller = await tokens.verifyMcp(bearerToken(header));
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    throw new OAuthProblem(
      401,
      'invalid_token',
      error.message,
      `Bearer ${header ? 'error="invalid_token", ' : ''}${where()}`,
    );
  }
  if (caller.scopes.some((scope) => scopes.some((each) => each === scope))) return caller;
  const challenge = `Bearer error="insufficient_scope", ${where()}`;
  throw new OAuthProblem(403, 'insufficient_scope', 'The token has no scope for tasks.', challenge);
}
