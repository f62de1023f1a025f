-- People look at the same part of a list again and again, and want colleagues to see it as they do. A view keeps the
-- address of a list (filter, order, columns, size of a page) under a name; rights are those of whoever opens it.

create table platform.list_view (
  id uuid primary key default gen_random_uuid(),
  -- Kind of the rows, such as directory.enterprise.
  list text not null check (length(list) between 3 and 60),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 2000),
  sharing text not null check (sharing in ('own', 'organisation', 'everybody')),
  -- With whom: the organisation and all below it. No foreign key, because the platform knows no module.
  org_id uuid,
  owner_id text not null,
  owner_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  lock_version integer not null default 1,
  deleted_at timestamptz,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  check ((sharing = 'organisation') = (org_id is not null))
);
create unique index list_view_name on platform.list_view (list, owner_id, name) where deleted_at is null;
create index list_view_shared on platform.list_view (list, sharing) where deleted_at is null;

-- How an account opens a list when nothing is asked for. No record: it is nobody's but the account's.
create table platform.list_choice (
  account_id text not null,
  list text not null,
  columns text[],
  page_size integer check (page_size between 1 and 200),
  default_view_id uuid references platform.list_view (id) on delete set null,
  updated_at timestamptz not null,
  primary key (account_id, list)
);

-- One change of one field of many rows: what each row was before, so that all can be taken back at once.
create table platform.bulk_edit (
  id uuid primary key default gen_random_uuid(),
  object_kind text not null,
  field text not null,
  value jsonb,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  undone_at timestamptz
);
create index bulk_edit_by on platform.bulk_edit (created_by, created_at desc);

create table platform.bulk_edit_row (
  bulk_edit_id uuid not null references platform.bulk_edit (id) on delete cascade,
  object_id text not null,
  before jsonb,
  -- Null while the row stands as the change left it; else what became of it when the change was taken back.
  outcome text check (outcome in ('undone', 'changedSince', 'gone', 'refused')),
  primary key (bulk_edit_id, object_id)
);
