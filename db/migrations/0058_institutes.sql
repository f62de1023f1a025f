-- Institutes that turn out people, and how many graduates in which major and year, so that it can be told where those whom
-- the chains ask for are to be won.

create table talent.institute (
  id uuid primary key default gen_random_uuid(),
  -- Code by which the ministry or the province lists it; empty where none is known.
  code text check (code <> ''),
  name text not null check (name <> ''),
  name_order text collate "C",
  kind text not null check (kind in ('university', 'vocational', 'technician', 'research')),
  tiers text[] not null default '{}' check (tiers <@ array['doubleFirstClass', 'p985', 'p211', 'doubleHigh', 'provincial']),
  -- First two digits of GB/T 2260, and the prefecture as it is called.
  province text not null check (province ~ '^[0-9]{2}$'),
  city text not null check (city <> ''),
  -- The county or zone of an institute of the own city.
  region_code text references directory.region,
  website text,
  contact_name text,
  contact_phone text,
  contact_email text,
  note text,
  source text not null,
  as_of_on date not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text
);
create unique index institute_name on talent.institute (name) where deleted_at is null;
create unique index institute_code on talent.institute (code) where deleted_at is null;
create index institute_region on talent.institute (region_code) where region_code is not null;
create index institute_deleted on talent.institute (deleted_at) where deleted_at is not null;

-- Nodes that an institute says it can serve, with laboratories or classes of its own.
create table talent.institute_node (
  institute_id uuid not null references talent.institute on delete cascade,
  node_id uuid not null references chains.node,
  primary key (institute_id, node_id)
);
create index institute_node_node on talent.institute_node (node_id);

-- Graduates of a major in a year. A year without a row is not known, which is not 0.
create table talent.institute_output (
  id uuid primary key default gen_random_uuid(),
  institute_id uuid not null references talent.institute on delete cascade,
  -- A discipline or class where the institute tells no more.
  major_code text not null references talent.major,
  year text not null check (year ~ '^20[0-9]{2}$'),
  graduates integer not null check (graduates >= 0),
  -- Of these employed in the own city; empty where it is not known.
  employed_local integer check (employed_local between 0 and graduates),
  source text not null,
  note text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (institute_id, major_code, year)
);
create index institute_output_major on talent.institute_output (major_code, year);
