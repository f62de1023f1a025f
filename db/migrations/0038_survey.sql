-- Research before training: questionnaires, who is asked, what they answer, and the groups into which open answers fall.
-- For an anonymous survey who has answered is known and what they said is known, and nothing ties the two: a response
-- names no invitation, keeps the day and no time, and its row is written anew with others whenever one is handed in.

create table training.survey (
  id uuid primary key default gen_random_uuid(),
  -- Number of the survey, in the order of entering.
  number integer not null generated always as identity unique,
  title text not null check (title <> ''),
  purpose text not null check (purpose <> ''),
  -- Who asks, on what basis, how often and for how long: every form says so.
  asked_by_org_id uuid not null references directory.organisation,
  basis text not null check (basis <> ''),
  frequency text not null check (frequency in ('once', 'yearly', 'halfYearly', 'quarterly')),
  minutes integer not null check (minutes between 1 and 60),
  chain_id uuid references chains.chain,
  class_id uuid references training.class,
  is_anonymous boolean not null,
  opens_on date not null,
  closes_on date not null,
  -- Below this many answers nothing is shown, of the whole and of any part.
  minimum_sample integer not null default 5 check (minimum_sample between 3 and 50),
  -- By what the results may be told apart.
  strata text not null default 'none' check (strata in ('none', 'deptKind', 'region')),
  -- Days before the end on which those who have not answered are reminded; null for never.
  remind_days_before integer check (remind_days_before between 1 and 14),
  most_reminders integer not null default 2 check (most_reminders between 0 and 5),
  -- Of the address that anybody may answer at; null where only those invited may.
  public_code text unique check (public_code ~ '^[a-z2-7]{20}$'),
  state text not null check (state in ('draft', 'open', 'closed')),
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (closes_on >= opens_on)
);
create index survey_chain on training.survey (chain_id) where chain_id is not null;
create index survey_state on training.survey (state, closes_on);

create table training.survey_question (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null references training.survey,
  position integer not null check (position > 0),
  kind text not null check (kind in ('matrix', 'single', 'multiple', 'open')),
  text text not null check (text <> ''),
  required boolean not null,
  -- What single and multiple choose from.
  options text[] not null default '{}',
  -- Of a multiple one; null for any number.
  most_choices integer check (most_choices > 0),
  -- How far the grouping of an open one is.
  grouping text not null default 'none' check (grouping in ('none', 'asked', 'done')),
  unique (survey_id, position)
);

-- Rows of a matrix: the topics whose importance and mastery are asked.
create table training.survey_question_topic (
  question_id uuid not null references training.survey_question on delete cascade,
  topic_code text not null references training.topic,
  position integer not null,
  primary key (question_id, topic_code)
);

-- Who is asked: an organisation (with those below it), a person, or all of a branch of work or a region.
create table training.survey_audience (
  survey_id uuid not null references training.survey,
  position integer not null,
  org_id uuid references directory.organisation,
  with_below boolean not null default false,
  person_id uuid references directory.person,
  dept_kind text,
  region_code text references directory.region,
  primary key (survey_id, position),
  check (num_nonnulls(org_id, person_id) + (num_nonnulls(dept_kind, region_code) > 0)::int = 1)
);

create table training.survey_invitation (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null references training.survey,
  person_id uuid not null references directory.person,
  -- SHA-256 of the token, from when its address was first given out. The token itself is kept nowhere.
  token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
  -- Whether, and never when.
  answered boolean not null default false,
  -- An answer begun, sealed with a key made from the token; gone once it is handed in.
  saved text,
  saved_version integer not null default 0,
  reminders integer not null default 0,
  reminded_on date,
  unique (survey_id, person_id)
);

create table training.survey_response (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null references training.survey,
  -- Always null of an anonymous survey and of the open address.
  invitation_id uuid unique references training.survey_invitation,
  -- The part that results may be told of; null where too few people share it.
  stratum text,
  answers jsonb not null,
  handed_in_on date not null
);
create index survey_response_survey on training.survey_response (survey_id);

-- Open answers that mean the same, as proposed by a method and decided by a person.
create table training.answer_group (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null references training.survey,
  question_id uuid not null references training.survey_question,
  name text not null check (name <> ''),
  -- An answer that stands for all.
  example text not null,
  state text not null check (state in ('proposed', 'confirmed', 'setAside')),
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index answer_group_question on training.answer_group (question_id);

create table training.answer_group_member (
  question_id uuid not null references training.survey_question,
  response_id uuid not null references training.survey_response,
  group_id uuid not null references training.answer_group,
  primary key (question_id, response_id)
);
create index answer_group_member_group on training.answer_group_member (group_id);

-- What was said in an in-depth discussion or on a visit.
create table training.discussion (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  kind text not null check (kind in ('discussion', 'visit')),
  title text not null check (title <> ''),
  held_on date not null,
  place text,
  host_org_id uuid not null references directory.organisation,
  chain_id uuid references chains.chain,
  enterprise_id uuid references directory.enterprise,
  class_id uuid references training.class,
  summary text,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index discussion_chain on training.discussion (chain_id) where chain_id is not null;

create table training.discussion_participant (
  discussion_id uuid not null references training.discussion,
  position integer not null,
  -- In the directory; else by name alone.
  person_id uuid references directory.person,
  name text not null check (name <> ''),
  primary key (discussion_id, position)
);

create table training.finding (
  id uuid primary key default gen_random_uuid(),
  discussion_id uuid not null references training.discussion,
  position integer not null check (position > 0),
  text text not null check (text <> ''),
  node_id uuid references chains.node
);
create index finding_discussion on training.finding (discussion_id, position);
