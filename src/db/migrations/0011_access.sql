-- What was ended before its time. A session, a grant and a user never come back under the same id, so a row says all there is to say; it
-- is of use only as long as tokens live that were made before.
create table access_ended (
  kind text not null check (kind in ('session', 'grant', 'user')),
  id text not null,
  ended_at timestamptz not null default now(),
  primary key (kind, id)
);

create index access_ended_by_time on access_ended (ended_at);

-- One row for each time that a person let an application in. Its authorization code, its refresh tokens and its access tokens carry the id.
create table app_grants (
  id text primary key,
  user_id text not null,
  client_id text not null,
  created_at timestamptz not null default now(),
  -- When the code became tokens, and when tokens were last given out.
  exchanged_at timestamptz,
  used_at timestamptz
);

create index app_grants_by_user on app_grants (user_id, client_id);

-- How many admin codes were used up; the next one follows from the number.
create table admin_codes (
  only_row boolean primary key default true check (only_row),
  used integer not null default 0
);

insert into admin_codes default values;

-- Users who are gone. Tombstones of their tasks stay until the last events were delivered, which belong to a task that must be known.
create table removed_users (
  user_id text primary key,
  removed_at timestamptz not null default now()
);
