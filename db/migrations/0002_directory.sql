-- The register of places, organisations and enterprises. Every enterprise carries its region, so that the table
-- can later be split by region without a change of query.

create schema directory;

create table directory.region (
  code text primary key check (code ~ '^[0-9]{6}$'),
  name text not null,
  parent_code text references directory.region,
  kind text not null check (kind in ('city', 'county', 'zone')),
  tile_column integer,
  tile_row integer,
  position integer not null
);

create table directory.organisation (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name text not null unique,
  kind text not null,
  parent_id uuid references directory.organisation,
  region_code text not null references directory.region
);

create table directory.enterprise (
  id uuid primary key default gen_random_uuid(),
  uscc text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null,
  former_names text[] not null default '{}',
  region_code text not null references directory.region,
  above_scale boolean not null,
  kinds text[] not null default '{}'
    check (kinds <@ array['leadingEnterprise', 'chainOwner', 'littleGiant']),
  registered_on date,
  staff integer check (staff >= 0),
  products text,
  note text,
  is_demo boolean not null default false,
  source text not null,
  as_of_on date not null,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index enterprise_region on directory.enterprise (region_code, name);
