-- A word as a query: as it is and in its English form; while it is typed also what begins with it. It holds letters and digits alone.
create or replace function exact_forms(word text, typing boolean) returns text
language sql immutable parallel safe as $$
  select concat_ws(' | ', '''' || word || '''', case when typing then '''' || word || ''':*' end,
    (select string_agg('''' || stem || '''', ' | ')
      from unnest(case when word !~ '[0-9]' then ts_lexize('pg_catalog.english_stem', word) end) as stem where stem <> word))
$$;
