-- Source documents as they came, their cleaned text with the way back to the raw one, and the facts read from
-- them. A fact keeps what the reader suggested (suggested_args) beside what a person decided (args),
-- and which objects its present args speak of (about).

create schema documents;

create table documents.document (
  id uuid primary key default gen_random_uuid(),
  file_name text,
  media_type text not null,
  encoding text not null,
  raw bytea not null,
  raw_sha256 text not null unique,
  raw_text text not null,
  title text,
  source text,
  source_basis text check (source_basis in ('stated', 'inferred', 'given')),
  author text,
  published_on date,
  published_basis text check (published_basis in ('stated', 'given')),
  cleaned text not null,
  repairs jsonb not null,
  furniture jsonb not null,
  text_map jsonb not null,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  created_by text not null
);

create table documents.fact (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references documents.document,
  position integer not null,
  type text not null,
  args jsonb not null,
  suggested_args jsonb not null,
  about jsonb not null,
  sentence text not null,
  start_offset integer not null check (start_offset >= 0),
  end_offset integer not null check (end_offset > start_offset),
  confidence numeric(4, 3) not null check (confidence between 0 and 1),
  state text not null default 'suggested' check (state in ('suggested', 'confirmed', 'corrected', 'rejected')),
  decided_at timestamptz,
  decided_by text,
  reason text,
  lock_version integer not null default 1,
  unique (document_id, position)
);
create index fact_about on documents.fact using gin (about jsonb_path_ops);
create index fact_type on documents.fact (type, state);
