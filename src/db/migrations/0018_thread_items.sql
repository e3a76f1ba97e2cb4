-- A thread shows more than what was said: widgets, and lines that only the model reads. `item` is what a message is beside its text.
-- A release before this one takes either for an answer when it reads the history; it writes none.
alter table messages drop constraint messages_role_check;

alter table messages add constraint messages_role_check check (role in ('user', 'assistant', 'widget', 'hidden'));

alter table messages
  add column item jsonb,
  add column run integer not null default 0,
  add column feedback text check (feedback in ('positive', 'negative'));

-- `run` counts how often the message was answered anew. `stopped`: its answer is a part. `cut_at`: when its stream was dropped.
alter table turns
  add column quoted text,
  add column answers uuid,
  add column run integer not null default 0,
  add column fingerprint text,
  add column stopped boolean not null default false,
  add column cut_at timestamptz;

create index turns_by_fingerprint on turns (user_id, fingerprint) where fingerprint is not null;

-- Of the same request sent twice at once one begins a turn.
create unique index one_unfinished_fingerprint on turns (user_id, fingerprint) where finished_at is null;

-- The turn whose question waits. Null where the question is older than this migration.
alter table approvals add column asked_by uuid;
