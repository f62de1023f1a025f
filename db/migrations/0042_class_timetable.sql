-- When and where a class is taught. Sessions are arranged as a draft; what people rely on is the last release.

create table training.session (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.class,
  title text not null check (title <> ''),
  -- What is taught; none of both for an opening, a discussion, a visit.
  course_id uuid references training.course,
  version_no integer,
  module_position integer,
  teacher_id uuid references training.teacher,
  venue_id uuid references training.venue,
  -- Null until it was arranged.
  held_on date,
  half text check (half in ('am', 'pm')),
  -- As 08:30.
  starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends_at text check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  hours numeric(4, 1) not null check (hours > 0),
  kind text not null check (kind in ('opening', 'teaching', 'fieldTeaching', 'discussion', 'closing')),
  -- Stays where it is when a timetable is proposed.
  pinned boolean not null default false,
  -- Whether the last release holds it.
  released boolean not null default false,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((course_id is null) = (version_no is null)),
  check (num_nulls(held_on, half, starts_at, ends_at) in (0, 4)),
  check (ends_at > starts_at),
  check ((half = 'am') = (starts_at < '12:00')),
  foreign key (course_id, version_no) references training.course_version
);
create index session_class on training.session (class_id, held_on, starts_at);
create index session_teacher on training.session (teacher_id, held_on) where teacher_id is not null;
create index session_venue on training.session (venue_id, held_on) where venue_id is not null;
create index session_course on training.session (course_id) where course_id is not null;

-- Who teaches beside the teacher of the session.
create table training.session_co_teacher (
  session_id uuid not null references training.session on delete cascade,
  position integer not null check (position > 0),
  teacher_id uuid not null references training.teacher,
  primary key (session_id, position),
  unique (session_id, teacher_id)
);
create index session_co_teacher_teacher on training.session_co_teacher (teacher_id);

-- The draft of a class as a whole: its version grows with every change of a session.
create table training.timetable (
  class_id uuid primary key references training.class,
  lock_version integer not null default 1
);

-- What people were told, frozen: the sessions, what differs from the release before, and what was broken and why it was
-- released all the same.
create table training.timetable_release (
  class_id uuid not null references training.class,
  number integer not null check (number > 0),
  content jsonb not null,
  changes jsonb not null,
  broken jsonb not null,
  override_reason text,
  released_at timestamptz not null,
  released_by text not null,
  released_by_name text not null,
  is_demo boolean not null default false,
  primary key (class_id, number),
  check (override_reason is not null or jsonb_array_length(broken) = 0)
);
create index timetable_release_content on training.timetable_release using gin (content jsonb_path_ops);

-- The secret address at which an account's own sessions are read by a calendar program; only its hash is kept.
create table training.calendar_feed (
  account_id text primary key references access.account,
  token_hash text not null unique,
  created_at timestamptz not null
);

-- How often a course was taught, or one version of it: its released sessions in classes that are running or were held.
create or replace function training.uses_of_course(course uuid, version integer default null) returns integer
  language sql stable as $$
    select count(*)::integer
    from training.session s
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = s.class_id::text
    where s.course_id = course and (version is null or s.version_no = version) and s.released
      and i.state in ('running', 'finished', 'evaluated', 'closed', 'reopened')
  $$;
