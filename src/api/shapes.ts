import { Type } from 'typebox';

/** A schema under the name that the API's description has for it. */
export interface Shape {
  name: string;
  schema: object;
}

/** Shapes that only the API's description and health need; those of tasks and chat are in `src/domain/schemas.ts`, those of settings in `src/domain/user.ts`. */

/** ISO 8601, UTC. */
export const Moment = Type.String({ format: 'date-time' });

const codes = [
  'invalid',
  'not_found',
  'conflict',
  'forbidden',
  'limit',
  'unavailable',
  'unauthenticated',
  'unsupported',
];
const credentials = { email: Type.String({ format: 'email' }), password: Type.String({ minLength: 8 }) };

export const ProblemShape = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: 'What to do next' }),
  code: Type.Unsafe<string>({ enum: codes }),
});

export const Readiness = Type.Object({
  status: Type.Unsafe<'ok' | 'draining' | 'unavailable'>({ enum: ['ok', 'draining', 'unavailable'] }),
  checks: Type.Record(Type.String(), Type.Unsafe<'ok' | 'down'>({ enum: ['ok', 'down'] })),
});

export const SignUp = Type.Object({
  name: Type.String(),
  ...credentials,
  admin_code: Type.Optional(Type.String({ description: 'For an address of ADMIN_EMAILS: the code in the server log' })),
});

export const SignIn = Type.Object(credentials);

export const Session = Type.Object({
  token: Type.String({ description: 'Session token; exchange it at GET /api/auth/token' }),
  user: Type.Object({ id: Type.String({ format: 'uuid' }), email: Type.String(), name: Type.String() }),
});

export const WebToken = Type.Object({
  token: Type.String({ description: 'JWT for 15 minutes: the Bearer token of this API' }),
});

export const Apps = Type.Object({
  apps: Type.Array(
    Type.Object({
      client_id: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      scopes: Type.Array(Type.String()),
      connected_at: Moment,
      last_used_at: Type.Union([Moment, Type.Null()], {
        description: 'To a quarter of an hour; null: it has no access at present',
      }),
    }),
  ),
});

export const DisconnectedApp = Type.Object({ client_id: Type.String(), status: Type.Literal('disconnected') });

export const AccountRemoval = Type.Object({ password: Type.String() }, { additionalProperties: false });

export const RemovedAccount = Type.Object({
  user_id: Type.String({ format: 'uuid' }),
  status: Type.Literal('deleted'),
});
