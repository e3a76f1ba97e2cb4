-- Moves what was recorded of an event into `audit_payloads` and leaves its hash in the row. An event that is recorded already gets no second
-- payload, because the one it had may have been emptied.
create or replace function keep_payload() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' and exists (select from audit_events a where a.event_id = new.event_id) then
    return null;
  end if;
  insert into audit_payloads (seq, event) values (new.seq, new.event);
  new.payload_hash := sha256(convert_to(new.event::text, 'UTF8'));
  new.event := null;
  return new;
end
$$;

create or replace trigger keep_payload before insert or update on audit_events
  for each row when (new.event is not null) execute function keep_payload();

-- Rows of before, and those that older processes wrote before the trigger was there.
update audit_events set event = event where event is not null;
