-- Null where a conversation is older than this migration.
alter table conversations add column title text;

create index conversations_newest_first on conversations (user_id, id desc);

-- No query ever sorted by the time of the last change.
drop index conversations_by_user;
