-- What happened in each minute of the last hours, in all processes together: each adds what it counted. Nothing here is more than a figure.
create table figures (
  step timestamptz not null,
  name text not null,
  n bigint not null,
  primary key (step, name)
);

-- What each process has at present, while it goes on telling.
create table process_figures (
  holder text primary key,
  sockets integer not null,
  seen_at timestamptz not null
);

-- The oldest event that waits for a consumer.
create index waiting_deliveries_by_age on waiting_deliveries (consumer, seq);
