import Type from 'typebox';
import { banUser, beginErasure, findUsers, noSuchUser, type UserRow, unbanUser } from '../../../db/accounts/users.ts';
import type { Db } from '../../../db/database.ts';
import { Rejected } from '../../../errors.ts';
import { jsonAnswer } from '../../answers.ts';
import { type ErasureDeps, eraseAccount } from '../../auth/erasure.ts';
import { isUserId, type Tokens } from '../../auth/tokens.ts';
import { jsonBody } from '../../body.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';
import { Moment } from '../../shapes.ts';

interface Needs {
  db: Db;
  tokens: Pick<Tokens, 'refreshEnded'>;
}

const closed = { additionalProperties: false };

const User = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    email: Type.String(),
    name: Type.String(),
    role: Type.String(),
    email_verified: Type.Boolean(),
    banned: Type.Boolean(),
    ban_reason: Type.Union([Type.String(), Type.Null()]),
    created_at: Moment,
    open_tasks: Type.Integer(),
    completed_tasks: Type.Integer(),
    conversations: Type.Integer(),
    apps: Type.Integer({ description: 'Applications that the user let in' }),
  },
  closed,
);

const Users = Type.Object({ users: Type.Array(User), next_cursor: Type.Optional(Type.String()) }, closed);

const UsersQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 254, description: 'What the address begins with' })),
    cursor: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9_-]{1,1400}$', description: 'next_cursor of the page before' }),
    ),
  },
  closed,
);

const Reason = Type.Object(
  {
    reason: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'For other admins; goes into the audit' }),
    ),
  },
  closed,
);
const reason = jsonBody('UserActionReason', Reason, 'The request');

const outcome = (status: 'banned' | 'unbanned' | 'erased') =>
  jsonAnswer(
    `User${status[0]?.toUpperCase()}${status.slice(1)}`,
    Type.Object({ user_id: Type.String({ format: 'uuid' }), status: Type.Literal(status) }, closed),
  );

const usersByAdmin: Limit = { name: 'usersByAdmin', points: 600, seconds: 60 };
const refusals = [404, 409];

/** Accounts: what admins see of them, and what they can do to those of others. */
export const userRoutes = [
  route({
    method: 'get',
    path: '/api/admin/users',
    summary: 'Accounts in the order of their addresses, with how much each has',
    caller: 'admin',
    limit: usersByAdmin,
    query: UsersQuery,
    answer: jsonAnswer('Users', Users),
    async run({ query: { search, cursor } }, { db }: Needs) {
      const after = cursor === undefined ? undefined : addressIn(cursor);
      const { users, isMore } = await findUsers(db, { search: search?.trim().toLowerCase(), after });
      const end = users.at(-1);
      return { users: users.map(shown), ...(isMore && end && { next_cursor: cursorAt(end) }) };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/users/{id}/ban',
    summary: 'End all that the user may do, until it is taken back',
    caller: 'admin',
    limit: usersByAdmin,
    body: reason,
    answer: outcome('banned'),
    refusals,
    async run({ path, body, caller, requestId }, { db, tokens }: Needs) {
      const id = userIn(path.id);
      await banUser(db, id, body.reason, { userId: caller.userId, requestId });
      await tokens.refreshEnded();
      return { user_id: id, status: 'banned' as const };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/users/{id}/unban',
    summary: 'Let the user sign in again',
    caller: 'admin',
    limit: usersByAdmin,
    answer: outcome('unbanned'),
    refusals,
    async run({ path, caller, requestId }, { db }: Needs) {
      const id = userIn(path.id);
      await unbanUser(db, id, { userId: caller.userId, requestId });
      return { user_id: id, status: 'unbanned' as const };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/users/{id}/erase',
    summary: 'Remove the account and everything of it; it cannot be taken back',
    caller: 'admin',
    limit: usersByAdmin,
    body: reason,
    answer: outcome('erased'),
    refusals,
    async run({ path, body, caller, requestId }, needs: ErasureDeps) {
      const id = userIn(path.id);
      const by = { userId: caller.userId, requestId };
      await beginErasure(needs.db, id, body.reason, by);
      await eraseAccount(needs, { userId: id, requestId, by });
      return { user_id: id, status: 'erased' as const };
    },
  }),
];

function userIn(id: string): string {
  if (!isUserId(id)) throw noSuchUser();
  return id;
}

const cursorAt = ({ email }: UserRow) => Buffer.from(email).toString('base64url');

/** Throws `Rejected` for what no page has answered. */
function addressIn(cursor: string): string {
  const address = Buffer.from(cursor, 'base64url').toString();
  if (address.includes('\0') || address.includes('\ufffd'))
    throw new Rejected('invalid', 'cursor is none of ours; send next_cursor of the page before as it is.');
  return address;
}

const shown = ({ created_at, ...user }: UserRow) => ({ ...user, created_at: created_at.toISOString() });
