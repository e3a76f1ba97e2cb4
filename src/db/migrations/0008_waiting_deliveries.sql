-- Events that a consumer could not take at once, so that the broker need not wait for it. One of a queue (consumer, topic, partition_key) is tried
-- at a time, the lowest seq; next_at says when, and whoever tries it moves that ahead. Failures are counted in delivery_attempts.
create table waiting_deliveries (
  seq bigint generated always as identity primary key,
  consumer text not null,
  topic text not null,
  event_id text not null,
  partition_key text not null,
  event jsonb not null,
  next_at timestamptz not null,
  unique (consumer, event_id)
);

create index waiting_deliveries_by_queue on waiting_deliveries (consumer, topic, partition_key, seq);

create index waiting_deliveries_by_time on waiting_deliveries (consumer, topic, next_at);
