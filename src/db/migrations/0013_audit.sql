-- The audit is append-only and sealed. What is in force about that stands in functions/: keep_payload.sql, refuse_change.sql, seal_audit.sql.
-- What was recorded of an event, apart from its row: retention and erasure may empty it, and say why.
create table audit_payloads (
  seq bigint primary key,
  event jsonb,
  emptied_for text,
  check ((event is null) = (emptied_for is not null))
);

-- What retention has not emptied yet.
create index audit_payloads_kept on audit_payloads (seq) where event is not null;

-- A process of the release before writes `event` into the row, and a trigger moves it; the column is null ever after.
alter table audit_events add column payload_hash bytea;

alter table audit_events alter column event drop not null;

-- What an admin did belongs to no task.
alter table audit_events alter column task_id drop not null;

alter table audit_events add constraint audit_events_hashed check (event is not null or payload_hash is not null);

-- Makes carrying rows over cheap once none is left.
create index audit_events_inline on audit_events (seq) where event is not null;

-- One index behind every filter, each in the order of the answers.
create index audit_events_by_time on audit_events (recorded_at, seq);

create index audit_events_by_user on audit_events (user_id, recorded_at, seq);

create index audit_events_by_user_task on audit_events (user_id, task_id, recorded_at, seq);

create index audit_events_by_type on audit_events (event_type, recorded_at, seq);

create index audit_events_by_user_type on audit_events (user_id, event_type, recorded_at, seq);

drop index audit_events_by_task;

-- Rows with what is left of their events.
create view audit_records as
  select a.seq, a.event_id, a.topic, a.event_type, a.user_id, a.task_id, a.recorded_at, a.payload_hash,
    coalesce(p.event, a.event) as event, p.emptied_for
  from audit_events a left join audit_payloads p on p.seq = a.seq;

-- A seal covers the rows after those of the one before it, up to `to_seq`; its hash covers theirs and the seal before it.
create table audit_seals (
  number bigint primary key,
  after_seq bigint not null,
  to_seq bigint not null,
  row_count integer not null,
  rows_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default now()
);

-- One row: the last seal, so that seals that went from the end are missed.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  number bigint not null,
  hash bytea not null
);

-- A recorded event may be sent to one consumer again while the event itself still waits, or waits for another one.
alter table outbox drop constraint outbox_event_id_key;

create unique index outbox_once on outbox (event_id, (coalesce(replay_for, '')));
