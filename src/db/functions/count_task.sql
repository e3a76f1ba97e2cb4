-- Keeps `task_counts`; called by triggers on `tasks`. One statement in the order of the key, so that two changes can never wait for each other.
create or replace function count_task() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    insert into task_counts as c (user_id, completed, priority, dated, n)
      values (new.user_id, new.completed, new.priority, new.due_at is not null, 1)
      on conflict (user_id, completed, priority, dated) do update set n = c.n + 1;
  else
    insert into task_counts as c (user_id, completed, priority, dated, n)
      select x.user_id, x.completed, x.priority, x.dated, sum(x.n)
      from (select old.user_id, old.completed, old.priority, old.due_at is not null, -1 where not old.deleted
        union all select new.user_id, new.completed, new.priority, new.due_at is not null, 1 where not new.deleted)
        as x(user_id, completed, priority, dated, n)
      group by 1, 2, 3, 4 having sum(x.n) <> 0 order by 1, 2, 3, 4
      on conflict (user_id, completed, priority, dated) do update set n = c.n + excluded.n;
  end if;
  return null;
end
$$;
