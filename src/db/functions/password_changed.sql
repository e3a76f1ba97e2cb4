create or replace function password_changed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from "session" s where s."userId" = new."userId";
  perform end_grants(new."userId"::text, null);
  return null;
end
$$;
