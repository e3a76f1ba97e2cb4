-- W3C `traceparent` of the turn whose commit made the event, where it was traced; relay and consumers go on with it.
alter table outbox add column traceparent text;
