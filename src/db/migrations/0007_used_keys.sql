-- Idempotency keys that a caller gave to update, complete or remove a task. The document of that task knows what was done under them; this
-- table is for the other tasks of the user, whose documents know nothing.
create table used_keys (
  user_id text not null,
  key text not null,
  task_id bigint not null,
  used_at timestamptz not null default now(),
  primary key (user_id, key)
);

create index used_keys_by_age on used_keys using brin (used_at);

-- A key of a commit belongs to its task, in the transaction of the commit; a commit under a key of another task is refused, whichever of two
-- is first. Keys that were made for one call alone (`call:`) cannot meet another task and leave no row.
create function use_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  doc jsonb := convert_from(new.value, 'UTF8')::jsonb;
  given text := doc -> 'keys' -> -1 ->> 'key';
  number bigint := (doc -> 'task' ->> 'id')::bigint;
begin
  if given is null or given !~ '^(update|complete|remove):'
    or given = convert_from(old.value, 'UTF8')::jsonb -> 'keys' -> -1 ->> 'key' then
    return null;
  end if;
  insert into used_keys as k (user_id, key, task_id) values (doc -> 'task' ->> 'user_id', given, number)
    on conflict (user_id, key) do update set used_at = now() where k.task_id = excluded.task_id;
  if not found then
    raise exception 'the idempotency key was used on another task' using errcode = '23505';
  end if;
  return null;
end
$$;

-- After `project_task`, which fences: triggers run in the order of their names.
create trigger use_key after update on state
  for each row when (new.key like 'actodo||task||%||doc') execute function use_key();
