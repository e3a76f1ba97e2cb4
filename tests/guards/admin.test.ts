import { type Guard, testGuards } from './guard.ts';

const users = 'tests/integration/admin-users.test.ts';

/** The guards of what admins do, and of what leaves the house as a file. */
const guards: Guard[] = [
  {
    what: 'the end of tokens by a ban',
    file: 'src/db/functions/watch_accounts.sql',
    cut: ' or (new.banned and old.banned is not true)',
    leaves: '',
    test: users,
    named: 'a ban ends every token',
  },
  {
    what: 'the look at what ended',
    file: 'src/api/routes/admin/users.ts',
    cut: 'await tokens.refreshEnded();',
    leaves: '',
    test: users,
    named: 'a ban ends every token',
  },
  {
    what: 'the refusal of what comes beside a ban',
    file: 'src/db/functions/refuse_banned.sql',
    cut: 'if is_banned is not false then',
    leaves: 'if false then',
    test: users,
    named: 'what comes into being',
  },
  {
    what: 'the admin who is not oneself',
    file: 'src/db/accounts/users.ts',
    cut: 'if (userId === admin.userId)',
    leaves: 'if (userId === undefined)',
    test: users,
    named: 'nobody bans or erases themself',
  },
  {
    what: 'the role that one must not take from oneself',
    file: 'src/api/auth/account-rules.ts',
    cut: "request?.path === '/admin/set-role' && ",
    leaves: 'false && ',
    test: users,
    named: 'nobody bans or erases themself',
  },
  {
    what: 'the look at the row of the admin',
    file: 'src/db/accounts/users.ts',
    cut: "if (actor?.role !== 'admin' || actor.banned)",
    leaves: 'if (actor === null)',
    test: users,
    named: 'nobody bans or erases themself',
  },
  {
    what: 'the ban before an erasure',
    file: 'src/db/accounts/users.ts',
    cut: 'if (!banned) await ban(tx, userId, undefined);',
    leaves: '',
    test: users,
    named: 'an account is erased',
  },
  {
    what: 'the acts of admins that stay',
    file: 'src/db/accounts/account-removal.ts',
    cut: " and a.topic <> 'admin-actions'",
    leaves: '',
    test: users,
    named: 'an account is erased',
  },
  {
    what: 'the silence about what was so already',
    file: 'src/db/accounts/users.ts',
    cut: 'if (banned) return;',
    leaves: '',
    test: users,
    named: 'a ban ends every token',
  },
];

testGuards(guards);
