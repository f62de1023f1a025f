-- The libraries of training: who can teach, where, and what. A course is kept in versions; what was taught or given away
-- never changes afterwards. Courses travel between cities as packages, and one that came so keeps where it came from.

create table training.teacher (
  id uuid primary key default gen_random_uuid(),
  -- Of the register of people; null for an outside expert, who needs no account.
  person_id uuid references directory.person unique,
  -- Of a person of the register the name at the time of entering; what is shown is the one of the register.
  name text not null check (name <> ''),
  -- The order of the name among others: pinyin, tone by tone.
  name_order text,
  -- Unit and post of an outside expert; those of a person stand in the register.
  unit text,
  post text,
  -- Sets the highest fee.
  level text not null check (level in ('associateSenior', 'fullSenior', 'academician', 'other')),
  source text not null check (source in ('academician', 'expert', 'official', 'entrepreneur', 'inHouse')),
  fields text,
  phone text,
  email text,
  fee_note text,
  note text,
  -- No longer invited; what names the teacher keeps the name.
  retired boolean not null default false,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((person_id is null) = (unit is not null)),
  check (person_id is null or num_nonnulls(post, phone, email) = 0)
);
create unique index teacher_name_unit on training.teacher (name, unit) where person_id is null;

create table training.teacher_chain (
  teacher_id uuid not null references training.teacher on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (teacher_id, chain_id)
);

-- Where training takes place: a classroom, or a place in the field to be visited.
create table training.venue (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('classroom', 'fieldSite')),
  name text not null check (name <> ''),
  name_order text,
  region_code text not null references directory.region,
  enterprise_id uuid references directory.enterprise,
  capacity integer not null check (capacity > 0),
  address text,
  -- How one gets there.
  route text,
  -- What is seen there.
  shows text,
  contact_name text,
  contact_phone text,
  note text,
  retired boolean not null default false,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint venue_name_region unique (name, region_code)
);
create index venue_enterprise on training.venue (enterprise_id) where enterprise_id is not null;

create table training.venue_chain (
  venue_id uuid not null references training.venue on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (venue_id, chain_id)
);

-- When a teacher or a venue cannot be had. Without a row either can: people forget to enter when they can.
create table training.unavailability (
  id uuid primary key default gen_random_uuid(),
  teacher_id uuid references training.teacher on delete cascade,
  venue_id uuid references training.venue on delete cascade,
  from_on date not null,
  until_on date not null,
  half text not null check (half in ('am', 'pm', 'all')),
  reason text,
  check (num_nonnulls(teacher_id, venue_id) = 1),
  check (until_on >= from_on)
);
create index unavailability_teacher on training.unavailability (teacher_id) where teacher_id is not null;
create index unavailability_venue on training.unavailability (venue_id) where venue_id is not null;

create table training.course (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  -- Title of the present version.
  name text not null check (name <> ''),
  name_order text,
  host_org_id uuid not null references directory.organisation,
  -- Who may see it: whoever makes classes of its host; every official; enterprises, experts and other cities as well.
  sharing text not null check (sharing in ('class', 'city', 'public')),
  -- Under which terms others may use it.
  licence text,
  source text,
  retired boolean not null default false,
  -- The present version, which is the last.
  version_no integer not null check (version_no > 0),
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index course_host on training.course (host_org_id);

create table training.course_version (
  course_id uuid not null references training.course on delete cascade,
  version_no integer not null check (version_no > 0),
  title text not null check (title <> ''),
  category text not null check (category in (
    'industryTrend', 'policy', 'talent', 'partyBuilding', 'investment', 'finance', 'planning', 'practice'
  )),
  form text not null check (form in ('lecture', 'case', 'fieldTeaching', 'structuredDiscussion')),
  hours numeric(4, 1) not null check (hours > 0),
  summary text not null,
  competences text[] not null,
  change_abilities text[] not null,
  qualities text[] not null,
  -- What changed since the version before.
  change_note text,
  -- Since when another city has it: from then on it is no longer corrected.
  exported_at timestamptz,
  created_by_name text not null,
  created_at timestamptz not null,
  primary key (course_id, version_no),
  check (version_no = 1 or change_note is not null)
);

create table training.course_version_topic (
  course_id uuid not null,
  version_no integer not null,
  topic_code text not null references training.topic,
  primary key (course_id, version_no, topic_code),
  foreign key (course_id, version_no) references training.course_version on delete cascade
);
create index course_version_topic_topic on training.course_version_topic (topic_code);

create table training.course_version_chain (
  course_id uuid not null,
  version_no integer not null,
  chain_id uuid not null references chains.chain,
  primary key (course_id, version_no, chain_id),
  foreign key (course_id, version_no) references training.course_version on delete cascade
);
create index course_version_chain_chain on training.course_version_chain (chain_id);

-- Who usually teaches it.
create table training.course_teacher (
  course_id uuid not null references training.course on delete cascade,
  teacher_id uuid not null references training.teacher,
  position integer not null,
  primary key (course_id, teacher_id)
);
create index course_teacher_teacher on training.course_teacher (teacher_id);

-- A package of courses of another city that was taken.
create table training.course_package (
  id uuid primary key default gen_random_uuid(),
  city text not null,
  file_name text not null,
  sha256 text not null,
  made_at timestamptz not null,
  taken_at timestamptz not null,
  taken_by text not null,
  taken_by_name text not null
);

-- Where a course came from that another city made.
create table training.course_origin (
  course_id uuid primary key references training.course on delete cascade,
  -- The course and its version there.
  origin_id uuid not null unique,
  origin_version integer not null,
  city text not null,
  -- The version here that was made of it.
  version_no integer not null,
  package_id uuid not null references training.course_package
);

-- How often a course was taught, or one version of it. The one place that says so: it counts the sessions of classes
-- that teach it, of which there are none before the product has timetables.
create function training.uses_of_course(course uuid, version integer default null) returns integer
  language sql stable as 'select 0';
