-- Two words that may be written as one ("log in", "e mail"); null where they cannot: numbers, articles, text without spaces.
create or replace function joined_forms(word text, next_word text, typing boolean) returns text
language plpgsql immutable parallel safe as $$
begin
  if word like '~%' or next_word like '~%' or word in ('a', 'an', 'the') or right(word, 1) || left(next_word, 1) ~ '^[0-9]{2}$' then
    return null;
  end if;
  return exact_forms(translate(word || next_word, '''-', ''), typing);
end
$$;
