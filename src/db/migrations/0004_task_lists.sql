-- What lists need besides the tasks themselves (docs/specs/lists.md).
-- Every index begins with the owner and leaves tombstones out. A list is a merge of one index range for each value of
-- `completed` and `priority`, so these filters cost nothing in any order. Due filters are tested in the index as well.
create index tasks_by_number on tasks (user_id, completed, priority, id) include (due_at, due_day) where not deleted;

create index tasks_by_due on tasks (user_id, completed, priority, due_at, id) include (due_day) where not deleted;

-- The root collation of Unicode, as an own object so that its owner may refresh the version after an update of ICU.
create collation title_order (provider = icu, locale = 'und');

create index tasks_by_title on tasks (user_id, completed, priority, title collate title_order, id) include (due_at, due_day)
  where not deleted;

-- GIN has no operators for plain text, but for arrays of it. The pending list is short because every search reads all of it.
create index tasks_by_words on tasks using gin ((array[user_id]), tags, search)
  with (fastupdate = on, gin_pending_list_limit = 64) where not deleted;

-- How many tasks of each kind a user has, so that a total needs no counting. Rows of one user are only contended by changes of
-- that user, who makes few at a time; room in the pages keeps the updates out of the index.
create table task_counts (
  user_id text not null,
  completed boolean not null,
  priority smallint not null,
  dated boolean not null,
  n bigint not null,
  primary key (user_id, completed, priority, dated)
) with (fillfactor = 50);

insert into task_counts (user_id, completed, priority, dated, n)
  select user_id, completed, priority, due_at is not null, count(*) from tasks where not deleted group by 1, 2, 3, 4;

-- One statement in the order of the key, so that two changes can never wait for each other.
create function count_task() returns trigger
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

create trigger count_new_task after insert on tasks for each row when (not new.deleted) execute function count_task();

create trigger count_changed_task after update on tasks for each row
  when ((old.completed, old.priority, old.due_at is null, old.deleted)
    is distinct from (new.completed, new.priority, new.due_at is null, new.deleted))
  execute function count_task();

-- Words of a search as a query: every word must match, in its English form or as it stands, the last one as a prefix too.
-- Stop words count only where nothing else is asked for. Punctuation and operators mean nothing; no words at all match nothing.
create function task_query(words text) returns tsquery
language plpgsql immutable parallel safe as $$
declare
  word text;
  said text[] := regexp_split_to_array(btrim(words, E' \t\r\n'), '\s+');
  plain tsquery;
  stemmed tsquery;
  every tsquery;
  stops tsquery;
begin
  for i in 1 .. cardinality(said) loop
    word := said[i];
    plain := plainto_tsquery('pg_catalog.simple', word);
    continue when numnode(plain) = 0;
    if i = cardinality(said) then
      plain := plain || to_tsquery('pg_catalog.simple', quote_literal(replace(word, '\', ' ')) || ':*');
    end if;
    stemmed := plainto_tsquery('pg_catalog.english', word);
    if numnode(stemmed) = 0 then
      stops := coalesce(stops && plain, plain);
    else
      every := coalesce(every && (stemmed || plain), stemmed || plain);
    end if;
  end loop;
  return coalesce(every, stops, ''::tsquery);
end
$$;
