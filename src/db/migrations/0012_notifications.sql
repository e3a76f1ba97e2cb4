-- What a user is told of reminders that were due. seq is the order in which pages show them.
create table notifications (
  seq bigint generated always as identity primary key,
  user_id text not null,
  reminder_id text not null,
  task_id bigint not null,
  title text not null,
  due_date text,
  delivered_at timestamptz not null default now(),
  read_at timestamptz,
  unique (user_id, reminder_id)
);

create index notifications_by_user on notifications (user_id, seq desc);

create index notifications_by_age on notifications (delivered_at);
