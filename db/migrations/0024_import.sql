-- Tables that people bring as files. A batch is the origin of what it brought: it keeps the file, every row as it was
-- read, what the row did to which object and what the object was before, so that it can be taken back whole.

create table platform.import_batch (
  id uuid primary key default gen_random_uuid(),
  object_kind text not null,
  file_name text not null check (file_name <> ''),
  content bytea not null,
  sha256 text not null,
  state text not null check (state in ('reading', 'checked', 'applying', 'applied', 'cancelled', 'failed',
    'reverting', 'reverted')),
  -- Rows done of the present step, and how many there are.
  done integer not null default 0,
  total integer not null default 0,
  -- What was made of each sheet, and what was found in the file and left aside.
  sheets jsonb not null default '[]',
  notices jsonb not null default '[]',
  -- How often each tolerance was applied in each column, with an example.
  tolerances jsonb not null default '[]',
  tolerated_rows integer not null default 0,
  -- Why the last step failed: reason and details, shown to the person.
  failure jsonb,
  reason text,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  applied_at timestamptz,
  reverted_at timestamptz,
  -- Whoever works on the batch holds it until then; past it the worker is taken for dead and another goes on.
  held_until timestamptz,
  lock_version integer not null default 1
);
create index import_batch_by on platform.import_batch (created_by, created_at desc);
create index import_batch_open on platform.import_batch (held_until) where state in ('reading', 'applying', 'reverting');

create table platform.import_row (
  batch_id uuid not null references platform.import_batch (id) on delete cascade,
  position integer not null,
  sheet text not null,
  number integer not null,
  -- By column: the cells as written, and the values they were read as.
  written jsonb not null,
  entered jsonb not null,
  tolerances jsonb not null,
  faults jsonb not null,
  outcome text not null check (outcome in ('bad', 'create', 'change', 'same')),
  object_id text,
  before jsonb,
  after jsonb,
  reverted text check (reverted in ('removed', 'restored', 'partly', 'kept')),
  -- Columns that were edited since and therefore stayed when the batch was taken back.
  kept jsonb,
  primary key (batch_id, position)
);
create index import_row_outcome on platform.import_row (batch_id, outcome, position);
create index import_row_object on platform.import_row (object_id) where object_id is not null;
