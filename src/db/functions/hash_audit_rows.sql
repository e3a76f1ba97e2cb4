-- What a seal says of the rows after `after_seq` up to `to_seq`: how many there are, and a hash of all that stands in them. A payload counts by
-- its hash, so that it may be emptied.
create or replace function hash_audit_rows(after_seq bigint, to_seq bigint, out row_count integer, out rows_hash bytea)
language sql stable set search_path = pg_catalog, public as $$
  select count(*)::integer, sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
      seq, event_id, topic, event_type, user_id, task_id, (extract(epoch from recorded_at) * 1000000)::bigint,
      encode(payload_hash, 'hex'))::text, 'UTF8')), ''::bytea order by seq), ''))
  from audit_events a where a.seq > hash_audit_rows.after_seq and a.seq <= hash_audit_rows.to_seq
$$;
