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
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((course_id is null) = (version_no is null)),
  check (num_nulls(held_on, half, starts_at, ends_at) in (0, 4)),
  check (ends_at > starts_at),
  foreign key (course_id, version_no) references training.course_version
);
create index session_class on training.session (class_id, held_on, starts_at);
create index session_teacher on training.session (teacher_id, held_on) where teacher_id is not null;
create index session_venue on training.session (venue_id, held_on) where venue_id is not null;
create index session_course on training.session (course_id) where course_id is not null;

-- How often a course was taught, or one version of it: its sessions in classes that take place and whose days are past
-- or running.
create or replace function training.uses_of_course(course uuid, version integer default null) returns integer
  language sql stable as $$
    select count(*)::integer
    from training.session s
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = s.class_id::text
    where s.course_id = course and (version is null or s.version_no = version)
      and i.state in ('running', 'finished', 'evaluated', 'closed', 'reopened')
  $$;
