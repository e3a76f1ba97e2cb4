-- An empty line ends a statement; none may stand inside one.
-- The table of Dapr's state.postgresql v2. On Dapr the sidecar has made it already; embedded it is ours.
create table if not exists state (
  key text primary key,
  value bytea not null,
  etag uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz,
  expires_at timestamptz,
  row_id bigint generated always as identity
);

-- A process that runs alone on a Postgres has made this already (src/db/leases.ts).
create table if not exists leases (
  name text primary key,
  holder text not null,
  expires_at timestamptz not null
);

-- Read model: one row a task, tombstones included. `add_key` is what recognises a repeated add.
create table tasks (
  user_id text not null,
  id bigint not null,
  add_key text,
  title text not null,
  description text,
  completed boolean not null,
  priority smallint not null,
  tags text[] not null,
  due_day date,
  due_at timestamptz,
  series_id text,
  occurrence integer,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  completed_at timestamptz,
  version bigint not null,
  deleted boolean not null,
  task jsonb not null,
  search tsvector not null,
  primary key (user_id, id),
  unique (user_id, add_key)
);

create table user_settings (
  user_id text primary key,
  settings jsonb not null
);

create table reminders_due (
  user_id text not null,
  task_id bigint not null,
  reminder_id text not null,
  remind_at timestamptz not null,
  due_date text,
  primary key (user_id, task_id, reminder_id)
);

create index reminders_due_by_time on reminders_due (remind_at);

create table outbox (
  id bigint generated always as identity primary key,
  event_id text not null unique,
  topic text not null,
  partition_key text not null,
  event jsonb not null,
  replay_for text
);

create table inbox (
  consumer text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);

create index inbox_by_age on inbox using brin (received_at);

create table delivery_attempts (
  consumer text not null,
  event_id text not null,
  attempts integer not null,
  last_error text not null,
  primary key (consumer, event_id)
);

-- Notes that a consumer has an event; answers its id the first time and nothing later. Unlike one large statement, a function keeps its plans,
-- which halves what a delivery costs.
create function mark_event(by_consumer text, id text, owner text, number bigint) returns setof text
language plpgsql set search_path = pg_catalog, public as $$
begin
  if not exists (select from tasks t where t.user_id = owner and t.id = number) then
    raise exception 'the event belongs to a task that is not known' using errcode = 'P0002';
  end if;
  insert into inbox (consumer, event_id) values (by_consumer, id) on conflict do nothing;
  if found then
    delete from delivery_attempts a where a.consumer = by_consumer and a.event_id = id;
    return next id;
  end if;
end
$$;

create table dead_letters (
  id bigint generated always as identity primary key,
  consumer text not null,
  topic text not null,
  event_id text not null,
  reason text not null,
  attempts integer not null,
  event jsonb not null,
  created_at timestamptz not null default now(),
  unique (consumer, event_id)
);

create table audit_events (
  seq bigint generated always as identity primary key,
  event_id text not null unique,
  topic text not null,
  event_type text not null,
  user_id text not null,
  task_id bigint not null,
  event jsonb not null,
  recorded_at timestamptz not null default now()
);

create index audit_events_by_task on audit_events (user_id, task_id, seq);

create function task_search(title text, description text, tags text[]) returns tsvector
language sql immutable parallel safe as $$
  select setweight(to_tsvector('pg_catalog.english', title), 'A') || setweight(to_tsvector('pg_catalog.simple', title), 'A')
    || case when tags = '{}' then '' else setweight(to_tsvector('pg_catalog.simple', array_to_string(tags, ' ')), 'B') end
    || case when description is null then '' else setweight(to_tsvector('pg_catalog.english', description), 'C') end
$$;

-- The fence: false for the same document again, which is nothing to do; raises unless `rev` is the stored one's successor.
create function is_next_revision(key text, old_doc jsonb, doc jsonb) returns boolean
language plpgsql as $$
begin
  if old_doc = doc then
    return false;
  end if;
  if (doc ->> 'rev')::bigint is distinct from coalesce((old_doc ->> 'rev')::bigint, 0) + 1 then
    raise exception 'stale revision of %', key using errcode = '40001';
  end if;
  return true;
end
$$;

-- The projections, in the transaction that writes a task's document (docs/design.md, "State").
create function project_task() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  doc jsonb := convert_from(new.value, 'UTF8')::jsonb;
  old_doc jsonb;
  task jsonb := doc -> 'task';
  owner text := task ->> 'user_id';
  number bigint := (task ->> 'id')::bigint;
  tags text[] := array(select jsonb_array_elements_text(task -> 'tags'));
begin
  if tg_op = 'UPDATE' then
    old_doc := convert_from(old.value, 'UTF8')::jsonb;
  end if;
  if not is_next_revision(new.key, old_doc, doc) then
    return null;
  end if;
  if new.key <> 'actodo||task||' || owner || '.' || number || '||doc' then
    raise exception 'document of another task under %', new.key using errcode = '22023';
  end if;
  insert into tasks as t (user_id, id, add_key, title, description, completed, priority, tags, due_day, due_at, series_id,
      occurrence, created_at, updated_at, completed_at, version, deleted, task, search)
    values (owner, number, doc ->> 'add_key', task ->> 'title', task ->> 'description', (task ->> 'completed')::boolean,
      array_position(array['low', 'medium', 'high', 'urgent'], task ->> 'priority') - 1,
      tags,
      case when length(task ->> 'due_date') = 10 then (task ->> 'due_date')::date end,
      (doc ->> 'due_at')::timestamptz, task ->> 'series_id', (task ->> 'occurrence')::integer,
      (task ->> 'created_at')::timestamptz, (task ->> 'updated_at')::timestamptz, (task ->> 'completed_at')::timestamptz,
      (task ->> 'version')::bigint, (doc ->> 'deleted')::boolean, task,
      task_search(task ->> 'title', task ->> 'description', tags))
    on conflict (user_id, id) do update set
      add_key = excluded.add_key, title = excluded.title, description = excluded.description, completed = excluded.completed,
      priority = excluded.priority, tags = excluded.tags, due_day = excluded.due_day, due_at = excluded.due_at,
      series_id = excluded.series_id, occurrence = excluded.occurrence, updated_at = excluded.updated_at,
      completed_at = excluded.completed_at, version = excluded.version, deleted = excluded.deleted, task = excluded.task,
      search = excluded.search;
  if old_doc -> 'reminders' is distinct from doc -> 'reminders' then
    if tg_op = 'UPDATE' then
      delete from reminders_due where user_id = owner and task_id = number;
    end if;
    if doc -> 'reminders' <> '[]' then
      insert into reminders_due (user_id, task_id, reminder_id, remind_at, due_date)
        select owner, number, r ->> 'id', (r ->> 'at')::timestamptz, task ->> 'due_date'
        from jsonb_array_elements(doc -> 'reminders') r where (r ->> 'fired') is null;
    end if;
  end if;
  insert into outbox (event_id, topic, partition_key, event)
    select e -> 'event' ->> 'event_id', e ->> 'topic', owner || '.' || number, e -> 'event'
    from jsonb_array_elements(doc -> 'events') with ordinality as x(e, n) order by n;
  return null;
end
$$;

create function project_user() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  doc jsonb := convert_from(new.value, 'UTF8')::jsonb;
  old_doc jsonb;
begin
  if tg_op = 'UPDATE' then
    old_doc := convert_from(old.value, 'UTF8')::jsonb;
  end if;
  if not is_next_revision(new.key, old_doc, doc) then
    return null;
  end if;
  insert into user_settings (user_id, settings) values (split_part(new.key, '||', 3), doc -> 'settings')
    on conflict (user_id) do update set settings = excluded.settings;
  return null;
end
$$;

create trigger project_task after insert or update on state
  for each row when (new.key like 'actodo||task||%||doc') execute function project_task();

create trigger project_user after insert or update on state
  for each row when (new.key like 'actodo||user||%||doc') execute function project_user();
