-- Ties a seal to the one before it.
create or replace function hash_seal(before bytea, number bigint, after_seq bigint, to_seq bigint, row_count integer, rows_hash bytea)
returns bytea language sql immutable as $$
  select sha256(before || convert_to(jsonb_build_array(number, after_seq, to_seq, row_count)::text, 'UTF8') || rows_hash)
$$;
