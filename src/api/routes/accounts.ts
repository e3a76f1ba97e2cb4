import { oauthProviderAuthServerMetadata } from '@better-auth/oauth-provider';
import { sentElsewhere } from '../answers.ts';
import { type AccountDeps, copyResponse, forward } from '../auth/forward.ts';
import { bodyOf } from '../body.ts';
import { authPath } from '../paths.ts';
import { route } from '../route.ts';
import { Session, SignIn, SignUp, WebToken } from '../shapes.ts';

const served = {
  answer: sentElsewhere({ name: 'Session', schema: Session }),
  run: ({ ctx }: { ctx: Parameters<typeof forward>[1] }, deps: AccountDeps) => forward(deps, ctx),
};

const wellKnown = '/.well-known/oauth-authorization-server';

const metadata = (path: `/${string}`) =>
  route({
    method: 'get',
    path,
    summary: 'OAuth metadata of the authorization server (RFC 8414), so that MCP clients find their way',
    caller: 'anyone',
    answer: sentElsewhere(),
    async run({ ctx }, { auth, baseUrl }: AccountDeps) {
      const answer = oauthProviderAuthServerMetadata(auth, { headers: { 'Access-Control-Allow-Origin': '*' } });
      await copyResponse(await answer(new Request(baseUrl + wellKnown)), ctx);
    },
  });

/** Better Auth: what a client of ours needs by name, the rest of it by a pattern. */
export const accountRoutes = [
  route({
    ...served,
    method: 'post',
    path: '/api/auth/sign-up/email',
    summary: 'Create an account',
    caller: 'anyone',
    body: bodyOf('SignUp', SignUp),
    refusals: [422, 429],
  }),
  route({
    ...served,
    method: 'post',
    path: '/api/auth/sign-in/email',
    summary: 'Sign in',
    caller: 'anyone',
    body: bodyOf('SignIn', SignIn),
    refusals: [401, 429],
  }),
  route({
    ...served,
    method: 'get',
    path: '/api/auth/token',
    summary: 'A JWT for the signed-in user',
    caller: 'session',
    answer: sentElsewhere({ name: 'WebToken', schema: WebToken }),
  }),
  route({
    ...served,
    method: 'get',
    path: '/api/auth/jwks',
    summary: 'Public keys of all tokens',
    caller: 'anyone',
    answer: sentElsewhere(),
  }),
  route({ ...served, method: 'all', path: authPath, summary: 'Everything else of Better Auth', caller: 'anyone' }),
  // With an issuer without a path the first is right; some clients derive the second from where Better Auth lives.
  metadata(wellKnown),
  metadata(`${wellKnown}/api/auth`),
];
