-- What is known of each ended or judged call, joined from both topics. Its row is the lock under which the
-- case of the call is opened, followed and closed.
create table call_seen (
  tenant  text        not null,
  call_id text        not null,
  seq     bigint      not null,
  known   jsonb       not null,
  seen_at timestamptz not null default now(),
  primary key (tenant, call_id)
);
create index call_seen_age on call_seen (seen_at);

-- The present state of each case. The columns of a state are null outside it.
create table review_case (
  tenant           text        not null,
  case_id          text        not null,
  call_id          text        not null,
  kind             text        not null,
  status           text        not null check (status in ('OPEN', 'ASSIGNED', 'IN_REVIEW', 'DECIDED', 'CLOSED')),
  severity         text        not null,
  opened_at        timestamptz not null,
  due_at           timestamptz not null,
  agent            text,
  caller_token     text,
  assignee         text,
  decision_outcome text,
  decision_by      text,
  decision_at      timestamptz,
  decision_reason  text,
  closed_reason    text,
  closed_at        timestamptz,
  version          integer     not null,
  primary key (tenant, case_id),
  unique (tenant, call_id),
  check (status not in ('ASSIGNED', 'IN_REVIEW', 'DECIDED') or assignee is not null),
  check ((status = 'DECIDED') = (decision_outcome is not null)),
  check ((status = 'CLOSED') = (closed_reason is not null))
);
create index review_case_newest on review_case (tenant, opened_at desc, case_id);
create index review_case_agent on review_case (tenant, agent, opened_at desc);
create index review_case_assignee on review_case (tenant, assignee, opened_at desc);

-- Every ground that a case ever had, with what was known of the call when it came.
create table case_trigger (
  tenant     text        not null,
  case_id    text        not null,
  rule       text        not null,
  place      integer     not null,
  standing   boolean     not null,
  kind       text        not null,
  severity   text        not null,
  because    text        not null,
  arisen_at  timestamptz not null,
  event_id   text        not null,
  evidence   jsonb       not null,
  primary key (tenant, case_id, rule),
  foreign key (tenant, case_id) references review_case
);

-- What happened, one row a version. The key lets no two changes claim the same version. Never updated.
create table case_event (
  tenant     text        not null,
  case_id    text        not null,
  version    integer     not null,
  type       text        not null,
  by_whom    text,
  at         timestamptz not null,
  note       text,
  status     text        not null,
  primary key (tenant, case_id, version),
  foreign key (tenant, case_id) references review_case
);

-- What persons wrote about a case.
create table case_note (
  tenant     text        not null,
  case_id    text        not null,
  version    integer     not null,
  by_whom    text        not null,
  at         timestamptz not null,
  text       text        not null,
  primary key (tenant, case_id, version),
  foreign key (tenant, case_id, version) references case_event
);
