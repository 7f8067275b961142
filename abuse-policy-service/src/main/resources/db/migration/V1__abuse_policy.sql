-- Everything belongs to a tenant and is found by it first. The tenant '*' owns the default policy.
-- Ids are derived from what caused a row, so that a replay of the topic changes nothing.

-- Policies as published; a row never changes.
create table policy (
  tenant       text        not null,
  version      int         not null check (version > 0),
  hash         text        not null,
  text         text        not null check (text is json object),
  published_at timestamptz not null default now(),
  primary key (tenant, version)
);

-- One row for each time that an agent passed a course, so that a call is judged by the training of its time.
create table training (
  tenant      text        not null,
  agent       text        not null,
  course      text        not null,
  passed_at   timestamptz not null,
  valid_until timestamptz not null check (valid_until > passed_at),
  primary key (tenant, agent, course, passed_at)
);

create table abuse_report (
  tenant      text        not null,
  id          uuid        not null,
  call_id     text        not null,
  occurred_at timestamptz not null,
  ground      text        not null,
  reporter    text        not null,
  agent       text,
  excerpt_ref text,
  confidence  double precision check (confidence between 0 and 1),
  source      text        not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant, id)
);
create index abuse_report_call on abuse_report (tenant, call_id);

create table warning (
  tenant              text        not null,
  id                  uuid        not null,
  call_id             text        not null,
  occurred_at         timestamptz not null,
  ground              text        not null,
  agent               text,
  wording_id          text,
  recording_offset_ms bigint,
  source              text        not null,
  recorded_at         timestamptz not null default now(),
  primary key (tenant, id)
);
create index warning_call on warning (tenant, call_id);

-- What an agent was answered. A row never changes: it is the answer that a repeated key gets again.
create table decision (
  tenant          text        not null,
  id              uuid        not null,
  call_id         text        not null,
  idempotency_key text,
  agent           text        not null,
  ground          text        not null,
  requested_for   timestamptz not null,
  decided_at      timestamptz not null,
  verdict         text        not null,
  reasons         text        not null check (reasons is json array),
  policy_version  int         not null,
  policy_hash     text        not null,
  next_step       text        not null,
  valid_until     timestamptz,
  primary key (tenant, id),
  unique (tenant, idempotency_key)
);
create index decision_call on decision (tenant, call_id, decided_at);

-- How each call ended, by the newest snapshot that was seen (seq).
create table call_end (
  tenant   text        not null,
  call_id  text        not null,
  seq      bigint      not null,
  ended_at timestamptz not null,
  ended_by text        not null,
  agent    text,
  reason   text,
  backfill boolean     not null,
  primary key (tenant, call_id)
);

-- The verdict on an ended call as it stands; finding UNKNOWN where a revision took the verdict away.
create table verdict (
  tenant         text        not null,
  call_id        text        not null,
  revision       int         not null,
  finding        text        not null,
  agent          text,
  ground         text,
  reasons        text        not null check (reasons is json array),
  policy_version int         not null,
  policy_hash    text        not null,
  given_at       timestamptz not null,
  primary key (tenant, call_id)
);
