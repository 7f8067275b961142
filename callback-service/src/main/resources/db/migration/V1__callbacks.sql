-- Promises to call back. The id is derived from tenant and call, so a replay finds the row it made.
create table promise (
  tenant         text        not null,
  id             text        not null,
  call_id        text        not null,
  status         text        not null check (status in ('promised', 'scheduled', 'dialling', 'kept', 'superseded',
                                                        'cancelled', 'declined', 'refused', 'expired', 'failed')),
  -- The drop.
  kind           text        not null check (kind in ('lost-in-transfer', 'dropped-while-held', 'dropped-after-hold',
                                                      'hung-up-after-wait', 'abandoned-in-queue', 'abandoned-on-hold')),
  severity       text        not null check (severity in ('low', 'medium', 'high', 'critical')),
  time_lost_ms   bigint      not null check (time_lost_ms >= 0),
  ended_at       timestamptz not null,
  caller_token   text,
  caller_masked  text,
  caller_sealed  text,
  customer_id    text,
  queue          text,
  agent          text,
  resolved       boolean,
  ending         jsonb       not null,
  findings       jsonb       not null,
  -- The times. Nothing is dialled before due_at, which is never before settle_until, nor after not_after.
  booked_at      timestamptz not null,
  settle_until   timestamptz not null,
  due_at         timestamptz not null check (due_at >= settle_until),
  not_after      timestamptz not null check (not_after >= booked_at),
  attempt        integer     not null check (attempt >= 0),
  -- Only where the status has them.
  dial_id        text        check ((dial_id is not null) = (status = 'dialling')),
  dialling_since timestamptz check ((dialling_since is not null) = (status = 'dialling')),
  closed_at      timestamptz check ((closed_at is null) = (status in ('promised', 'scheduled', 'dialling'))),
  reason         text        check ((reason is null) = (closed_at is null)),
  by_id          text        check (by_id is not null or status <> 'superseded'),
  version        bigint      not null check (version >= 1),
  primary key (tenant, id)
);
-- One open promise a caller.
create unique index promise_one_open on promise (tenant, caller_token)
  where status in ('promised', 'scheduled', 'dialling');
create index promise_of_caller on promise (tenant, caller_token, ended_at);
create index promise_listed on promise (tenant, ended_at, id);
create index promise_at_work on promise (status, due_at) where status in ('promised', 'scheduled', 'dialling');

-- Orders to dial: one row an attempt. The id is the idempotency key that the platform gets.
create table dial (
  tenant       text        not null,
  id           text        not null,
  callback_id  text        not null,
  attempt      integer     not null check (attempt >= 1),
  ordered_at   timestamptz not null,
  not_after    timestamptz not null,
  timed_out_at timestamptz,
  outcome      text        check (outcome in ('connected', 'busy', 'no-answer', 'voicemail', 'rejected',
                                              'agent-declined', 'failed')),
  reported_at  timestamptz check ((reported_at is null) = (outcome is null)),
  call_id      text,
  primary key (tenant, id),
  unique (tenant, callback_id, attempt),
  foreign key (tenant, callback_id) references promise (tenant, id)
);

-- How far each call was read, and when its caller last spoke with an agent.
create table seen_call (
  tenant       text        not null,
  id           text        not null,
  caller_token text,
  last_seq     bigint      not null,
  history      boolean     not null,
  expired      boolean     not null,
  talked_at    timestamptz,
  keeps        text,
  primary key (tenant, id)
);
create index seen_call_talks on seen_call (tenant, caller_token, talked_at) where talked_at is not null;
