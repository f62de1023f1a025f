-- What enterprises need and who may meet it: posts and technical needs on the nodes of chains, people under a consent with
-- purpose and term, and what becomes of a need and a person who were brought together. Sex, age, birth, ethnicity, marital
-- state and health have no column, so that no rule can ask for them.

-- Majors of the national catalogues: disciplines (2 digits), classes (4) and majors (6).
create table talent.major (
  code text primary key check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$'),
  name text not null check (name <> ''),
  catalogue text not null check (catalogue in ('undergraduate', 'vocational')),
  retired boolean not null default false
);

create table talent.need (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  kind text not null check (kind in ('post', 'technical')),
  title text not null check (title <> ''),
  enterprise_id uuid not null references directory.enterprise,
  chain_id uuid not null references chains.chain,
  -- Empty where only the chain is known.
  node_id uuid references chains.node,
  headcount integer not null check (headcount between 1 and 10000),
  -- One to five stars as the enterprise sees it; the tier is the order in which a match fills needs, 1 first.
  urgency integer not null check (urgency between 1 and 5),
  tier integer not null check (tier between 1 and 9),
  post_kind text not null check (post_kind in ('management', 'technical', 'marketing', 'skill')),
  talent_group text not null check (talent_group in ('leading', 'young', 'skilled')),
  education text not null,
  degree text,
  experience_years integer not null check (experience_years between 0 and 50),
  -- Lowest technical title or skill level, code of the dictionary; empty asks for none.
  title_level text,
  -- Yuan a month before tax.
  salary_from integer check (salary_from > 0),
  salary_to integer check (salary_to >= salary_from),
  modes text[] not null default '{}' check (modes <@ array['fullTime', 'flexible', 'partTime', 'project']),
  -- Which demands exclude who does not meet them.
  must text[] not null default '{}' check (must <@ array['skills', 'experience', 'level', 'place']),
  duties text,
  benefits text,
  deadline_on date,
  -- Of a technical need: what must be reached, budget in 10,000 yuan, months, whom the results belong to.
  target_indicators text,
  budget numeric(12, 2) check (budget >= 0),
  term_months integer check (term_months between 1 and 120),
  property_rule text,
  contact_name text,
  contact_phone text,
  contact_email text,
  state text not null check (state in ('open', 'paused', 'filled', 'closed')),
  closed_reason text,
  source text not null,
  as_of_on date not null,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  check ((salary_from is null) = (salary_to is null))
);
create index need_enterprise on talent.need (enterprise_id);
create index need_chain on talent.need (chain_id, node_id);
create index need_node on talent.need (node_id) where node_id is not null;
create index need_deleted on talent.need (deleted_at) where deleted_at is not null;

create table talent.need_place (
  need_id uuid not null references talent.need on delete cascade,
  region_code text not null references directory.region,
  primary key (need_id, region_code)
);

create table talent.need_major (
  need_id uuid not null references talent.need on delete cascade,
  major_code text not null references talent.major,
  primary key (need_id, major_code)
);
create index need_major_major on talent.need_major (major_code);

create table talent.need_skill (
  need_id uuid not null references talent.need on delete cascade,
  skill_id uuid not null references talent.skill,
  is_required boolean not null,
  primary key (need_id, skill_id)
);
create index need_skill_skill on talent.need_skill (skill_id);

-- A gap of the atlas or a problem that a need answers stands in the thread; the problem besides, for two clicks each way.
create table talent.need_problem (
  need_id uuid not null references talent.need on delete cascade,
  problem_id uuid not null references matters.problem,
  primary key (need_id, problem_id)
);
create index need_problem_problem on talent.need_problem (problem_id);

-- Somebody who may fill a need. What tells who it is (name, school, employer, contacts, texts) is erased when consent is
-- withdrawn; the row stays so that earlier runs keep their sums.
create table talent.profile (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  name text check (name <> ''),
  name_order text collate "C",
  -- A leading to E basic, as the city classes talent; empty for none.
  category text check (category in ('A', 'B', 'C', 'D', 'E')),
  talent_group text check (talent_group in ('leading', 'young', 'skilled')),
  education text,
  degree text,
  school text,
  title_level text,
  experience_years integer check (experience_years between 0 and 70),
  employer text,
  enterprise_id uuid references directory.enterprise,
  honours text,
  achievements text,
  summary text,
  -- What the person wishes; empty lists for anything.
  post_kinds text[] not null default '{}' check (post_kinds <@ array['management', 'technical', 'marketing', 'skill']),
  modes text[] not null default '{}' check (modes <@ array['fullTime', 'flexible', 'partTime', 'project']),
  salary_from integer check (salary_from > 0),
  salary_to integer check (salary_to >= salary_from),
  available_on date,
  -- How many needs at once, more than one for part-time and flexible work.
  most_engagements integer not null default 1 check (most_engagements between 1 and 20),
  phone text,
  email text,
  state text not null check (state in ('active', 'paused', 'erased')),
  source text not null,
  as_of_on date not null,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  check ((salary_from is null) = (salary_to is null)),
  check ((state = 'erased') = (erased_at is not null)),
  check (state = 'erased' or name is not null)
);
create index profile_enterprise on talent.profile (enterprise_id) where enterprise_id is not null;

create table talent.profile_place (
  profile_id uuid not null references talent.profile on delete cascade,
  region_code text not null references directory.region,
  -- The most wished first.
  position integer not null,
  primary key (profile_id, region_code)
);

create table talent.profile_major (
  profile_id uuid not null references talent.profile on delete cascade,
  major_code text not null references talent.major,
  primary key (profile_id, major_code)
);
create index profile_major_major on talent.profile_major (major_code);

create table talent.profile_skill (
  profile_id uuid not null references talent.profile on delete cascade,
  skill_id uuid not null references talent.skill,
  primary key (profile_id, skill_id)
);
create index profile_skill_skill on talent.profile_skill (skill_id);

-- Nodes the person has worked or trained in, and chains he or she is open to.
create table talent.profile_node (
  profile_id uuid not null references talent.profile on delete cascade,
  node_id uuid not null references chains.node,
  primary key (profile_id, node_id)
);
create index profile_node_node on talent.profile_node (node_id);

create table talent.profile_chain (
  profile_id uuid not null references talent.profile on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (profile_id, chain_id)
);

-- Consent to be kept and matched: purpose, text that was agreed to, term. Nobody is matched without one that holds today.
create table talent.consent (
  id uuid primary key default gen_random_uuid(),
  profile_id uuid not null references talent.profile,
  purpose text not null check (purpose in ('matching')),
  -- Version of the wording that was agreed to.
  wording text not null,
  given_on date not null,
  until_on date not null check (until_on >= given_on),
  given_by text not null check (given_by in ('paper', 'online', 'phone')),
  evidence text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null
);
create index consent_profile on talent.consent (profile_id, until_on);

-- One match: needs, people, scores and rules are frozen with the result, so that it can be replayed and asked why.
create table talent.match_run (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  title text not null check (title <> ''),
  method text not null check (method in ('optimal', 'stable', 'nearStable', 'spread')),
  -- What was asked: objective, proposer, weights, nearness, scope, quotas, pins, candidates at most, as the contract says it.
  settings jsonb not null,
  -- The run whose pairs are to be kept as far as equal results allow.
  previous_id uuid references talent.match_run,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Where a run stands: stage, share of 1, rounds so far.
  progress jsonb not null default '{}',
  -- What a result reaches and proves; empty until it is done.
  summary jsonb,
  failure text,
  -- Hash of all that was frozen; equal hash and settings, equal result.
  input_hash text,
  -- Frozen pairs, matching and prices in flat columns, compressed (see the module's README).
  frozen bytea,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index match_run_created on talent.match_run (created_at);

-- Needs and people of a run as they were, in the order of the arithmetic. Erasing a person empties what stands here.
create table talent.run_need (
  run_id uuid not null references talent.match_run on delete cascade,
  position integer not null,
  need_id uuid not null references talent.need,
  capacity integer not null,
  tier integer not null,
  snapshot jsonb not null,
  primary key (run_id, position),
  unique (run_id, need_id)
);
create index run_need_need on talent.run_need (need_id);

create table talent.run_person (
  run_id uuid not null references talent.match_run on delete cascade,
  position integer not null,
  profile_id uuid not null references talent.profile,
  capacity integer not null,
  snapshot jsonb,
  primary key (run_id, position),
  unique (run_id, profile_id)
);
create index run_person_profile on talent.run_person (profile_id);

-- Pairs of the result, for lists.
create table talent.run_pair (
  run_id uuid not null references talent.match_run on delete cascade,
  need_id uuid not null references talent.need,
  profile_id uuid not null references talent.profile,
  -- Out of a million.
  score integer not null,
  is_pinned boolean not null default false,
  primary key (run_id, need_id, profile_id)
);
create index run_pair_profile on talent.run_pair (profile_id);
create index run_pair_need on talent.run_pair (need_id);

-- What a person decides on a need and somebody for it, from suggestion to on board or refusal. Where it stands is kept by
-- the workflow engine. Contacts are shown when both sides have agreed.
create table talent.engagement (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  need_id uuid not null references talent.need,
  profile_id uuid not null references talent.profile,
  run_id uuid references talent.match_run,
  -- As it was when it was suggested: score out of a million, and each part with its weight; empty when chosen by hand.
  score integer,
  parts jsonb,
  need_agreed_at timestamptz,
  person_agreed_at timestamptz,
  -- Of whoever refused, and why, as a code of the list of reasons; empty unless it ended so.
  refused_by text check (refused_by in ('need', 'person')),
  refusal text,
  ended boolean not null default false,
  onboard_on date,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index engagement_need on talent.engagement (need_id);
create index engagement_profile on talent.engagement (profile_id);
create index engagement_run on talent.engagement (run_id) where run_id is not null;
-- Two are brought together once at a time.
create unique index engagement_open on talent.engagement (need_id, profile_id) where not ended;
