-- How far the words of the tasks there are were made anew: `version` is that of all of them, up to `next_block` of `until_block` they are of the version
-- `toward`, in the file that the table had then.
create table search_words (
  only_row boolean primary key default true check (only_row),
  version integer not null,
  toward integer,
  file bigint,
  next_block bigint not null default 0,
  until_block bigint not null default 0
);

insert into search_words (version) values (1);
