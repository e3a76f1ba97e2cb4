-- A word as a query: as it is and in its English form; while it is typed also what begins with it. It holds letters and digits alone.
create or replace function exact_forms(word text, typing boolean) returns text
language plpgsql immutable parallel safe as $$
declare
  stem text := case when word !~ '[0-9]' then (ts_lexize('pg_catalog.english_stem', word))[1] end;
begin
  return '''' || word || '''' || case when typing then ' | ''' || word || ''':*' else '' end
    || case when stem <> word then ' | ''' || stem || '''' else '' end;
end
$$;
