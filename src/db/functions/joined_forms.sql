-- Two words that may be written as one ("log in", "e mail"); null where they cannot: numbers, articles, text without spaces.
create or replace function joined_forms(word text, next_word text, typing boolean) returns text
language sql immutable parallel safe as $$
  select exact_forms(translate(word || next_word, '''-', ''), typing)
  where word not like '~%' and next_word not like '~%' and word <> all('{a,an,the}') and right(word, 1) || left(next_word, 1) !~ '^[0-9]{2}$'
$$;
