-- Text without spaces as a query: it is found anywhere inside such text, a single letter before others or at the end.
create or replace function run_form(run text, typing boolean) returns text
language plpgsql immutable parallel safe as $$
declare
  letters text[] := cut_run(run);
  size int := cardinality(letters);
  form text := '''' || letters[1] || coalesce(letters[2], '') || '''';
begin
  for i in 2 .. size - 1 loop
    form := form || ' <-> ''' || letters[i] || letters[i + 1] || '''';
  end loop;
  return form || case when size = 1 or typing then ':*' else '' end;
end
$$;
