-- Training of officials: the yearly "8+2" programme, its classes with their modules, and the topics by which needs,
-- questions of a survey and courses are laid against each other. Where a class stands in its life, and whom it waits for,
-- is kept by the workflow engine (platform.workflow_instance). A class outside of any programme is an ad-hoc one.

create schema training;

-- A subject of training. Needs name topics, courses cover them: whether a need is met is read from that.
create table training.topic (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{0,59}$'),
  name text not null unique check (name <> ''),
  category text not null check (category in (
    'industryTrend', 'policy', 'talent', 'partyBuilding', 'investment', 'finance', 'planning', 'practice'
  )),
  -- Null: of use to every chain.
  chain_id uuid references chains.chain,
  -- No longer offered; what names it keeps it.
  retired boolean not null default false,
  lock_version integer not null default 1
);

create table training.programme (
  id uuid primary key default gen_random_uuid(),
  year integer not null check (year between 2000 and 2199),
  title text not null check (title <> ''),
  -- On what it rests: a document, a decision.
  basis text,
  host_org_id uuid not null references directory.organisation,
  -- Weeks from one class to the next.
  spacing_weeks integer not null check (spacing_weeks between 1 and 26),
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index programme_year on training.programme (host_org_id, year);

create table training.class (
  id uuid primary key default gen_random_uuid(),
  -- Number of the class, in the order of entering.
  number integer not null generated always as identity unique,
  programme_id uuid references training.programme,
  -- Its place in the programme (期次); null for an ad-hoc class.
  term_no integer check (term_no > 0),
  kind text not null check (kind in ('lecture', 'studyClass')),
  title text not null check (title <> ''),
  chain_id uuid references chains.chain,
  purpose text,
  audience text,
  host_org_id uuid not null references directory.organisation,
  starts_on date not null,
  ends_on date not null,
  hours numeric(5, 1) not null check (hours > 0),
  seats integer not null check (seats > 0),
  place text,
  -- Why a class outside of the yearly table is needed.
  ad_hoc_reason text,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (ends_on >= starts_on),
  check ((programme_id is null) = (term_no is null)),
  check ((programme_id is null) = (ad_hoc_reason is not null)),
  unique (programme_id, term_no)
);
create index class_chain on training.class (chain_id) where chain_id is not null;
create index class_starts on training.class (starts_on);

-- Whoever holds a class together with its host.
create table training.class_cohost (
  class_id uuid not null references training.class,
  org_id uuid not null references directory.organisation,
  position integer not null,
  primary key (class_id, org_id)
);

-- A part of a class: what it is about, and which unit teaches it where that is fixed.
create table training.class_module (
  class_id uuid not null references training.class,
  position integer not null check (position > 0),
  kind text not null check (kind in ('industry', 'talentParty', 'investment', 'free')),
  title text not null check (title <> ''),
  taught_by_org_id uuid references directory.organisation,
  primary key (class_id, position)
);
