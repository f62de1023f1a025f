-- Who was there, who was excused, which hours of training were credited for it, and what lectures are paid.

-- How a trainee attended one session. There is no row until somebody signed in or was marked.
create table training.attendance (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references training.session,
  nomination_id uuid not null references training.nomination,
  mark text not null check (mark in ('present', 'late', 'absent', 'leave')),
  -- By the code on the screen, by hand, from a sheet, or with a leave that was granted.
  way text not null check (way in ('code', 'hand', 'sheet', 'leave')),
  marked_by text not null,
  marked_by_name text not null,
  marked_at timestamptz not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  unique (session_id, nomination_id)
);
create index attendance_nomination on training.attendance (nomination_id);

-- A leave asked for by a trainee, or entered from a slip, for sessions of the class.
create table training.leave (
  id uuid primary key default gen_random_uuid(),
  nomination_id uuid not null references training.nomination,
  reason text not null check (reason <> ''),
  state text not null check (state in ('asked', 'granted', 'refused')),
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  check ((state = 'asked') = (decided_at is null))
);
create index leave_nomination on training.leave (nomination_id);

create table training.leave_session (
  leave_id uuid not null references training.leave on delete cascade,
  session_id uuid not null references training.session,
  primary key (leave_id, session_id)
);

-- What decides how much training is due from a person.
create table training.trainee_profile (
  person_id uuid primary key references directory.person,
  -- division: division rank and above, 550 hours in five years; section: section rank and below, 90 hours a year.
  band text not null check (band in ('division', 'section')),
  -- When the present post was taken by promotion.
  promoted_on date,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  updated_at timestamptz not null
);

-- Hours credited to a person. A statutory record: an entry is revoked, never removed.
create table training.hours_entry (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.person,
  -- Null for what was not earned in a class of this product.
  class_id uuid references training.class,
  kind text not null check (kind in ('centralised', 'online', 'other')),
  source text not null check (source <> ''),
  hours numeric(6, 1) not null check (hours > 0),
  earned_on date not null,
  evidence text,
  issued_by text not null,
  issued_by_name text not null,
  issued_at timestamptz not null,
  revoked_by_name text,
  revoked_at timestamptz,
  revoke_reason text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  check (num_nulls(revoked_by_name, revoked_at, revoke_reason) in (0, 3))
);
create index hours_entry_person on training.hours_entry (person_id, earned_on);
-- A class gives hours once.
create unique index hours_entry_class on training.hours_entry (class_id, person_id)
  where class_id is not null and revoked_at is null;
-- The same online course or outside training is entered once.
create unique index hours_entry_source on training.hours_entry (person_id, kind, source, earned_on)
  where class_id is null and revoked_at is null;

-- The fee of whoever teaches a session.
create table training.session_fee (
  session_id uuid primary key references training.session,
  amount_after_tax numeric(10, 2) not null check (amount_after_tax >= 0),
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
