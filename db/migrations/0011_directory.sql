-- The directory becomes something people keep: an office keeps the names it had, says which branch of government it is,
-- and has one head at a time; a post of a chain may be held by a person of the directory.

alter table directory.organisation add column dept_kind text;
alter table directory.organisation add column note text;

create table directory.organisation_former_name (
  org_id uuid not null references directory.organisation,
  name text not null check (name <> ''),
  -- Last day on which it bore the name.
  until_on date not null,
  primary key (org_id, until_on, name)
);

alter table directory.region add column lock_version integer not null default 1;

-- Terms of heads that have an end are compared under the lock of their organisation; this stands behind it.
create unique index appointment_one_head on directory.appointment (org_id) where is_head and until_on is null;

alter table governance.post add column person_id uuid references directory.person;
create index post_person on governance.post (person_id);
