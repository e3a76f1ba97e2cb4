-- Notes that a consumer has these events; answers those that it did not have, in the order given. All of them or, when one belongs to a task
-- that is not known, none. The order of the insert keeps two processes that have the same events from waiting for each other for ever.
create or replace function mark_events(by_consumer text, batch jsonb) returns table (event_id text, event jsonb)
language plpgsql set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
  fresh text[];
begin
  if exists (select from jsonb_array_elements(batch) e where not exists (
      select from tasks t where t.user_id = e ->> 'user_id' and t.id = (e ->> 'task_id')::bigint)) then
    raise exception 'an event belongs to a task that is not known' using errcode = 'P0002';
  end if;
  with added as (
    insert into inbox (consumer, event_id)
      select by_consumer, e ->> 'event_id' from jsonb_array_elements(batch) e order by 2
      on conflict do nothing returning event_id
  )
  select array_agg(event_id) into fresh from added;
  if fresh is null then
    return;
  end if;
  delete from delivery_attempts a where a.consumer = by_consumer and a.event_id = any(fresh);
  return query select e ->> 'event_id', e from jsonb_array_elements(batch) with ordinality as x(e, n)
    where e ->> 'event_id' = any(fresh) order by n;
end
$$;
