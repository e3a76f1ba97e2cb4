create or replace function rights_changed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from "session" s where s."userId" = new.id;
  perform end_grants(new.id::text, null);
  delete from calendar_feeds f where f.user_id = new.id::text;
  return null;
end
$$;
