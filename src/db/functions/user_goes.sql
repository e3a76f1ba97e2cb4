create or replace function user_goes() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id) values ('user', old.id::text) on conflict do nothing;
  perform end_grants(old.id::text, null);
  delete from calendar_feeds f where f.user_id = old.id::text;
  return old;
end
$$;
