-- One word of a search as a query, as `fold_words` gives it: without its hyphens and apostrophes, with them, and as two words where a space may be
-- missing: behind one or two letters ("xray"), before a little word ("login"), between letters and digits. Text without spaces is found anywhere
-- inside such text.
create or replace function word_forms(word text, typing boolean) returns text
language plpgsql immutable parallel safe as $$
declare
  -- Two of them stand in too many tasks to be looked up together, but for "to do".
  small constant text[] := '{a,an,as,at,be,by,do,he,i,if,in,is,it,me,my,no,of,on,or,so,to,up,us,we}';
  behind constant text[] := '{back,down,in,off,on,out,over,up}';
  -- What apostrophes leave over.
  endings constant text[] := '{d,ll,m,s,ve}';
  parts text[] := array_remove(string_to_array(translate(word, '''', '-'), '-'), '');
  count int := cardinality(parts);
  bare text := array_to_string(parts, '');
  size int := char_length(bare);
  forms text[] := '{}';
  first text;
  rest text;
begin
  if word like '~%' then
    return run_form(substr(word, 2), typing);
  end if;
  if word !~ '[0-9][''-]+[0-9]' then
    forms := forms || exact_forms(bare, typing);
  end if;
  if count > 1 then
    rest := '';
    for i in 1 .. count loop
      rest := rest || case when i > 1 then ' <-> ' else '' end || '(' || exact_forms(parts[i], typing and i = count) || ')';
    end loop;
    forms := forms || rest;
  end if;
  for k in 1 .. least(size, 16) - 1 loop
    first := left(bare, k);
    rest := substr(bare, k + 1);
    if (k < 3 or rest = any(behind) or right(first, 1) || left(rest, 1) ~ '[0-9]') and right(first, 1) || left(rest, 1) !~ '[0-9]{2}'
      and first <> all(endings) and (first <> all(small) or rest <> all(small) or rest = 'do') then
      forms := forms || ('''' || first || ''' <-> (' || exact_forms(rest, false) || ')');
    end if;
  end loop;
  return array_to_string(forms, ' | ');
end
$$;
