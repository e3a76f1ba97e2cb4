-- Nothing new comes into being for somebody who is banned or gone: a session, a grant, the address of a
-- calendar. The lock on the account makes a ban and what comes at the same moment wait for each other, so that the ban either ends it or is
-- seen here.
create or replace function refuse_banned() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
declare
  owner uuid := coalesce(to_jsonb(new) ->> 'userId', to_jsonb(new) ->> 'user_id')::uuid;
  is_banned boolean;
begin
  select banned is true into is_banned from "user" where id = owner for share;
  if is_banned is not false then
    raise exception 'the account is banned or gone' using errcode = '42501';
  end if;
  return new;
end
$$;

create or replace trigger refuse_banned before insert on calendar_feeds for each row execute function refuse_banned();
