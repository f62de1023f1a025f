-- What every module stands on: who changed what (audit), what came from what (thread), and notes the program
-- keeps about its own data. Audit entries are never changed. A link goes only when a correction makes it untrue.

create table platform.audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  request_id text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  reason text
);
create index audit_entry_object on platform.audit_entry (object_kind, object_id, id);

create table platform.thread_link (
  id bigint generated always as identity primary key,
  from_kind text not null,
  from_id text not null,
  relation text not null,
  to_kind text not null,
  to_id text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  unique (from_kind, from_id, relation, to_kind, to_id)
);
create index thread_link_to on platform.thread_link (to_kind, to_id);

create table platform.note (
  key text primary key,
  value jsonb not null,
  at timestamptz not null
);
