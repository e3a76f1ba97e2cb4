-- Conversations of all users take their numbers from one sequence; another user's number looks like an unknown one.
create table conversations (
  id bigint generated always as identity primary key,
  user_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index conversations_by_user on conversations (user_id, updated_at desc, id desc);

-- One request to the chat. `model_responses` are what the model said so far, so that a turn that was cut off runs again alike.
create table turns (
  id uuid primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  user_id text not null,
  idempotency_key text,
  message text not null,
  timezone text,
  attempts integer not null default 1,
  model_responses jsonb not null default '[]',
  response jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (user_id, idempotency_key)
);

create unique index one_unfinished_turn on turns (conversation_id) where finished_at is null;

create index turns_by_conversation on turns (conversation_id);

create table messages (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations (id) on delete cascade,
  user_id text not null,
  turn_id uuid not null,
  role text not null check (role in ('user', 'assistant')),
  content text not null,
  tool_calls jsonb not null default '[]',
  created_at timestamptz not null default now(),
  unique (turn_id, role)
);

create index messages_by_conversation on messages (conversation_id, id);

-- A run that waits for the user's consent. The turn that answers claims it; nobody else can go on with it.
create table approvals (
  conversation_id bigint primary key references conversations (id) on delete cascade,
  state text not null,
  claimed_by uuid,
  created_at timestamptz not null default now()
);
