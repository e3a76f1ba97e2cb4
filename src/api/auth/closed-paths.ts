/**
 * What Better Auth and its plugins offer and nobody here may have; a test lists every path that is left.
 */
export const closedPaths = [
  // An admin who acts as a user, or makes one's password, would make every "only the owner" untrue. Lists of sessions show their tokens.
  '/admin/impersonate-user',
  '/admin/stop-impersonating',
  '/admin/list-user-sessions',
  '/admin/revoke-user-session',
  '/admin/set-user-password',
  '/admin/create-user',
  '/admin/update-user',
  // Ours are recorded, and leave an admin in any case: /api/admin/users.
  '/admin/ban-user',
  '/admin/unban-user',
  '/admin/list-users',
  '/admin/get-user',
  // It tells whether a password is right, as often as one likes.
  '/verify-password',
  // It would leave tasks, conversations and what actors keep behind: DELETE /api/{user_id} does not.
  '/admin/remove-user',
  '/delete-user',
  '/delete-user/callback',
  // There are no accounts elsewhere.
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/refresh-token',
  '/get-access-token',
  '/account-info',
  '/update-session',
  // Applications register themselves, as public ones, and what they were is not changed afterwards.
  '/oauth2/create-client',
  '/oauth2/get-client',
  '/oauth2/get-clients',
  '/oauth2/update-client',
  '/oauth2/delete-client',
  '/oauth2/client/rotate-secret',
  '/oauth2/public-client-prelogin',
  // A consent is taken back whole, or given anew on the page for it.
  '/oauth2/update-consent',
  '/oauth2/continue',
  // Of OpenID Connect, and of resource servers elsewhere: there are none.
  '/oauth2/introspect',
  '/oauth2/userinfo',
  '/oauth2/end-session',
  // Health and error pages are our own.
  '/ok',
  '/error',
];

/** Where no mail is set up, an address is for good. */
export const mailPaths = ['/change-email'];
