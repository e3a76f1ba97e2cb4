-- What can be found of a text: its words as they are and in their English form, one behind the other, and at the end those with hyphens and
-- apostrophes as one. Of text without spaces every two letters that follow each other, and the last letter alone.
create or replace function word_vector(said text) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  folded text := fold_words(said);
begin
  if folded ~ '[''-]' then
    folded := translate(folded, '''-', '  ') || ' ' || array_to_string(array(
      select translate(word, '''-', '') from string_to_table(folded, ' ') as word
      where word ~ '[^''-][''-]+[^''-]' and word !~ '[0-9][''-]+[0-9]'), ' ');
  end if;
  -- Numbers such as 5e8, which the parser cuts off what follows them, are for us.
  if octet_length(folded) = char_length(folded) and folded !~ '[0-9]e[0-9]' then
    return to_tsvector('pg_catalog.simple', folded) || to_tsvector('pg_catalog.english', folded);
  end if;
  -- By ourselves, because the parser goes by the database's locale.
  return (
    with words as (
      select word, n from string_to_table(folded, ' ') with ordinality as w(word, n) where word <> ''
    ), pieces as (
      select left(word, 255) as piece, n, 0 as part, word !~ '[0-9]' as stems from words where word not like '~%'
      union all
      select run[i] || coalesce(run[i + 1], ''), n, i, false
        from words cross join cut_run(substr(word, 2)) as run cross join generate_subscripts(run, 1) as i where word like '~%'
    ), placed as (
      select piece, stems, row_number() over (order by n, part) as place from pieces
    )
    select coalesce(string_agg(format('''%s'':%s', lexeme, place), ' '), '')::tsvector
    from (
      select piece, place from placed
      union all select unnest(ts_lexize('pg_catalog.english_stem', piece)), place from placed where stems
    ) as lexemes(lexeme, place));
end
$$;
