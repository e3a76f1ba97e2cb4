-- One word of a search as a query, as `fold_words` gives it: with its hyphens and apostrophes, without them, and as two words where only a space
-- is missing ("xray" for "x ray"). Text without spaces is found anywhere inside such text.
create or replace function word_forms(word text, typing boolean) returns text
language plpgsql immutable parallel safe as $$
declare
  -- What stands before too many words by chance for these to be searched by their beginning, and in too many tasks for two of them to be looked up
  -- together, but for "to do"; the short ones are left over by apostrophes.
  small constant text[] := '{a,an,and,are,as,at,be,by,d,do,for,he,i,if,in,is,it,ll,m,me,my,no,of,on,or,s,so,t,the,to,up,us,ve,we}';
  letters text[];
  parts text[];
  bare text;
  size int;
begin
  if word like '~%' then
    letters := cut_run(substr(word, 2));
    size := cardinality(letters);
    return (select string_agg(format('''%s''', letters[i] || coalesce(letters[i + 1], '')), ' <-> ' order by i)
      from generate_series(1, greatest(size - 1, 1)) as i) || case when size = 1 or typing then ':*' else '' end;
  end if;
  parts := array_remove(string_to_array(translate(word, '''', '-'), '-'), '');
  bare := array_to_string(parts, '');
  size := char_length(bare);
  return concat_ws(' | ',
    case when cardinality(parts) > 1 then
      (select string_agg('(' || exact_forms(part, typing and i = cardinality(parts)) || ')', ' <-> ' order by i)
        from unnest(parts) with ordinality as p(part, i))
    end,
    case when word !~ '[0-9][''-]+[0-9]' then exact_forms(bare, typing) end,
    case when size between 3 and 16 then
      (select string_agg(format('''%s'' <-> (%s)', left(bare, k), case when typing and left(bare, k) <> all(small)
          then format('''%s'':*', substr(bare, k + 1)) else exact_forms(substr(bare, k + 1), false) end), ' | ' order by k)
        from generate_series(1, size - 1) as k
        where substr(bare, k, 2) !~ '^[0-9]{2}$'
          and (left(bare, k) <> all(small) or substr(bare, k + 1) <> all(small) or substr(bare, k + 1) = 'do'))
    end);
end
$$;
