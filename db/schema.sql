-- Generated from db/migrations by `npm run generate`. Read it in review; never edit it.

create schema chains;

create schema directory;

create schema documents;

create schema governance;

create schema platform;

create table chains.chain (
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  name_en text not null,
  position integer not null,
  valid_from date not null,
  valid_to date,
  settings jsonb not null default '{}'::jsonb,
  lock_version integer not null default 1,
  constraint chain_pkey PRIMARY KEY (id),
  constraint chain_code_key UNIQUE (code),
  constraint chain_name_key UNIQUE (name),
  constraint chain_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint chain_code_check CHECK ((code ~ '^[a-z][a-z0-9-]*$'::text))
);

create table chains.chain_alias (
  chain_id uuid not null,
  alias text not null,
  since_on date,
  until_on date,
  constraint chain_alias_pkey PRIMARY KEY (chain_id, alias),
  constraint chain_alias_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id)
);

create table chains.evidence (
  id uuid not null default gen_random_uuid(),
  node_id uuid not null,
  indicator text not null,
  value numeric not null,
  unit text not null,
  description text,
  due_on date,
  as_of_on date not null,
  source text not null,
  source_kind text not null,
  closed_on date,
  closed_reason text,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint evidence_indicator_check CHECK ((indicator = ANY (ARRAY['localSupplyRate'::text, 'techDependence'::text, 'singleSource'::text, 'pipelineProjects'::text, 'nationalShare'::text, 'outputValue'::text, 'block'::text]))),
  constraint evidence_source_kind_check CHECK ((source_kind = ANY (ARRAY['statistics'::text, 'register'::text, 'department'::text, 'enterprise'::text, 'document'::text, 'expert'::text, 'estimate'::text])))
);

CREATE INDEX evidence_node ON chains.evidence USING btree (node_id, indicator, as_of_on);

create table chains.industry (
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  aliases text[] not null default '{}'::text[],
  position integer not null,
  constraint industry_pkey PRIMARY KEY (id),
  constraint industry_code_key UNIQUE (code),
  constraint industry_name_key UNIQUE (name)
);

create table chains.industry_chain (
  industry_id uuid not null,
  chain_id uuid not null,
  constraint industry_chain_pkey PRIMARY KEY (industry_id, chain_id),
  constraint industry_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint industry_chain_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES chains.industry(id)
);

create table chains.node (
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  name_en text not null,
  gb_codes text[] not null,
  note text,
  owner_org_id uuid,
  as_of_on date not null,
  lock_version integer not null default 1,
  constraint node_pkey PRIMARY KEY (id),
  constraint node_code_key UNIQUE (code),
  constraint node_name_key UNIQUE (name),
  constraint node_owner_org_id_fkey FOREIGN KEY (owner_org_id) REFERENCES directory.organisation(id),
  constraint node_code_check CHECK ((code ~ '^[a-z][a-z0-9-]*$'::text))
);

create table chains.output_value (
  industry_id uuid not null,
  month date not null,
  status text not null,
  amount_yuan numeric(20,2) not null,
  source text not null,
  recorded_at timestamp with time zone not null,
  constraint output_value_pkey PRIMARY KEY (industry_id, month, status),
  constraint output_value_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES chains.industry(id),
  constraint output_value_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint output_value_status_check CHECK ((status = ANY (ARRAY['estimated'::text, 'flash'::text, 'preliminary'::text, 'final'::text, 'revised'::text])))
);

create table chains.placement (
  id uuid not null default gen_random_uuid(),
  enterprise_id uuid not null,
  node_id uuid not null,
  share_percent numeric(5,2) not null,
  role text not null,
  evidence text not null,
  source text not null,
  as_of_on date not null,
  lock_version integer not null default 1,
  constraint placement_pkey PRIMARY KEY (id),
  constraint placement_enterprise_id_node_id_key UNIQUE (enterprise_id, node_id),
  constraint placement_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint placement_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint placement_share_percent_check CHECK (((share_percent > (0)::numeric) AND (share_percent <= (100)::numeric)))
);

CREATE INDEX placement_node ON chains.placement USING btree (node_id);

create table chains.template (
  id uuid not null default gen_random_uuid(),
  chain_id uuid not null,
  version text not null,
  state text not null,
  note text,
  based_on_id uuid,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  lock_version integer not null default 1,
  constraint template_pkey PRIMARY KEY (id),
  constraint template_chain_id_version_key UNIQUE (chain_id, version),
  constraint template_based_on_id_fkey FOREIGN KEY (based_on_id) REFERENCES chains.template(id),
  constraint template_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint template_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text]))),
  constraint template_version_check CHECK ((version ~ '^[0-9]+\.[0-9]+$'::text))
);

CREATE UNIQUE INDEX template_one_draft ON chains.template USING btree (chain_id) WHERE (state = 'draft'::text);

CREATE UNIQUE INDEX template_one_published ON chains.template USING btree (chain_id) WHERE (state = 'published'::text);

create table chains.template_edge (
  template_id uuid not null,
  from_node_id uuid not null,
  to_node_id uuid not null,
  kind text not null,
  strength integer not null,
  substitute_group text,
  reason text not null,
  constraint template_edge_pkey PRIMARY KEY (template_id, from_node_id, to_node_id, kind),
  constraint template_edge_from_node_id_fkey FOREIGN KEY (from_node_id) REFERENCES chains.node(id),
  constraint template_edge_template_id_fkey FOREIGN KEY (template_id) REFERENCES chains.template(id) ON DELETE CASCADE,
  constraint template_edge_template_id_from_node_id_fkey FOREIGN KEY (template_id, from_node_id) REFERENCES chains.template_node(template_id, node_id) ON DELETE CASCADE,
  constraint template_edge_template_id_to_node_id_fkey FOREIGN KEY (template_id, to_node_id) REFERENCES chains.template_node(template_id, node_id) ON DELETE CASCADE,
  constraint template_edge_to_node_id_fkey FOREIGN KEY (to_node_id) REFERENCES chains.node(id),
  constraint template_edge_check CHECK ((from_node_id <> to_node_id)),
  constraint template_edge_kind_check CHECK ((kind = ANY (ARRAY['rawMaterial'::text, 'auxiliaryMaterial'::text, 'component'::text, 'equipment'::text, 'technicalService'::text, 'application'::text]))),
  constraint template_edge_strength_check CHECK (((strength >= 1) AND (strength <= 5)))
);

create table chains.template_node (
  template_id uuid not null,
  node_id uuid not null,
  segment text not null,
  tier text not null,
  position integer not null,
  constraint template_node_pkey PRIMARY KEY (template_id, node_id),
  constraint template_node_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint template_node_template_id_fkey FOREIGN KEY (template_id) REFERENCES chains.template(id) ON DELETE CASCADE,
  constraint template_node_segment_check CHECK ((segment = ANY (ARRAY['upstream'::text, 'midstream'::text, 'downstream'::text, 'supporting'::text]))),
  constraint template_node_tier_check CHECK ((tier = ANY (ARRAY['core'::text, 'key'::text, 'general'::text])))
);

create table chains.verdict_override (
  id uuid not null default gen_random_uuid(),
  chain_id uuid not null,
  node_id uuid not null,
  verdict text not null,
  computed_verdict text not null,
  reason text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  created_by_name text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by_name text,
  withdrawn_reason text,
  constraint verdict_override_pkey PRIMARY KEY (id),
  constraint verdict_override_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint verdict_override_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint verdict_override_reason_check CHECK ((length(reason) >= 5)),
  constraint verdict_override_verdict_check CHECK ((verdict = ANY (ARRAY['break'::text, 'weak'::text, 'block'::text, 'choke'::text, 'sound'::text])))
);

CREATE UNIQUE INDEX verdict_override_one ON chains.verdict_override USING btree (chain_id, node_id) WHERE (withdrawn_at IS NULL);

create table directory.enterprise (
  id uuid not null default gen_random_uuid(),
  uscc text not null,
  name text not null,
  former_names text[] not null default '{}'::text[],
  region_code text not null,
  above_scale boolean not null,
  kinds text[] not null default '{}'::text[],
  registered_on date,
  staff integer,
  products text,
  note text,
  is_demo boolean not null default false,
  source text not null,
  as_of_on date not null,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint enterprise_pkey PRIMARY KEY (id),
  constraint enterprise_uscc_key UNIQUE (uscc),
  constraint enterprise_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint enterprise_kinds_check CHECK ((kinds <@ ARRAY['leadingEnterprise'::text, 'chainOwner'::text, 'littleGiant'::text])),
  constraint enterprise_staff_check CHECK ((staff >= 0)),
  constraint enterprise_uscc_check CHECK ((uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))
);

CREATE INDEX enterprise_region ON directory.enterprise USING btree (region_code, name);

create table directory.organisation (
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  kind text not null,
  parent_id uuid,
  region_code text not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_code_key UNIQUE (code),
  constraint organisation_name_key UNIQUE (name),
  constraint organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directory.organisation(id),
  constraint organisation_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code)
);

create table directory.region (
  code text not null,
  name text not null,
  parent_code text,
  kind text not null,
  tile_column integer,
  tile_row integer,
  position integer not null,
  constraint region_pkey PRIMARY KEY (code),
  constraint region_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES directory.region(code),
  constraint region_code_check CHECK ((code ~ '^[0-9]{6}$'::text)),
  constraint region_kind_check CHECK ((kind = ANY (ARRAY['city'::text, 'county'::text, 'zone'::text])))
);

create table documents.document (
  id uuid not null default gen_random_uuid(),
  file_name text,
  media_type text not null,
  encoding text not null,
  raw bytea not null,
  raw_sha256 text not null,
  raw_text text not null,
  title text,
  source text,
  source_basis text,
  author text,
  published_on date,
  published_basis text,
  cleaned text not null,
  repairs jsonb not null,
  furniture jsonb not null,
  text_map jsonb not null,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_raw_sha256_key UNIQUE (raw_sha256),
  constraint document_published_basis_check CHECK ((published_basis = ANY (ARRAY['stated'::text, 'given'::text]))),
  constraint document_source_basis_check CHECK ((source_basis = ANY (ARRAY['stated'::text, 'inferred'::text, 'given'::text])))
);

create table documents.fact (
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  position integer not null,
  type text not null,
  args jsonb not null,
  suggested_args jsonb not null,
  about jsonb not null,
  sentence text not null,
  start_offset integer not null,
  end_offset integer not null,
  confidence numeric(4,3) not null,
  state text not null default 'suggested'::text,
  decided_at timestamp with time zone,
  decided_by text,
  reason text,
  lock_version integer not null default 1,
  constraint fact_pkey PRIMARY KEY (id),
  constraint fact_document_id_position_key UNIQUE (document_id, "position"),
  constraint fact_document_id_fkey FOREIGN KEY (document_id) REFERENCES documents.document(id),
  constraint fact_check CHECK ((end_offset > start_offset)),
  constraint fact_confidence_check CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric))),
  constraint fact_start_offset_check CHECK ((start_offset >= 0)),
  constraint fact_state_check CHECK ((state = ANY (ARRAY['suggested'::text, 'confirmed'::text, 'corrected'::text, 'rejected'::text])))
);

CREATE INDEX fact_about ON documents.fact USING gin (about jsonb_path_ops);

CREATE INDEX fact_type ON documents.fact USING btree (type, state);

create table governance.activity (
  id uuid not null default gen_random_uuid(),
  post_id uuid not null,
  held_on date not null,
  title text not null,
  note text,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint activity_pkey PRIMARY KEY (id),
  constraint activity_post_id_fkey FOREIGN KEY (post_id) REFERENCES governance.post(id),
  constraint activity_title_check CHECK ((title <> ''::text))
);

CREATE INDEX activity_post ON governance.activity USING btree (post_id, held_on);

create table governance.post (
  id uuid not null default gen_random_uuid(),
  chain_id uuid,
  role text not null,
  holder_name text not null,
  holder_title text,
  org_id uuid,
  since_on date not null,
  until_on date,
  note text,
  source text not null,
  lock_version integer not null default 1,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint post_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint post_check CHECK (((until_on IS NULL) OR (until_on >= since_on))),
  constraint post_check1 CHECK (((chain_id IS NULL) = (role = 'headChainChief'::text))),
  constraint post_holder_name_check CHECK ((holder_name <> ''::text)),
  constraint post_role_check CHECK ((role = ANY (ARRAY['headChainChief'::text, 'chainChief'::text, 'deputyChainChief'::text, 'chainOffice'::text, 'leadOrg'::text, 'taskForce'::text, 'leadershipTeam'::text, 'chainFund'::text, 'association'::text, 'rdPlatform'::text, 'chainPartyCommittee'::text])))
);

CREATE INDEX post_chain ON governance.post USING btree (chain_id, role, since_on);

create table platform.audit_entry (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_id text not null,
  actor_name text not null,
  request_id text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  constraint audit_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_entry_object ON platform.audit_entry USING btree (object_kind, object_id, id);

create table platform.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table platform.note (
  key text not null,
  value jsonb not null,
  at timestamp with time zone not null,
  constraint note_pkey PRIMARY KEY (key)
);

create table platform.thread_link (
  id bigint not null generated always as identity,
  from_kind text not null,
  from_id text not null,
  relation text not null,
  to_kind text not null,
  to_id text not null,
  at timestamp with time zone not null,
  actor_id text not null,
  actor_name text not null,
  constraint thread_link_pkey PRIMARY KEY (id),
  constraint thread_link_from_kind_from_id_relation_to_kind_to_id_key UNIQUE (from_kind, from_id, relation, to_kind, to_id)
);

CREATE INDEX thread_link_to ON platform.thread_link USING btree (to_kind, to_id);
