-- What a search reads of a task: the title before the tags, those before the description.
create or replace function task_search(title text, description text, tags text[]) returns tsvector
language plpgsql immutable parallel safe as $$
begin
  return setweight(word_vector(title), 'A')
    || case when tags = '{}' then '' else setweight(word_vector(array_to_string(tags, ' ')), 'B') end
    || case when description is null then '' else setweight(word_vector(description), 'C') end;
end
$$;
