-- The projections, in the transaction that writes a task's document (docs/design.md, "State"). A reminder that stays keeps its row, and one
-- that went leaves its cancellation. An event that says `with_task` gets the task that stands beside it. Called by a trigger on `state`.
create or replace function project_task() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  doc jsonb := convert_from(new.value, 'UTF8')::jsonb;
  old_doc jsonb;
  task jsonb := doc -> 'task';
  owner text := task ->> 'user_id';
  number bigint := (task ->> 'id')::bigint;
  tags text[] := '{}';
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
  if old_doc -> 'task' is distinct from task or old_doc -> 'deleted' is distinct from doc -> 'deleted'
    or old_doc -> 'due_at' is distinct from doc -> 'due_at' or old_doc -> 'add_key' is distinct from doc -> 'add_key' then
    if task -> 'tags' <> '[]' then
      tags := array(select jsonb_array_elements_text(task -> 'tags'));
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
  end if;
  if old_doc -> 'reminders' is distinct from doc -> 'reminders' then
    if tg_op = 'UPDATE' then
      with gone as (
        delete from reminders_due d where d.user_id = owner and d.task_id = number and not exists (
          select from jsonb_array_elements(doc -> 'reminders') r where r ->> 'id' = d.reminder_id and (r ->> 'fired') is null)
        returning d.*)
      insert into reminder_cancellations (reminder_id, user_id, task_id, at_due)
        select reminder_id, user_id, task_id, at_due from gone where claimed_at is not null and remind_at > now()
        on conflict do nothing;
    end if;
    if doc -> 'reminders' <> '[]' then
      insert into reminders_due (user_id, task_id, reminder_id, remind_at, due_date, at_due)
        select owner, number, r ->> 'id', (r ->> 'at')::timestamptz, task ->> 'due_date', (r ->> 'at_due') is not null
        from jsonb_array_elements(doc -> 'reminders') r where (r ->> 'fired') is null
        on conflict (user_id, task_id, reminder_id) do update set due_date = excluded.due_date
          where reminders_due.due_date is distinct from excluded.due_date;
    end if;
  end if;
  insert into outbox (event_id, topic, partition_key, event, traceparent)
    select e -> 'event' ->> 'event_id', e ->> 'topic', owner || '.' || number,
      case when e ? 'with_task' then jsonb_set(e -> 'event', '{payload,task}', task) else e -> 'event' end,
      doc ->> 'trace'
    from jsonb_array_elements(doc -> 'events') as x(e);
  return null;
end
$$;
