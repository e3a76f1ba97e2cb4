-- A key of a commit belongs to its task, in the transaction of the commit; a commit under a key of another task is refused, whichever of two
-- is first. Keys that the client made for one call alone (`call:`, src/actors/client.ts) cannot meet another task and leave no row. Called by a
-- trigger on `state`, after `project_task`, which fences: triggers run in the order of their names.
create or replace function use_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  doc jsonb := convert_from(new.value, 'UTF8')::jsonb;
  given text := doc -> 'keys' -> -1 ->> 'key';
  number bigint := (doc -> 'task' ->> 'id')::bigint;
begin
  if given is null or given like 'call:%'
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
