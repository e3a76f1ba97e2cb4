-- What was ended before its time. A session, a grant and a user never come back under the same id, so a row says all there is to say; it
-- is of use only as long as tokens live that were made before.
create table access_ended (
  kind text not null check (kind in ('session', 'grant', 'user')),
  id text not null,
  ended_at timestamptz not null default now(),
  primary key (kind, id)
);

create index access_ended_by_time on access_ended (ended_at);

-- One row for each time that a person let an application in. Its authorization code, its refresh tokens and its access tokens carry the id.
create table app_grants (
  id text primary key,
  user_id text not null,
  client_id text not null,
  created_at timestamptz not null default now(),
  -- When the code became tokens, and when tokens were last given out.
  exchanged_at timestamptz,
  used_at timestamptz
);

create index app_grants_by_user on app_grants (user_id, client_id);

-- How many admin codes were used up; the next one follows from the number.
create table admin_codes (
  only_row boolean primary key default true check (only_row),
  used integer not null default 0
);

insert into admin_codes default values;

-- Users who are gone. Tombstones of their tasks stay until the last events were delivered, which belong to a task that must be known.
create table removed_users (
  user_id text primary key,
  removed_at timestamptz not null default now()
);

-- Ends what an application may do: of one client, or with null of all. The tables in quotes are those of Better Auth.
create function end_grants(of_user text, of_client text) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id)
    select 'grant', g.id from app_grants g where g.user_id = of_user and (of_client is null or g.client_id = of_client)
    on conflict do nothing;
  delete from app_grants g where g.user_id = of_user and (of_client is null or g.client_id = of_client);
  delete from "oauthRefreshToken" t where t."userId" = of_user::uuid and (of_client is null or t."clientId" = of_client);
end
$$;

create function end_grant(grant_id text) returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id) values ('grant', grant_id) on conflict do nothing;
  delete from app_grants g where g.id = grant_id;
  delete from "oauthRefreshToken" t where t."referenceId" = grant_id;
end
$$;

create function session_went() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id) values ('session', old.id::text) on conflict do nothing;
  return null;
end
$$;

create function consent_went() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  perform end_grants(old."userId"::text, old."clientId");
  return null;
end
$$;

create function password_changed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from "session" s where s."userId" = new."userId";
  perform end_grants(new."userId"::text, null);
  return null;
end
$$;

create function rights_changed() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from "session" s where s."userId" = new.id;
  perform end_grants(new.id::text, null);
  return null;
end
$$;

create function user_goes() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
begin
  insert into access_ended (kind, id) values ('user', old.id::text) on conflict do nothing;
  perform end_grants(old.id::text, null);
  return old;
end
$$;

-- Better Auth makes its tables when the program starts; these triggers are put on them afterwards. So whatever changes an account, by whatever
-- route, ends what it must end, in the same transaction.
create function watch_accounts() returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from pg_trigger where tgname = 'user_goes') then
    return;
  end if;
  create trigger session_went after delete on "session" for each row execute function session_went();
  create trigger consent_went after delete on "oauthConsent" for each row execute function consent_went();
  create trigger password_changed after update on account for each row
    when (old.password is distinct from new.password) execute function password_changed();
  create trigger rights_changed after update on "user" for each row
    when (old.role is distinct from new.role or (new.banned and old.banned is not true)) execute function rights_changed();
  create trigger user_goes before delete on "user" for each row execute function user_goes();
end
$$;
