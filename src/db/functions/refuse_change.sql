-- Refuses to change or remove what was recorded: rows are added, nothing else. Whoever owns the tables can take these triggers away; what was
-- done meanwhile is found by the seals (seal_audit.sql).
create or replace function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end
$$;

-- A row that still holds its event is one that `keep_payload` has not seen yet.
create or replace trigger append_only before update on audit_events
  for each row when (old.event is null) execute function refuse_change();

create or replace trigger keep_rows before delete on audit_events
  for each row execute function refuse_change();

create or replace trigger keep_all before truncate on audit_events
  for each statement execute function refuse_change();

-- A payload may be emptied, not replaced.
create or replace trigger append_only before update on audit_payloads
  for each row when (new.event is not null or new.seq <> old.seq) execute function refuse_change();

create or replace trigger keep_rows before delete on audit_payloads
  for each row execute function refuse_change();

create or replace trigger keep_all before truncate on audit_payloads
  for each statement execute function refuse_change();

create or replace trigger append_only before update or delete on audit_seals
  for each row execute function refuse_change();

create or replace trigger keep_all before truncate on audit_seals
  for each statement execute function refuse_change();
