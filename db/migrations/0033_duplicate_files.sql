-- Every enterprise had forty rows of keys, and a search of the whole register joined all of them with themselves for every
-- five hundred enterprises: four million rows two hundred times at a hundred thousand. The files of an enterprise are now
-- numbers in one row, and the search of the whole register reads none of them. The rows are computed: a search for duplicates of the whole register is asked for at the next start.

drop table directory.enterprise_key;

-- Under what an enterprise is filed when candidates for it are looked for.
create table directory.enterprise_file (
  enterprise_id uuid primary key,
  files integer[] not null
);
-- A short list of what is not yet in the index: it is read through at every search.
create index enterprise_file_files on directory.enterprise_file using gin (files) with (gin_pending_list_limit = 256);

-- Searches of the whole register for duplicates, and how far they are.
create table directory.duplicate_search (
  id uuid primary key default gen_random_uuid(),
  turn bigint generated always as identity unique,
  requested_at timestamptz not null,
  requested_by text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  -- Enterprises filed and compared; each counts twice in the total.
  done integer not null default 0,
  total integer not null default 0,
  enterprises integer,
  same integer,
  review integer,
  -- When it was last heard of: a search whose process died is silent.
  told_at timestamptz not null,
  ended_at timestamptz
);
