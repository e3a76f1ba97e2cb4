-- A search as it was before words were folded, for tasks whose words are still those of that time (`src/db/lists/search-words.ts`). Goes with a
-- later release, when no database can have such tasks.
create or replace function unfolded_query(words text) returns tsquery
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
