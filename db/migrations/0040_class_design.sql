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
