-- Jobs and actor reminders of the embedded runtime; on Dapr the scheduler keeps them and this table stays empty.
-- A job has the actor type and id ''. `registration` tells a name that was registered again from the one that fired.
create table embedded_schedules (
  actor_type text not null,
  actor_id text not null,
  name text not null,
  registration uuid not null default gen_random_uuid(),
  due_at timestamptz not null,
  attempt_at timestamptz not null,
  attempts integer not null default 0,
  period_ms bigint,
  repeats_left bigint,
  data jsonb,
  options jsonb not null,
  retry_interval_ms bigint not null,
  max_retries integer not null,
  primary key (actor_type, actor_id, name)
);

create index embedded_schedules_by_attempt on embedded_schedules (attempt_at);
