-- Better Auth makes its tables when the program starts; these triggers are put on them afterwards. So whatever changes an account, by whatever
-- route, ends what it must end, in the same transaction. The trigger that is asked for is the newest.
create or replace function watch_accounts() returns void
language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from pg_trigger where tgname = 'refuse_banned' and tgrelid = '"session"'::regclass) then
    return;
  end if;
  create or replace trigger session_went after delete on "session" for each row execute function session_went();
  create or replace trigger consent_went after delete on "oauthConsent" for each row execute function consent_went();
  create or replace trigger password_changed after update on account for each row
    when (old.password is distinct from new.password) execute function password_changed();
  create or replace trigger rights_changed after update on "user" for each row
    when (old.role is distinct from new.role or (new.banned and old.banned is not true)) execute function rights_changed();
  create or replace trigger user_goes before delete on "user" for each row execute function user_goes();
  create or replace trigger refuse_banned before insert on "session" for each row execute function refuse_banned();
  create or replace trigger refuse_banned before insert on app_grants for each row execute function refuse_banned();
  -- Admins list accounts by address.
  create index if not exists users_by_address on "user" (email collate "C");
end
$$;
