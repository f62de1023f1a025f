-- What a class is made of: the courses it teaches and the needs it was designed for, each met or left out with the reason.

-- A course that the class teaches within one of its modules, in the version that was chosen.
create table training.class_course (
  class_id uuid not null references training.class,
  position integer not null check (position > 0),
  module_position integer not null,
  course_id uuid not null references training.course,
  version_no integer not null,
  teacher_id uuid references training.teacher,
  hours numeric(4, 1) not null check (hours > 0),
  primary key (class_id, position),
  unique (class_id, course_id),
  foreign key (class_id, module_position) references training.class_module deferrable initially deferred,
  foreign key (course_id, version_no) references training.course_version
);
create index class_course_course on training.class_course (course_id);

-- What was saved of the design of a class as a whole.
create table training.class_design (
  class_id uuid primary key references training.class,
  -- What experience with earlier classes changed in the proposal it was made of, with why (contract/design.ts, designChange).
  changes jsonb not null default '[]',
  saved_by text not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1
);

-- A need that was open when the class was designed: met by some of its courses, or left out with the reason.
create table training.class_need (
  class_id uuid not null references training.class_design,
  need_id uuid not null references training.need,
  outcome text not null check (outcome in ('met', 'leftOut')),
  -- Courses that meet it, each with the topics by which it does (contract/design.ts, metBy).
  met_by jsonb not null,
  -- Rule and parameters; words are made where it is shown (contract/design.ts, leftOutReason).
  reason jsonb,
  -- What people say about it themselves.
  note text,
  primary key (class_id, need_id),
  check ((outcome = 'leftOut') = (reason is not null))
);
create index class_need_need on training.class_need (need_id);

-- A problem or gap of the chain as the design found it: addressed by needs that are met, or left out with the reason.
create table training.class_source (
  class_id uuid not null references training.class_design,
  ref_kind text not null check (ref_kind in ('matters.problem', 'chains.node')),
  ref_id text not null,
  outcome text not null check (outcome in ('addressed', 'leftOut')),
  -- The needs by which it is addressed, or that were raised from it and left out.
  need_ids uuid[] not null,
  primary key (class_id, ref_kind, ref_id)
);
create index class_source_ref on training.class_source (ref_kind, ref_id);
