-- Whose tasks a calendar program may read without a token, by the secret in the address it was given. The secret is not kept: its hash finds the
-- row, and together with the secret of the program `nonce` makes it again.
create table calendar_feeds (
  user_id text primary key,
  nonce bytea not null,
  secret_hash bytea not null unique,
  created_at timestamptz not null default now()
);
