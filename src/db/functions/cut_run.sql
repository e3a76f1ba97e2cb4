-- Text without spaces cut into its letters, each with the marks it is spelt with.
create or replace function cut_run(run text) returns text[]
language sql immutable parallel safe as $$
  select array_agg(found[1] order by n)
  from regexp_matches(run, '(.[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\u3099\u309a]*)', 'g')
    with ordinality as letters(found, n)
$$;
