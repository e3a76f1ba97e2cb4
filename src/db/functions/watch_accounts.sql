-- Better Auth makes its tables when the program starts; these triggers are put on them afterwards. So whatever changes an account, by whatever
-- route, ends what it must end, in the same transaction.
create or replace function watch_accounts() returns void
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
