create or replace function end_grant(grant_id text) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id) values ('grant', grant_id) on conflict do nothing;
  delete from app_grants g where g.id = grant_id;
  delete from "oauthRefreshToken" t where t."referenceId" = grant_id;
end
$$;
