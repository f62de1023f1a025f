-- Who attends a class: a unit nominates people, the organiser confirms or selects among them.

-- How many seats a unit has. A unit without a row may nominate nobody.
create table training.quota (
  class_id uuid not null references training.class,
  org_id uuid not null references directory.organisation,
  seats integer not null check (seats > 0),
  primary key (class_id, org_id)
);

create table training.nomination (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.class,
  person_id uuid not null references directory.person,
  -- The unit that nominates and sends.
  unit_org_id uuid not null references directory.organisation,
  -- nominated: entered by the unit; selected: a trainee of the class; waitlisted: moves up when a seat falls free;
  -- leftOut: not taken this time; declined: not eligible; withdrawn: taken back by unit or person.
  state text not null check (state in ('nominated', 'selected', 'waitlisted', 'leftOut', 'declined', 'withdrawn')),
  -- Where a selected one sits.
  seat text check (seat in ('hall', 'online')),
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (class_id, person_id),
  check ((state = 'selected') = (seat is not null))
);
create index nomination_person on training.nomination (person_id);
create index nomination_unit on training.nomination (unit_org_id);
