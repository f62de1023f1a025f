-- The directory grows from a list of offices into a tree with people: organisations have a place in the tree, a time
-- in which they exist and, where an enterprise stands behind them, its entry in the register; people belong to an
-- organisation and hold posts there for a term.

alter table directory.organisation add column short_name text;
alter table directory.organisation add column enterprise_id uuid unique references directory.enterprise;
alter table directory.organisation add column position integer not null default 0;
alter table directory.organisation add column valid_from date;
alter table directory.organisation add column valid_to date;
alter table directory.organisation add column lock_version integer not null default 1;
create index organisation_parent on directory.organisation (parent_id, position);

create table directory.person (
  id uuid primary key default gen_random_uuid(),
  -- Number of the staff register, for telling namesakes apart. Never an identity card number.
  staff_no text unique,
  name text not null check (name <> ''),
  org_id uuid not null references directory.organisation,
  phone text,
  email text,
  note text,
  is_demo boolean not null default false,
  left_on date,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_org on directory.person (org_id, name);

create table directory.appointment (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.person,
  org_id uuid not null references directory.organisation,
  title text not null check (title <> ''),
  -- The head of the organisation, of whom there is at most one at a time.
  is_head boolean not null default false,
  since_on date not null,
  until_on date check (until_on is null or until_on >= since_on),
  note text,
  source text not null,
  lock_version integer not null default 1
);
create index appointment_person on directory.appointment (person_id, since_on);
create index appointment_org on directory.appointment (org_id, since_on);
