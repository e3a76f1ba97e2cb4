-- Words of a search as a query: every word must match, in its English form or as it stands, the last one as a prefix too.
-- Stop words count only where nothing else is asked for. Other punctuation and operators mean nothing; no words at all match nothing.
create or replace function task_query(words text) returns tsquery
language plpgsql immutable parallel safe as $$
declare
  -- What stands between two digits holds a number together.
  folded text := fold_words(regexp_replace(words, '([0-9])[.,:/](?=[0-9])', '\1-', 'g'));
  said text[] := array(select btrim(word, '''-') from string_to_table(folded, ' ') as word where btrim(word, '''-') <> '');
  size int := cardinality(said);
  forms text;
  every text;
  stops text;
  found tsquery;
begin
  for i in 1 .. size loop
    forms := '(' || concat_ws(' | ', word_forms(said[i], i = size), joined_forms(said[i - 1], said[i], i = size),
      joined_forms(said[i], said[i + 1], i + 1 = size)) || ')';
    if ts_lexize('pg_catalog.english_stem', said[i]) = '{}' then
      stops := concat_ws(' & ', stops, forms);
    else
      every := concat_ws(' & ', every, forms);
    end if;
  end loop;
  found := coalesce(every, stops, '')::tsquery;
  return case when words ~ '^[A-Za-z0-9 ]*$' then found else found || unfolded_query(words) end;
end
$$;
