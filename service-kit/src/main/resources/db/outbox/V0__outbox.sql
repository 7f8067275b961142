-- Events that were decided but not yet told to Kafka. A row is written in the transaction of the change
-- that it tells of, and deleted in the transaction in which the broker acknowledged it.
create table outbox (
  id         bigint generated always as identity primary key,
  topic      text        not null,
  key        text        not null,
  headers    jsonb       not null,
  value      bytea       not null,
  written_at timestamptz not null default now()
);
-- The relay takes the oldest row of each key only, so that a key's events keep their order.
create index outbox_order on outbox (topic, key, id);
