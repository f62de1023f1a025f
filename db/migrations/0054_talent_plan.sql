-- Yearly targets of the talent plan by category and county, and what was reached, so that completion can be told and a
-- city's figure be laid against the sum of its counties.

create table talent.plan_line (
  id uuid primary key default gen_random_uuid(),
  year text not null check (year ~ '^20[0-9]{2}$'),
  category text not null check (category in ('highLevel', 'highSkill', 'professional', 'graduate')),
  -- A county or zone, or the city itself for the figure of the whole.
  region_code text not null references directory.region,
  -- Persons to be won within the year; empty where none was set.
  target integer check (target >= 0),
  target_source text,
  -- Persons won from the beginning of the year to the day; empty where nothing was reported.
  actual integer check (actual >= 0),
  as_of_on date,
  actual_source text,
  note text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (year, category, region_code),
  check ((target is null) = (target_source is null)),
  check ((actual is null) = (as_of_on is null)),
  check ((actual is null) = (actual_source is null))
);
create index plan_line_region on talent.plan_line (region_code);
