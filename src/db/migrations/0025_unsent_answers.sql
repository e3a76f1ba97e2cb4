-- `unsent`: the answer of a streamed turn is stored, and nobody has said yet whether its stream came to its end: a program that dies in between
-- cannot note that it was cut.
alter table turns add column unsent boolean not null default false;
