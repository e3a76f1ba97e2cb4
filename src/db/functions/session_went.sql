create or replace function session_went() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id) values ('session', old.id::text) on conflict do nothing;
  return null;
end
$$;
