-- Seals the next rows up to `upto`, `most` of them at most; answers the seal, or nothing when there is nothing to seal or another sealer was
-- first. The caller sees to it that no row up to there can still appear. Seals do not go on from a chain whose end was cut off, because that
-- would hide it.
create or replace function seal_audit(upto bigint, most integer) returns setof audit_seals
language plpgsql set search_path = pg_catalog, public as $$
declare
  last record;
  made audit_seals;
begin
  select coalesce(s.number, 0) as number, coalesce(s.to_seq, 0) as to_seq, coalesce(s.hash, '') as hash,
      s.number is distinct from h.number or s.hash is distinct from h.hash as cut
    into last
    from (values (1)) one
    left join lateral (select * from audit_seals order by audit_seals.number desc limit 1) s on true
    left join audit_head h on true;
  if last.cut then
    raise exception 'the end of the audit seals was cut off' using errcode = 'XX001';
  end if;
  select max(seq) into made.to_seq from (
    select seq from audit_events where seq > last.to_seq and seq <= upto order by seq limit most) rows;
  if made.to_seq is null then
    return;
  end if;
  made.number := last.number + 1;
  made.after_seq := last.to_seq;
  select h.row_count, h.rows_hash into made.row_count, made.rows_hash from hash_audit_rows(made.after_seq, made.to_seq) h;
  made.hash := hash_seal(last.hash, made.number, made.after_seq, made.to_seq, made.row_count, made.rows_hash);
  made.sealed_at := now();
  insert into audit_seals select made.* on conflict (number) do nothing;
  if not found then
    return;
  end if;
  insert into audit_head (number, hash) values (made.number, made.hash)
    on conflict (only_row) do update set number = excluded.number, hash = excluded.hash;
  return next made;
end
$$;
