-- The fence: false for the same document again, which is nothing to do; raises unless `rev` is the stored one's successor.
create or replace function is_next_revision(key text, old_doc jsonb, doc jsonb) returns boolean
language plpgsql as $$
begin
  if old_doc = doc then
    return false;
  end if;
  if (doc ->> 'rev')::bigint is distinct from coalesce((old_doc ->> 'rev')::bigint, 0) + 1 then
    raise exception 'stale revision of %', key using errcode = '40001';
  end if;
  return true;
end
$$;
