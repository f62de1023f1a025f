-- Problems and tasks: what is stuck, who does what by when. A problem is the five columns (problem, countermeasure,
-- responsibility, time limit, effect) with the organisations that answer for it; it is closed by evidence and, where it
-- names an enterprise, by that enterprise's word. Where a problem came from and who follows it stand in tables of their
-- own, with what they were merged from, so that a merge can be undone to the row. A task is led by a leader, a lead unit
-- and assisting units and is reported on against quarter targets; a report that brings a figure of a node keeps the
-- verdict before and after it with the hashes of what both were computed from. Where either stands, whom it waits for
-- and how its clock stands is kept by the workflow engine (platform.workflow_instance).

create schema matters;

create table matters.problem (
  id uuid primary key default gen_random_uuid(),
  -- Number in the ledger, in the order of registering.
  number integer not null generated always as identity unique,
  title text not null check (title <> ''),
  problem text not null check (problem <> ''),
  countermeasure text,
  responsibility text,
  responsible_person text,
  due_on date,
  effect text,
  chain_id uuid not null references chains.chain,
  node_id uuid references chains.node,
  enterprise_id uuid references directory.enterprise,
  region_code text references directory.region,
  lead_org_id uuid references directory.organisation,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  origin text not null check (origin in ('gap', 'fact', 'visit', 'request', 'research', 'meeting', 'own')),
  is_blocking boolean not null,
  verdict text check (verdict in ('break', 'choke', 'block', 'weak', 'sound')),
  severity text not null check (severity in ('general', 'serious', 'urgent')),
  merged_into_id uuid references matters.problem check (merged_into_id <> id),
  opened_on date not null,
  closed_on date,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index problem_chain on matters.problem (chain_id);
create index problem_node on matters.problem (node_id) where node_id is not null;
create index problem_enterprise on matters.problem (enterprise_id) where enterprise_id is not null;
create index problem_lead on matters.problem (lead_org_id);

create table matters.problem_assist (
  problem_id uuid not null references matters.problem,
  org_id uuid not null references directory.organisation,
  position integer not null,
  primary key (problem_id, org_id)
);
create index problem_assist_org on matters.problem_assist (org_id);

-- What a problem was raised from, and who wants to hear of it. `from_id` is the problem a merge took the row from.
create table matters.problem_origin (
  problem_id uuid not null references matters.problem,
  ref_kind text not null,
  ref_id text not null,
  from_id uuid references matters.problem,
  primary key (problem_id, ref_kind, ref_id)
);
create index problem_origin_ref on matters.problem_origin (ref_kind, ref_id);

create table matters.problem_follower (
  problem_id uuid not null references matters.problem,
  account_id text not null,
  account_name text not null,
  from_id uuid references matters.problem,
  primary key (problem_id, account_id)
);

-- A merge that was not undone stands; a split closes the row and says why.
create table matters.problem_merge (
  id uuid primary key default gen_random_uuid(),
  kept_id uuid not null references matters.problem,
  merged_id uuid not null references matters.problem,
  reason text not null,
  at timestamptz not null,
  by_name text not null,
  split_at timestamptz,
  split_by_name text,
  split_reason text,
  check (kept_id <> merged_id)
);
create unique index problem_merge_one on matters.problem_merge (merged_id) where split_at is null;

create table matters.task (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  title text not null check (title <> ''),
  action_type text not null check (action_type in ('fill', 'scale', 'strengthen', 'build', 'extend', 'stabilise')),
  chain_id uuid not null references chains.chain,
  node_id uuid references chains.node,
  region_code text references directory.region,
  origin text not null check (origin in ('gap', 'problem', 'instruction')),
  -- The words of the leader's instruction, with its day in the text.
  instruction text,
  lead_leader_name text not null check (lead_leader_name <> ''),
  lead_person_id uuid references directory.person,
  lead_org_id uuid not null references directory.organisation,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  goal text not null check (goal <> ''),
  starts_on date not null,
  due_on date not null,
  cancel_reason text,
  done_on date,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (due_on > starts_on)
);
create index task_chain on matters.task (chain_id);
create index task_lead on matters.task (lead_org_id);
create index task_node on matters.task (node_id) where node_id is not null;

create table matters.task_assist (
  task_id uuid not null references matters.task,
  org_id uuid not null references directory.organisation,
  position integer not null,
  primary key (task_id, org_id)
);
create index task_assist_org on matters.task_assist (org_id);

create table matters.task_origin (
  task_id uuid not null references matters.task,
  ref_kind text not null,
  ref_id text not null,
  primary key (task_id, ref_kind, ref_id)
);
create index task_origin_ref on matters.task_origin (ref_kind, ref_id);

-- What is to be reached by the end of a quarter, counted from the beginning of the task.
create table matters.task_target (
  task_id uuid not null references matters.task,
  quarter text not null check (quarter ~ '^20[0-9]{2}Q[1-4]$'),
  target text not null check (target <> ''),
  value numeric check (value > 0),
  unit text,
  primary key (task_id, quarter),
  check ((value is null) = (unit is null))
);

create table matters.task_report (
  id uuid primary key default gen_random_uuid(),
  task_id uuid not null references matters.task,
  reported_on date not null,
  text text not null check (text <> ''),
  -- What is reached so far, in the unit of the targets; null where they are not measurable.
  value numeric check (value >= 0),
  -- Share of the whole task that is done, per cent: stated, or computed from the value.
  percent numeric(5, 2) not null check (percent between 0 and 100),
  -- A figure of the node that came with the report, and the verdict before and after it.
  evidence_id uuid references chains.evidence,
  verdict_before text,
  verdict_after text,
  score_before numeric,
  score_after numeric,
  inputs_hash_before text,
  inputs_hash_after text,
  assessed_on date,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null
);
create index task_report_task on matters.task_report (task_id, reported_on);

-- Proof that a problem is solved or a step of a task is made: words, with what they can be checked against.
create table matters.proof (
  id uuid primary key default gen_random_uuid(),
  problem_id uuid references matters.problem,
  report_id uuid references matters.task_report,
  text text not null check (text <> ''),
  ref_kind text,
  ref_id text,
  url text,
  attachment text,
  at timestamptz not null,
  by_name text not null,
  check ((problem_id is null) <> (report_id is null)),
  check ((ref_kind is null) = (ref_id is null)),
  check (num_nonnulls(ref_id, url, attachment) = 1)
);
create index proof_problem on matters.proof (problem_id);
create index proof_report on matters.proof (report_id);

-- An enterprise's word on how its problem was handled. Kept apart: who is rated does not read the grade.
create table matters.rating (
  id uuid primary key default gen_random_uuid(),
  problem_id uuid not null references matters.problem,
  grade text not null check (grade in ('satisfied', 'basically', 'unsatisfied')),
  comment text,
  at timestamptz not null,
  account_id text not null,
  by_name text not null
);
create index rating_problem on matters.rating (problem_id, at);

-- A row of evidence that another object brought is written and closed with that object, at most one in force for each.
alter table chains.evidence add column origin_kind text;
alter table chains.evidence add column origin_id text;
alter table chains.evidence add constraint evidence_origin check ((origin_kind is null) = (origin_id is null));
create unique index evidence_one_block on chains.evidence (origin_kind, origin_id)
  where indicator = 'block' and closed_on is null;
