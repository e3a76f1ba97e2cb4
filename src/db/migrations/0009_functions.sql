-- Which of `src/db/functions/` are in force; one row. What earlier migrations made is replaced by those files.
create table sql_functions (
  only_row boolean primary key default true check (only_row),
  version integer not null,
  hash text not null
);
