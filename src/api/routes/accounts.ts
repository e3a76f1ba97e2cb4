import { sentElsewhere } from '../answers.ts';
import { type AccountDeps, forward } from '../auth/forward.ts';
import { bodyOf } from '../body.ts';
import { authPath } from '../paths.ts';
import { route } from '../route.ts';
import { Session, SignIn, SignUp, WebToken } from '../shapes.ts';

const served = {
  answer: sentElsewhere({ name: 'Session', schema: Session }),
  run: ({ ctx }: { ctx: Parameters<typeof forward>[1] }, deps: AccountDeps) => forward(deps, ctx),
};

/** Better Auth: what a client of ours needs by name, the rest of it by a pattern. */
export const accountRoutes = [
  route({
    ...served,
    method: 'post',
    path: '/api/auth/sign-up/email',
    summary: 'Create an account',
    caller: 'anyone',
    body: bodyOf('SignUp', SignUp),
    refusals: [403, 422, 429],
  }),
  route({
    ...served,
    method: 'post',
    path: '/api/auth/sign-in/email',
    summary: 'Sign in',
    caller: 'anyone',
    body: bodyOf('SignIn', SignIn),
    refusals: [401, 403, 429],
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
];
