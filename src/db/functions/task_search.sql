-- What a search reads of a task: the title before the tags, those before the description.
create or replace function task_search(title text, description text, tags text[]) returns tsvector
language sql immutable parallel safe as $$
  select setweight(to_tsvector('pg_catalog.english', title), 'A') || setweight(to_tsvector('pg_catalog.simple', title), 'A')
    || case when tags = '{}' then '' else setweight(to_tsvector('pg_catalog.simple', array_to_string(tags, ' ')), 'B') end
    || case when description is null then '' else setweight(to_tsvector('pg_catalog.english', description), 'C') end
$$;
