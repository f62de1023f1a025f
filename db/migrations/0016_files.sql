-- Files attached to objects as evidence. The content lies in the database: it is written with the audit entry and goes
-- with every backup. A removed file is hidden, not gone: it may have been the evidence of a decision.

create table platform.attachment (
  id uuid primary key default gen_random_uuid(),
  object_kind text not null,
  object_id text not null,
  -- A label for people. It is never used as a path.
  file_name text not null check (file_name <> ''),
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  sha256 text not null,
  content bytea not null,
  note text,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  removed_at timestamptz,
  removed_by_name text,
  removed_reason text
);
create index attachment_object on platform.attachment (object_kind, object_id, created_at);
