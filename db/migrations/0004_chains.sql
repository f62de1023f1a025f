-- Chains are dated data with aliases. A node stands once, whichever chains use it; what a chain says of its nodes
-- (segment, tier, supply edges) belongs to a version of the chain's template. Figures of nodes are evidence rows,
-- each with its source and date; verdicts are computed from them, only a person's override is stored.

create schema chains;

create table chains.chain (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z][a-z0-9-]*$'),
  name text not null unique,
  name_en text not null,
  position integer not null,
  valid_from date not null,
  valid_to date check (valid_to is null or valid_to >= valid_from),
  settings jsonb not null default '{}',
  lock_version integer not null default 1
);

create table chains.chain_alias (
  chain_id uuid not null references chains.chain,
  alias text not null,
  since_on date,
  until_on date,
  primary key (chain_id, alias)
);

create table chains.node (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z][a-z0-9-]*$'),
  name text not null unique,
  name_en text not null,
  gb_codes text[] not null,
  note text,
  owner_org_id uuid references directory.organisation,
  as_of_on date not null,
  lock_version integer not null default 1
);

create table chains.template (
  id uuid primary key default gen_random_uuid(),
  chain_id uuid not null references chains.chain,
  version text not null check (version ~ '^[0-9]+\.[0-9]+$'),
  state text not null check (state in ('draft', 'published', 'retired')),
  note text,
  based_on_id uuid references chains.template,
  created_at timestamptz not null,
  published_at timestamptz,
  lock_version integer not null default 1,
  unique (chain_id, version)
);
create unique index template_one_published on chains.template (chain_id) where state = 'published';
create unique index template_one_draft on chains.template (chain_id) where state = 'draft';

create table chains.template_node (
  template_id uuid not null references chains.template on delete cascade,
  node_id uuid not null references chains.node,
  segment text not null check (segment in ('upstream', 'midstream', 'downstream', 'supporting')),
  tier text not null check (tier in ('core', 'key', 'general')),
  position integer not null,
  primary key (template_id, node_id)
);

create table chains.template_edge (
  template_id uuid not null references chains.template on delete cascade,
  from_node_id uuid not null references chains.node,
  to_node_id uuid not null references chains.node,
  kind text not null check (kind in
    ('rawMaterial', 'auxiliaryMaterial', 'component', 'equipment', 'technicalService', 'application')),
  strength integer not null check (strength between 1 and 5),
  substitute_group text,
  reason text not null,
  primary key (template_id, from_node_id, to_node_id, kind),
  foreign key (template_id, from_node_id) references chains.template_node on delete cascade,
  foreign key (template_id, to_node_id) references chains.template_node on delete cascade,
  check (from_node_id <> to_node_id)
);

create table chains.placement (
  id uuid primary key default gen_random_uuid(),
  enterprise_id uuid not null references directory.enterprise,
  node_id uuid not null references chains.node,
  share_percent numeric(5, 2) not null check (share_percent > 0 and share_percent <= 100),
  role text not null,
  evidence text not null,
  source text not null,
  as_of_on date not null,
  lock_version integer not null default 1,
  unique (enterprise_id, node_id)
);
create index placement_node on chains.placement (node_id);

create table chains.evidence (
  id uuid primary key default gen_random_uuid(),
  node_id uuid not null references chains.node,
  indicator text not null check (indicator in ('localSupplyRate', 'techDependence', 'singleSource',
    'pipelineProjects', 'nationalShare', 'outputValue', 'block')),
  value numeric not null,
  unit text not null,
  description text,
  due_on date,
  as_of_on date not null,
  source text not null,
  source_kind text not null check (source_kind in
    ('statistics', 'register', 'department', 'enterprise', 'document', 'expert', 'estimate')),
  closed_on date,
  closed_reason text,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  created_by text not null
);
create index evidence_node on chains.evidence (node_id, indicator, as_of_on);

create table chains.verdict_override (
  id uuid primary key default gen_random_uuid(),
  chain_id uuid not null references chains.chain,
  node_id uuid not null references chains.node,
  verdict text not null check (verdict in ('break', 'weak', 'block', 'choke', 'sound')),
  computed_verdict text not null,
  reason text not null check (length(reason) >= 5),
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text
);
create unique index verdict_override_one on chains.verdict_override (chain_id, node_id) where withdrawn_at is null;

create table chains.industry (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name text not null unique,
  aliases text[] not null default '{}',
  position integer not null
);

create table chains.industry_chain (
  industry_id uuid not null references chains.industry,
  chain_id uuid not null references chains.chain,
  primary key (industry_id, chain_id)
);

create table chains.output_value (
  industry_id uuid not null references chains.industry,
  month date not null check (extract(day from month) = 1),
  status text not null check (status in ('estimated', 'flash', 'preliminary', 'final', 'revised')),
  amount_yuan numeric(20, 2) not null,
  source text not null,
  recorded_at timestamptz not null,
  primary key (industry_id, month, status)
);
