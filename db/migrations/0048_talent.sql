-- The talent chain, laid against the industry chain: what enterprises need, on which nodes; who can do it; and the skills
-- both are told in. Nothing here knows sex, age, ethnicity or marital state: they are no ground for a match.

create schema talent;

-- Skills, a small taxonomy that people edit: a skill may stand under several others and has words that mean the same.
create table talent.skill (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  name_order text collate "C",
  name_en text,
  note text,
  -- No longer offered for choice; what names it keeps the name.
  retired boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table talent.skill_parent (
  skill_id uuid not null references talent.skill on delete cascade,
  parent_id uuid not null references talent.skill,
  primary key (skill_id, parent_id),
  check (skill_id <> parent_id)
);
create index skill_parent_parent on talent.skill_parent (parent_id);

-- A word means one skill, whatever its case and width: names and synonyms stand here folded, beside how they are written.
create table talent.skill_word (
  folded text primary key check (folded <> ''),
  word text not null,
  skill_id uuid not null references talent.skill on delete cascade,
  is_name boolean not null
);
create index skill_word_skill on talent.skill_word (skill_id);
create unique index skill_word_name on talent.skill_word (skill_id) where is_name;

create table talent.skill_chain (
  skill_id uuid not null references talent.skill on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (skill_id, chain_id)
);

-- What an enterprise needs on a node of a chain: a post to be filled, or a technical task to be solved.
create table talent.need (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  kind text not null check (kind in ('post', 'technical')),
  title text not null check (title <> ''),
  description text,
  enterprise_id uuid not null references directory.enterprise,
  -- The chain in whose view the node is meant.
  chain_id uuid not null references chains.chain,
  node_id uuid not null references chains.node,
  -- Where the work is done.
  region_code text not null references directory.region,
  headcount integer not null check (headcount between 1 and 9999),
  -- 1 to 5 stars, said by the enterprise.
  urgency integer not null check (urgency between 1 and 5),
  -- Said by the talent section: tier 1 is filled before tier 2.
  tier integer not null default 2 check (tier between 1 and 3),
  post_kind text check (post_kind in ('management', 'professionalTechnical', 'marketing', 'highSkill')),
  talent_group text check (talent_group in ('leading', 'young', 'skilled')),
  -- GB/T 4658, GB/T 6864.
  education_min text,
  degree_min text,
  experience_years_min integer check (experience_years_min between 0 and 60),
  -- Level of a technical title (GB/T 8561) and of a skill certificate.
  title_min text,
  certificate_min text,
  occupation_code text,
  -- Yuan a month before tax.
  salary_min numeric(12, 2) check (salary_min >= 0),
  salary_max numeric(12, 2) check (salary_max >= salary_min),
  work_mode text not null check (work_mode in ('fullTime', 'flexible', 'consultant', 'project')),
  benefits text,
  deadline_on date,
  contact_name text,
  contact_phone text,
  -- Of a technical need.
  target_indicators text,
  budget numeric(16, 2) check (budget >= 0),
  term_months integer check (term_months between 1 and 240),
  ip_rules text,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  check (kind = 'post' or (post_kind is null and talent_group is null)),
  check (kind = 'technical' or num_nonnulls(target_indicators, budget, term_months, ip_rules) = 0)
);
create index need_enterprise on talent.need (enterprise_id);
create index need_chain_node on talent.need (chain_id, node_id);
create index need_region on talent.need (region_code);

-- Codes of the education ministry's catalogues; a class of four digits stands for all majors in it.
create table talent.need_major (
  need_id uuid not null references talent.need on delete cascade,
  major_code text not null check (major_code ~ '^[0-9]{2,6}[A-Z]*$'),
  primary key (need_id, major_code)
);

create table talent.need_skill (
  need_id uuid not null references talent.need on delete cascade,
  skill_id uuid not null references talent.skill,
  -- Without it nobody comes into question; otherwise it is wished for.
  required boolean not null,
  primary key (need_id, skill_id)
);
create index need_skill_skill on talent.need_skill (skill_id);

-- What a need was seen from: a gap, a problem, an enterprise's request.
create table talent.need_source (
  need_id uuid not null references talent.need on delete cascade,
  ref_kind text not null,
  ref_id text not null,
  primary key (need_id, ref_kind, ref_id)
);
create index need_source_ref on talent.need_source (ref_kind, ref_id);

-- Somebody who can be matched. Kept only under a consent; when it is withdrawn or its term is over, all that tells who it
-- is goes, and the row stays without it so that results already counted keep their number.
create table talent.profile (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  -- Null once erased.
  name text check (name <> ''),
  name_order text,
  -- The office that keeps it, and the county it belongs to.
  org_id uuid not null references directory.organisation,
  region_code text references directory.region,
  source text not null check (source in ('self', 'fair', 'recommendation', 'institute', 'import')),
  -- City categories of talent.
  category text check (category in ('A', 'B', 'C', 'D', 'E')),
  education text,
  degree text,
  school text,
  title_level text,
  certificate_level text,
  occupation_code text,
  experience_years integer check (experience_years between 0 and 60),
  employer text,
  -- Where the employer is an enterprise of the register.
  employer_id uuid references directory.enterprise,
  honours text,
  achievements text,
  summary text,
  -- What is wished for. Yuan a month before tax.
  salary_wish numeric(12, 2) check (salary_wish >= 0),
  work_modes text[] not null default '{}'
    check (work_modes <@ array['fullTime', 'flexible', 'consultant', 'project']),
  region_codes text[] not null default '{}',
  available_from date,
  -- Engagements at once: 1, or more for part-time work.
  capacity integer not null default 1 check (capacity between 1 and 9),
  phone text,
  email text,
  paused boolean not null default false,
  erased_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((name is null) = (erased_at is not null)),
  check (erased_at is null or num_nonnulls(name_order, school, employer, employer_id, honours, achievements, summary,
    phone, email) = 0)
);
create index profile_org on talent.profile (org_id);
create index profile_region on talent.profile (region_code);
create index profile_employer on talent.profile (employer_id) where employer_id is not null;

create table talent.profile_major (
  profile_id uuid not null references talent.profile on delete cascade,
  major_code text not null check (major_code ~ '^[0-9]{2,6}[A-Z]*$'),
  primary key (profile_id, major_code)
);

create table talent.profile_skill (
  profile_id uuid not null references talent.profile on delete cascade,
  skill_id uuid not null references talent.skill,
  -- 1 knows it, 2 works with it, 3 teaches it.
  level integer not null check (level between 1 and 3),
  primary key (profile_id, skill_id)
);
create index profile_skill_skill on talent.profile_skill (skill_id);

-- Nodes on which somebody has worked or wishes to.
create table talent.profile_node (
  profile_id uuid not null references talent.profile on delete cascade,
  node_id uuid not null references chains.node,
  primary key (profile_id, node_id)
);
create index profile_node_node on talent.profile_node (node_id);

-- What somebody agreed to: for which purpose, until when, how it was given. Rows are added, never changed but for the end.
create table talent.consent (
  id uuid primary key default gen_random_uuid(),
  profile_id uuid not null references talent.profile,
  purpose text not null check (purpose in ('matching', 'statistics')),
  -- How it was given: on paper, online, by word of mouth with a witness.
  given_by text not null check (given_by in ('paper', 'online', 'spoken')),
  given_on date not null,
  until_on date not null check (until_on >= given_on),
  recorded_by text not null,
  recorded_by_name text not null,
  withdrawn_on date,
  created_at timestamptz not null
);
create index consent_profile on talent.consent (profile_id);
