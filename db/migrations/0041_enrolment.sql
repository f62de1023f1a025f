-- Who attends a class: a unit nominates people, the organiser confirms them, and selects among them when there are more
-- than seats.

-- How a class enrols. A class without a row has the usual settings and no quota yet.
create table training.enrolment (
  class_id uuid primary key references training.class,
  -- Nobody is drafted for another class within so many days before or after; 0 asks only that days do not overlap.
  spacing_days integer not null default 30 check (spacing_days between 0 and 366),
  -- At most this share of the people of an office is away at once.
  unit_share numeric(4, 3) not null check (unit_share > 0 and unit_share <= 1),
  -- Fewest and most trainees of a kind of unit: [{"kind", "min", "max"}].
  kind_limits jsonb not null default '[]',
  lock_version integer not null default 1
);

-- How many people a unit may nominate. A unit without a row may nominate nobody.
create table training.quota (
  class_id uuid not null references training.class,
  org_id uuid not null references directory.organisation,
  seats integer not null check (seats > 0),
  -- At least so many of its nominees are selected.
  least integer not null default 0 check (least between 0 and seats),
  -- Stays as it is when quotas are proposed anew.
  fixed boolean not null default false,
  primary key (class_id, org_id)
);
create index quota_org on training.quota (org_id);

-- Seats opened beside those of the class, in the room or in the hall that follows online.
create table training.extra_seats (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.class,
  kind text not null check (kind in ('hall', 'online')),
  seats integer not null check (seats > 0),
  reason text not null check (reason <> ''),
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  created_at timestamptz not null
);
create index extra_seats_class on training.extra_seats (class_id);

-- A proposal of whom to select, with all that it was computed from. It is never changed, so that a reason shown months
-- later is the one that was given.
create table training.selection_run (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.class,
  number integer not null,
  -- select: from all who are confirmed; replan: the fewest changes after somebody withdrew.
  kind text not null check (kind in ('select', 'replan')),
  status text not null check (status in ('optimal', 'feasible', 'infeasible', 'limit')),
  problem jsonb not null,
  proposal jsonb not null,
  -- What people, units, needs and kinds were called.
  names jsonb not null,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  unique (class_id, number)
);

create function training.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a selection run is never changed';
end $$;
create trigger selection_run_frozen before update on training.selection_run
  for each row execute function training.refuse_change();

-- That somebody decided for a proposal, and where they departed from it: [{"nominationId", "to", "reason"}].
create table training.selection_adoption (
  run_id uuid primary key references training.selection_run,
  deviations jsonb not null default '[]',
  adopted_by text not null,
  adopted_by_name text not null,
  adopted_at timestamptz not null
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
  -- Place on the waitlist, 1 is next.
  rank integer check (rank > 0),
  -- When the organiser found the person eligible.
  confirmed_at timestamptz,
  -- Why the person is eligible although a check speaks against it.
  waiver text check (waiver <> ''),
  -- The organiser wants the person in or out of the next proposal, and why.
  pin text check (pin in ('in', 'out')),
  pin_reason text check (pin_reason <> ''),
  -- Why it was declined, withdrawn or settled otherwise than proposed.
  reason text check (reason <> ''),
  -- Withdrawn after being selected, and the place was not given on yet.
  vacated boolean not null default false,
  -- The proposal by which it was last settled.
  run_id uuid references training.selection_run,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (class_id, person_id),
  check ((state = 'selected') = (seat is not null)),
  check ((pin is null) = (pin_reason is null)),
  check (not vacated or state = 'withdrawn')
);
create index nomination_person on training.nomination (person_id);
create index nomination_unit on training.nomination (unit_org_id);
