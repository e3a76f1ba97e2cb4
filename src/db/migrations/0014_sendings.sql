-- What leaves the house: one row for each reminder and mail address or push subscription, and one for each mail of an account. A row is there
-- until it was taken or given up. `next_at` says when it is tried; whoever tries it moves that ahead.
create table sendings (
  id bigint generated always as identity primary key,
  channel text not null,
  user_id text not null,
  -- The id of the reminder, or a name of its own.
  about text not null,
  -- The id of the push subscription; nothing for mail, whose address is the account's.
  target text not null default '',
  task_id bigint,
  -- What a mail of an account says, encrypted: it holds a token.
  sealed bytea,
  created_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  give_up_at timestamptz not null,
  -- Attempts begun, and those of them after which nobody knows whether it was taken.
  attempts integer not null default 0,
  unsure integer not null default 0,
  unique (user_id, channel, about, target)
);

create index sendings_by_time on sendings (channel, next_at);

-- A browser that shows reminders. It belongs to whoever signed in there last.
create table push_subscriptions (
  id uuid primary key default gen_random_uuid(),
  user_id text not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null default now()
);

create index push_subscriptions_by_user on push_subscriptions (user_id, created_at);

-- What stands in a mail's link that ends such mails; it can do nothing else.
create table unsubscribe_keys (
  user_id text primary key,
  key uuid not null unique default gen_random_uuid()
);
