-- A user's settings, in the transaction that writes the document. Called by a trigger on `state`.
create or replace function project_user() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  doc jsonb := convert_from(new.value, 'UTF8')::jsonb;
  old_doc jsonb;
begin
  if tg_op = 'UPDATE' then
    old_doc := convert_from(old.value, 'UTF8')::jsonb;
  end if;
  if not is_next_revision(new.key, old_doc, doc) then
    return null;
  end if;
  insert into user_settings (user_id, settings) values (split_part(new.key, '||', 3), doc -> 'settings')
    on conflict (user_id) do update set settings = excluded.settings;
  return null;
end
$$;
