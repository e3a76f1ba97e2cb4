-- Ends what an application may do: of one client, or with null of all, and then browsers that reminders are pushed to are forgotten, too. The tables in quotes are those of Better Auth.
create or replace function end_grants(of_user text, of_client text) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id)
    select 'grant', g.id from app_grants g where g.user_id = of_user and (of_client is null or g.client_id = of_client)
    on conflict do nothing;
  delete from app_grants g where g.user_id = of_user and (of_client is null or g.client_id = of_client);
  if of_client is null then
    delete from push_subscriptions p where p.user_id = of_user;
  end if;
  delete from "oauthRefreshToken" t where t."userId" = of_user::uuid and (of_client is null or t."clientId" = of_client);
end
$$;
