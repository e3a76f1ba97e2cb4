create or replace function consent_went() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform end_grants(old."userId"::text, old."clientId");
  return null;
end
$$;
