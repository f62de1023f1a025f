-- Generated from db/migrations by `npm run generate`. Read it in review; never edit it.

create schema access;

create schema chains;

create schema directory;

create schema documents;

create schema governance;

create schema identity;

create schema matters;

create schema officialdoc;

create schema platform;

create schema talent;

create schema training;

CREATE OR REPLACE FUNCTION platform.forget_name_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.name_order := null;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION platform.note_search_due()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  changed text := case tg_op
    when 'INSERT' then 'table after_rows'
    when 'DELETE' then 'table before_rows'
    else 'table before_rows union all table after_rows'
  end;
begin
  for i in 1 .. tg_nargs - 1 loop
    execute format(
      'insert into platform.search_due (kind, object_id)
        select distinct %L, c.id from (select (%s)::text as id from (%s) r) c where c.id is not null',
      tg_argv[0], tg_argv[i], changed);
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION platform.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.hash is null and new.hash is not null then
    return new;
  end if;
  raise exception 'audit entries are never changed or removed';
end $function$;

CREATE OR REPLACE FUNCTION training.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a selection run is never changed';
end $function$;

CREATE OR REPLACE FUNCTION training.uses_of_course(course uuid, version integer DEFAULT NULL::integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
    select count(*)::integer
    from training.session s
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = s.class_id::text
    where s.course_id = course and (version is null or s.version_no = version) and s.released
      and i.state in ('running', 'finished', 'evaluated', 'closed', 'reopened')
  $function$;

create table access.account (
  id text not null default (gen_random_uuid())::text,
  username text not null,
  name text not null,
  person_id uuid,
  org_id uuid,
  state text not null,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  created_by text not null,
  approved_at timestamp with time zone,
  approved_by text,
  disabled_reason text,
  lock_version integer not null default 1,
  reset_at timestamp with time zone,
  mail_held boolean not null default false,
  name_order text collate "C",
  constraint account_pkey PRIMARY KEY (id),
  constraint account_person_key UNIQUE (person_id),
  constraint account_username_key UNIQUE (username),
  constraint account_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint account_check CHECK (((state <> 'active'::text) OR (approved_at IS NOT NULL))),
  constraint account_name_check CHECK ((name <> ''::text)),
  constraint account_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'disabled'::text]))),
  constraint account_username_check CHECK ((username ~ '^[a-z][a-z0-9._-]{2,39}$'::text))
);

CREATE INDEX account_org ON access.account USING btree (org_id);

CREATE TRIGGER name_order BEFORE UPDATE OF name ON access.account FOR EACH ROW WHEN (((old.name <> new.name) AND (NOT (old.name_order IS DISTINCT FROM new.name_order)))) EXECUTE FUNCTION platform.forget_name_order();

create table access.role (
  code text not null,
  name text not null,
  name_en text not null,
  description text not null,
  description_en text not null,
  kind text not null,
  needs text[] not null default '{}'::text[],
  position integer not null,
  constraint role_pkey PRIMARY KEY (code),
  constraint role_code_check CHECK ((code ~ '^[a-z][A-Za-z]*$'::text)),
  constraint role_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'outside'::text, 'administrator'::text]))),
  constraint role_needs_check CHECK ((needs <@ ARRAY['org'::text, 'chains'::text, 'region'::text]))
);

create table access.role_grant (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  role_code text not null,
  org_id uuid,
  chain_codes text[] not null default '{}'::text[],
  region_code text,
  since_on date not null,
  until_on date,
  reason text not null,
  granted_at timestamp with time zone not null,
  granted_by text not null,
  granted_by_name text not null,
  ended_at timestamp with time zone,
  ended_by_name text,
  ended_reason text,
  lock_version integer not null default 1,
  held_at timestamp with time zone,
  held_because text,
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint role_grant_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint role_grant_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint role_grant_role_code_fkey FOREIGN KEY (role_code) REFERENCES access.role(code),
  constraint role_grant_check CHECK (((until_on IS NULL) OR (until_on >= since_on))),
  constraint role_grant_check1 CHECK (((ended_at IS NULL) = (ended_reason IS NULL))),
  constraint role_grant_held CHECK (((held_at IS NULL) = (held_because IS NULL))),
  constraint role_grant_held_because_check CHECK ((held_because = ANY (ARRAY['moved'::text, 'left'::text])))
);

CREATE INDEX role_grant_account ON access.role_grant USING btree (account_id, since_on);

CREATE INDEX role_grant_held ON access.role_grant USING btree (held_at) WHERE ((held_at IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX role_grant_role ON access.role_grant USING btree (role_code) WHERE (ended_at IS NULL);

create table access.role_permission (
  role_code text not null,
  permission text not null,
  scope_kind text not null,
  constraint role_permission_pkey PRIMARY KEY (role_code, permission, scope_kind),
  constraint role_permission_role_code_fkey FOREIGN KEY (role_code) REFERENCES access.role(code) ON DELETE CASCADE,
  constraint role_permission_permission_check CHECK ((permission ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'::text)),
  constraint role_permission_scope_kind_check CHECK ((scope_kind = ANY (ARRAY['self'::text, 'ownOrg'::text, 'subtree'::text, 'ownChains'::text, 'region'::text, 'city'::text])))
);

CREATE INDEX role_permission_permission ON access.role_permission USING btree (permission);

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
  origin_kind text,
  origin_id text,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint evidence_indicator_check CHECK ((indicator = ANY (ARRAY['localSupplyRate'::text, 'techDependence'::text, 'singleSource'::text, 'pipelineProjects'::text, 'nationalShare'::text, 'outputValue'::text, 'block'::text]))),
  constraint evidence_origin CHECK (((origin_kind IS NULL) = (origin_id IS NULL))),
  constraint evidence_source_kind_check CHECK ((source_kind = ANY (ARRAY['statistics'::text, 'register'::text, 'department'::text, 'enterprise'::text, 'document'::text, 'expert'::text, 'estimate'::text])))
);

CREATE INDEX evidence_node ON chains.evidence USING btree (node_id, indicator, as_of_on);

CREATE UNIQUE INDEX evidence_one_block ON chains.evidence USING btree (origin_kind, origin_id) WHERE ((indicator = 'block'::text) AND (closed_on IS NULL));

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
  lock_version integer not null default 1,
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
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint placement_pkey PRIMARY KEY (id),
  constraint placement_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint placement_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint placement_share_percent_check CHECK (((share_percent > (0)::numeric) AND (share_percent <= (100)::numeric)))
);

CREATE INDEX placement_deleted ON chains.placement USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE UNIQUE INDEX placement_enterprise_id_node_id_key ON chains.placement USING btree (enterprise_id, node_id) WHERE (deleted_at IS NULL);

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
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint template_pkey PRIMARY KEY (id),
  constraint template_based_on_id_fkey FOREIGN KEY (based_on_id) REFERENCES chains.template(id),
  constraint template_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint template_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'published'::text, 'retired'::text]))),
  constraint template_version_check CHECK ((version ~ '^[0-9]+\.[0-9]+$'::text))
);

CREATE UNIQUE INDEX template_chain_id_version_key ON chains.template USING btree (chain_id, version) WHERE (deleted_at IS NULL);

CREATE INDEX template_deleted ON chains.template USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE UNIQUE INDEX template_one_draft ON chains.template USING btree (chain_id) WHERE ((state = ANY (ARRAY['draft'::text, 'submitted'::text])) AND (deleted_at IS NULL));

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

create table directory.appointment (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  org_id uuid not null,
  title text not null,
  is_head boolean not null default false,
  since_on date not null,
  until_on date,
  note text,
  source text not null,
  lock_version integer not null default 1,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint appointment_check CHECK (((until_on IS NULL) OR (until_on >= since_on))),
  constraint appointment_title_check CHECK ((title <> ''::text))
);

CREATE UNIQUE INDEX appointment_one_head ON directory.appointment USING btree (org_id) WHERE (is_head AND (until_on IS NULL));

CREATE INDEX appointment_org ON directory.appointment USING btree (org_id, since_on);

CREATE INDEX appointment_person ON directory.appointment USING btree (person_id, since_on);

create table directory.duplicate_candidate (
  left_id uuid not null,
  right_id uuid not null,
  verdict text not null,
  score numeric(6,2) not null,
  parts jsonb not null,
  found_at timestamp with time zone not null,
  later_until date,
  constraint duplicate_candidate_pkey PRIMARY KEY (left_id, right_id),
  constraint duplicate_candidate_check CHECK ((left_id < right_id)),
  constraint duplicate_candidate_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'review'::text])))
);

CREATE INDEX duplicate_candidate_right ON directory.duplicate_candidate USING btree (right_id);

create table directory.duplicate_decision (
  id uuid not null default gen_random_uuid(),
  left_id uuid not null,
  right_id uuid not null,
  verdict text not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  decided_by text not null,
  decided_by_name text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by_name text,
  constraint duplicate_decision_pkey PRIMARY KEY (id),
  constraint duplicate_decision_check CHECK ((left_id < right_id)),
  constraint duplicate_decision_reason_check CHECK ((reason <> ''::text)),
  constraint duplicate_decision_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text])))
);

CREATE UNIQUE INDEX duplicate_decision_one ON directory.duplicate_decision USING btree (left_id, right_id) WHERE (withdrawn_at IS NULL);

create table directory.duplicate_search (
  id uuid not null default gen_random_uuid(),
  turn bigint not null generated always as identity,
  requested_at timestamp with time zone not null,
  requested_by text not null,
  state text not null default 'waiting'::text,
  done integer not null default 0,
  total integer not null default 0,
  enterprises integer,
  same integer,
  review integer,
  told_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint duplicate_search_pkey PRIMARY KEY (id),
  constraint duplicate_search_turn_key UNIQUE (turn),
  constraint duplicate_search_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

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
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  address text,
  merged_into_id uuid,
  merged_at timestamp with time zone,
  name_order text collate "C",
  constraint enterprise_pkey PRIMARY KEY (id),
  constraint enterprise_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES directory.enterprise(id),
  constraint enterprise_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint enterprise_check CHECK ((merged_into_id <> id)),
  constraint enterprise_kinds_check CHECK ((kinds <@ ARRAY['leadingEnterprise'::text, 'chainOwner'::text, 'littleGiant'::text])),
  constraint enterprise_merged CHECK (((merged_into_id IS NULL) = (merged_at IS NULL))),
  constraint enterprise_staff_check CHECK ((staff >= 0)),
  constraint enterprise_uscc_check CHECK ((uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))
);

CREATE INDEX enterprise_deleted ON directory.enterprise USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX enterprise_merged_into ON directory.enterprise USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

CREATE INDEX enterprise_name_order ON directory.enterprise USING btree (name_order, id);

CREATE INDEX enterprise_region ON directory.enterprise USING btree (region_code, name);

CREATE INDEX enterprise_uscc ON directory.enterprise USING btree (uscc);

CREATE UNIQUE INDEX enterprise_uscc_key ON directory.enterprise USING btree (uscc) WHERE (merged_into_id IS NULL);

CREATE TRIGGER name_order BEFORE UPDATE OF name ON directory.enterprise FOR EACH ROW WHEN (((old.name <> new.name) AND (NOT (old.name_order IS DISTINCT FROM new.name_order)))) EXECUTE FUNCTION platform.forget_name_order();

create table directory.enterprise_file (
  enterprise_id uuid not null,
  files integer[] not null,
  constraint enterprise_file_pkey PRIMARY KEY (enterprise_id)
);

CREATE INDEX enterprise_file_files ON directory.enterprise_file USING gin (files) WITH (gin_pending_list_limit='256');

create table directory.enterprise_merge (
  id uuid not null default gen_random_uuid(),
  survivor_id uuid not null,
  merged_id uuid not null,
  reason text not null,
  merged_at timestamp with time zone not null,
  merged_by text not null,
  merged_by_name text not null,
  survivor_before jsonb not null,
  survivor_after jsonb not null,
  moved jsonb not null,
  led_on uuid[] not null default '{}'::uuid[],
  split_at timestamp with time zone,
  split_by_name text,
  split_reason text,
  left_alone jsonb,
  constraint enterprise_merge_pkey PRIMARY KEY (id),
  constraint enterprise_merge_reason_check CHECK ((reason <> ''::text))
);

CREATE UNIQUE INDEX enterprise_merge_open ON directory.enterprise_merge USING btree (merged_id) WHERE (split_at IS NULL);

CREATE INDEX enterprise_merge_survivor ON directory.enterprise_merge USING btree (survivor_id);

create table directory.organisation (
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  kind text not null,
  parent_id uuid,
  region_code text not null,
  short_name text,
  enterprise_id uuid,
  position integer not null default 0,
  valid_from date,
  valid_to date,
  lock_version integer not null default 1,
  dept_kind text,
  note text,
  name_order text collate "C",
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_code_key UNIQUE (code),
  constraint organisation_enterprise_id_key UNIQUE (enterprise_id),
  constraint organisation_name_key UNIQUE (name),
  constraint organisation_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directory.organisation(id),
  constraint organisation_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code)
);

CREATE INDEX organisation_parent ON directory.organisation USING btree (parent_id, "position");

CREATE TRIGGER name_order BEFORE UPDATE OF name ON directory.organisation FOR EACH ROW WHEN (((old.name <> new.name) AND (NOT (old.name_order IS DISTINCT FROM new.name_order)))) EXECUTE FUNCTION platform.forget_name_order();

create table directory.organisation_former_name (
  org_id uuid not null,
  name text not null,
  until_on date not null,
  constraint organisation_former_name_pkey PRIMARY KEY (org_id, until_on, name),
  constraint organisation_former_name_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint organisation_former_name_name_check CHECK ((name <> ''::text))
);

create table directory.person (
  id uuid not null default gen_random_uuid(),
  staff_no text,
  name text not null,
  org_id uuid not null,
  phone text,
  email text,
  note text,
  is_demo boolean not null default false,
  left_on date,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  name_order text collate "C",
  constraint person_pkey PRIMARY KEY (id),
  constraint person_staff_no_key UNIQUE (staff_no),
  constraint person_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint person_name_check CHECK ((name <> ''::text))
);

CREATE INDEX person_org ON directory.person USING btree (org_id, name);

CREATE TRIGGER name_order BEFORE UPDATE OF name ON directory.person FOR EACH ROW WHEN (((old.name <> new.name) AND (NOT (old.name_order IS DISTINCT FROM new.name_order)))) EXECUTE FUNCTION platform.forget_name_order();

create table directory.region (
  code text not null,
  name text not null,
  parent_code text,
  kind text not null,
  tile_column integer,
  tile_row integer,
  position integer not null,
  lock_version integer not null default 1,
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
  created_by_id text,
  org_id uuid,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_raw_sha256_key UNIQUE (raw_sha256),
  constraint document_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint document_published_basis_check CHECK ((published_basis = ANY (ARRAY['stated'::text, 'given'::text]))),
  constraint document_source_basis_check CHECK ((source_basis = ANY (ARRAY['stated'::text, 'inferred'::text, 'given'::text])))
);

CREATE INDEX document_deleted ON documents.document USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX document_org ON documents.document USING btree (org_id);

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
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint activity_pkey PRIMARY KEY (id),
  constraint activity_post_id_fkey FOREIGN KEY (post_id) REFERENCES governance.post(id),
  constraint activity_title_check CHECK ((title <> ''::text))
);

CREATE INDEX activity_deleted ON governance.activity USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

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
  person_id uuid,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint post_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint post_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint post_check CHECK (((until_on IS NULL) OR (until_on >= since_on))),
  constraint post_check1 CHECK (((chain_id IS NULL) = (role = 'headChainChief'::text))),
  constraint post_holder_name_check CHECK ((holder_name <> ''::text)),
  constraint post_role_check CHECK ((role = ANY (ARRAY['headChainChief'::text, 'chainChief'::text, 'deputyChainChief'::text, 'chainOffice'::text, 'leadOrg'::text, 'taskForce'::text, 'leadershipTeam'::text, 'chainFund'::text, 'association'::text, 'rdPlatform'::text, 'chainPartyCommittee'::text])))
);

CREATE INDEX post_chain ON governance.post USING btree (chain_id, role, since_on);

CREATE INDEX post_person ON governance.post USING btree (person_id);

create table identity.account (
  id uuid not null,
  user_id uuid not null,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  issuer text,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_subject UNIQUE (provider_id, account_id),
  constraint account_way UNIQUE (user_id, provider_id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity.attempt (
  kind text not null,
  key text not null,
  failures integer not null,
  began_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint attempt_pkey PRIMARY KEY (kind, key),
  constraint attempt_kind_check CHECK ((kind = ANY (ARRAY['username'::text, 'address'::text])))
);

CREATE INDEX attempt_began ON identity.attempt USING btree (began_at);

create table identity.demo_login (
  account_id uuid not null,
  password text not null,
  title text not null,
  position integer not null generated always as identity,
  constraint demo_login_pkey PRIMARY KEY (account_id),
  constraint demo_login_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity.former_password (
  id bigint not null generated always as identity,
  account_id uuid not null,
  hash text not null,
  replaced_at timestamp with time zone not null,
  constraint former_password_pkey PRIMARY KEY (id),
  constraint former_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);

CREATE INDEX former_password_account ON identity.former_password USING btree (account_id, id);

create table identity.login (
  account_id uuid not null,
  must_change boolean not null,
  password_changed_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  used_code text,
  totp_step bigint,
  constraint login_pkey PRIMARY KEY (account_id),
  constraint login_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity.session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  began_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  method text not null default 'password'::text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE,
  constraint session_method_check CHECK ((method = ANY (ARRAY['password'::text, 'oidc'::text])))
);

CREATE INDEX session_by_user ON identity.session USING btree (user_id, began_at);

CREATE INDEX session_seen ON identity.session USING btree (seen_at);

create table identity.two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_key UNIQUE (user_id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity.user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  username text not null,
  two_factor_enabled boolean not null default false,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email),
  constraint user_username_key UNIQUE (username)
);

create table identity.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);

CREATE INDEX verification_identifier ON identity.verification USING btree (identifier);

create table matters.problem (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  title text not null,
  problem text not null,
  countermeasure text,
  responsibility text,
  responsible_person text,
  due_on date,
  effect text,
  chain_id uuid not null,
  node_id uuid,
  enterprise_id uuid,
  region_code text,
  lead_org_id uuid,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  origin text not null,
  is_blocking boolean not null,
  verdict text,
  severity text not null,
  merged_into_id uuid,
  opened_on date not null,
  closed_on date,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint problem_pkey PRIMARY KEY (id),
  constraint problem_number_key UNIQUE (number),
  constraint problem_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint problem_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint problem_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint problem_lead_org_id_fkey FOREIGN KEY (lead_org_id) REFERENCES directory.organisation(id),
  constraint problem_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES matters.problem(id),
  constraint problem_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint problem_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint problem_check CHECK ((merged_into_id <> id)),
  constraint problem_origin_check CHECK ((origin = ANY (ARRAY['gap'::text, 'fact'::text, 'visit'::text, 'request'::text, 'research'::text, 'meeting'::text, 'own'::text]))),
  constraint problem_problem_check CHECK ((problem <> ''::text)),
  constraint problem_severity_check CHECK ((severity = ANY (ARRAY['general'::text, 'serious'::text, 'urgent'::text]))),
  constraint problem_title_check CHECK ((title <> ''::text)),
  constraint problem_verdict_check CHECK ((verdict = ANY (ARRAY['break'::text, 'choke'::text, 'block'::text, 'weak'::text, 'sound'::text])))
);

CREATE INDEX problem_chain ON matters.problem USING btree (chain_id);

CREATE INDEX problem_deleted ON matters.problem USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX problem_enterprise ON matters.problem USING btree (enterprise_id) WHERE (enterprise_id IS NOT NULL);

CREATE INDEX problem_lead ON matters.problem USING btree (lead_org_id);

CREATE INDEX problem_node ON matters.problem USING btree (node_id) WHERE (node_id IS NOT NULL);

create table matters.problem_assist (
  problem_id uuid not null,
  org_id uuid not null,
  position integer not null,
  constraint problem_assist_pkey PRIMARY KEY (problem_id, org_id),
  constraint problem_assist_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint problem_assist_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES matters.problem(id)
);

CREATE INDEX problem_assist_org ON matters.problem_assist USING btree (org_id);

create table matters.problem_follower (
  problem_id uuid not null,
  account_id text not null,
  account_name text not null,
  from_id uuid,
  constraint problem_follower_pkey PRIMARY KEY (problem_id, account_id),
  constraint problem_follower_from_id_fkey FOREIGN KEY (from_id) REFERENCES matters.problem(id),
  constraint problem_follower_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES matters.problem(id)
);

create table matters.problem_merge (
  id uuid not null default gen_random_uuid(),
  kept_id uuid not null,
  merged_id uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  by_name text not null,
  split_at timestamp with time zone,
  split_by_name text,
  split_reason text,
  constraint problem_merge_pkey PRIMARY KEY (id),
  constraint problem_merge_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES matters.problem(id),
  constraint problem_merge_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES matters.problem(id),
  constraint problem_merge_check CHECK ((kept_id <> merged_id))
);

CREATE UNIQUE INDEX problem_merge_one ON matters.problem_merge USING btree (merged_id) WHERE (split_at IS NULL);

create table matters.problem_origin (
  problem_id uuid not null,
  ref_kind text not null,
  ref_id text not null,
  from_id uuid,
  constraint problem_origin_pkey PRIMARY KEY (problem_id, ref_kind, ref_id),
  constraint problem_origin_from_id_fkey FOREIGN KEY (from_id) REFERENCES matters.problem(id),
  constraint problem_origin_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES matters.problem(id)
);

CREATE INDEX problem_origin_ref ON matters.problem_origin USING btree (ref_kind, ref_id);

create table matters.proof (
  id uuid not null default gen_random_uuid(),
  problem_id uuid,
  report_id uuid,
  text text not null,
  ref_kind text,
  ref_id text,
  url text,
  attachment text,
  at timestamp with time zone not null,
  by_name text not null,
  constraint proof_pkey PRIMARY KEY (id),
  constraint proof_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES matters.problem(id),
  constraint proof_report_id_fkey FOREIGN KEY (report_id) REFERENCES matters.task_report(id),
  constraint proof_check CHECK (((problem_id IS NULL) <> (report_id IS NULL))),
  constraint proof_check1 CHECK (((ref_kind IS NULL) = (ref_id IS NULL))),
  constraint proof_check2 CHECK ((num_nonnulls(ref_id, url, attachment) = 1)),
  constraint proof_text_check CHECK ((text <> ''::text))
);

CREATE INDEX proof_problem ON matters.proof USING btree (problem_id);

CREATE INDEX proof_report ON matters.proof USING btree (report_id);

create table matters.rating (
  id uuid not null default gen_random_uuid(),
  problem_id uuid not null,
  grade text not null,
  comment text,
  at timestamp with time zone not null,
  account_id text not null,
  by_name text not null,
  constraint rating_pkey PRIMARY KEY (id),
  constraint rating_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES matters.problem(id),
  constraint rating_grade_check CHECK ((grade = ANY (ARRAY['satisfied'::text, 'basically'::text, 'unsatisfied'::text])))
);

CREATE INDEX rating_problem ON matters.rating USING btree (problem_id, at);

create table matters.task (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  title text not null,
  action_type text not null,
  chain_id uuid not null,
  node_id uuid,
  region_code text,
  origin text not null,
  instruction text,
  lead_leader_name text,
  lead_person_id uuid,
  lead_org_id uuid not null,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  goal text not null,
  starts_on date not null,
  due_on date not null,
  cancel_reason text,
  done_on date,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_number_key UNIQUE (number),
  constraint task_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint task_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint task_lead_org_id_fkey FOREIGN KEY (lead_org_id) REFERENCES directory.organisation(id),
  constraint task_lead_person_id_fkey FOREIGN KEY (lead_person_id) REFERENCES directory.person(id),
  constraint task_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint task_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint task_action_type_check CHECK ((action_type = ANY (ARRAY['fill'::text, 'scale'::text, 'strengthen'::text, 'build'::text, 'extend'::text, 'stabilise'::text]))),
  constraint task_check CHECK ((due_on > starts_on)),
  constraint task_goal_check CHECK ((goal <> ''::text)),
  constraint task_lead_leader_name_check CHECK ((lead_leader_name <> ''::text)),
  constraint task_leader CHECK ((num_nonnulls(lead_person_id, lead_leader_name) = 1)),
  constraint task_origin_check CHECK ((origin = ANY (ARRAY['gap'::text, 'problem'::text, 'instruction'::text, 'idea'::text]))),
  constraint task_title_check CHECK ((title <> ''::text))
);

CREATE INDEX task_chain ON matters.task USING btree (chain_id);

CREATE INDEX task_deleted ON matters.task USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX task_lead ON matters.task USING btree (lead_org_id);

CREATE INDEX task_lead_person ON matters.task USING btree (lead_person_id) WHERE (lead_person_id IS NOT NULL);

CREATE INDEX task_node ON matters.task USING btree (node_id) WHERE (node_id IS NOT NULL);

create table matters.task_assist (
  task_id uuid not null,
  org_id uuid not null,
  position integer not null,
  constraint task_assist_pkey PRIMARY KEY (task_id, org_id),
  constraint task_assist_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint task_assist_task_id_fkey FOREIGN KEY (task_id) REFERENCES matters.task(id)
);

CREATE INDEX task_assist_org ON matters.task_assist USING btree (org_id);

create table matters.task_origin (
  task_id uuid not null,
  ref_kind text not null,
  ref_id text not null,
  constraint task_origin_pkey PRIMARY KEY (task_id, ref_kind, ref_id),
  constraint task_origin_task_id_fkey FOREIGN KEY (task_id) REFERENCES matters.task(id)
);

CREATE INDEX task_origin_ref ON matters.task_origin USING btree (ref_kind, ref_id);

create table matters.task_report (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  reported_on date not null,
  text text not null,
  value numeric,
  percent numeric(5,2) not null,
  evidence_id uuid,
  verdict_before text,
  verdict_after text,
  score_before numeric,
  score_after numeric,
  inputs_hash_before text,
  inputs_hash_after text,
  assessed_on date,
  created_at timestamp with time zone not null,
  created_by text not null,
  created_by_name text not null,
  placement_id uuid,
  constraint task_report_pkey PRIMARY KEY (id),
  constraint task_report_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES chains.evidence(id),
  constraint task_report_placement_id_fkey FOREIGN KEY (placement_id) REFERENCES chains.placement(id) ON DELETE SET NULL,
  constraint task_report_task_id_fkey FOREIGN KEY (task_id) REFERENCES matters.task(id),
  constraint task_report_percent_check CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric))),
  constraint task_report_text_check CHECK ((text <> ''::text)),
  constraint task_report_value_check CHECK ((value >= (0)::numeric))
);

CREATE INDEX task_report_placement ON matters.task_report USING btree (placement_id) WHERE (placement_id IS NOT NULL);

CREATE INDEX task_report_task ON matters.task_report USING btree (task_id, reported_on);

create table matters.task_target (
  task_id uuid not null,
  quarter text not null,
  target text not null,
  value numeric,
  unit text,
  constraint task_target_pkey PRIMARY KEY (task_id, quarter),
  constraint task_target_task_id_fkey FOREIGN KEY (task_id) REFERENCES matters.task(id),
  constraint task_target_check CHECK (((value IS NULL) = (unit IS NULL))),
  constraint task_target_quarter_check CHECK ((quarter ~ '^20[0-9]{2}Q[1-4]$'::text)),
  constraint task_target_target_check CHECK ((target <> ''::text)),
  constraint task_target_value_check CHECK ((value > (0)::numeric))
);

create table officialdoc.template (
  kind text not null,
  name text not null,
  content text,
  lock_version integer not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint template_pkey PRIMARY KEY (kind),
  constraint template_name_check CHECK ((name <> ''::text))
);

create table platform.attachment (
  id uuid not null default gen_random_uuid(),
  object_kind text not null,
  object_id text not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  content bytea not null,
  note text,
  created_at timestamp with time zone not null,
  created_by text not null,
  created_by_name text not null,
  removed_at timestamp with time zone,
  removed_by_name text,
  removed_reason text,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_file_name_check CHECK ((file_name <> ''::text)),
  constraint attachment_size_bytes_check CHECK ((size_bytes > 0))
);

CREATE INDEX attachment_object ON platform.attachment USING btree (object_kind, object_id, created_at);

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
  seq bigint,
  ip text,
  prev_hash text,
  hash text,
  constraint audit_entry_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_entry_action ON platform.audit_entry USING btree (action, seq);

CREATE INDEX audit_entry_actor ON platform.audit_entry USING btree (actor_id, seq);

CREATE INDEX audit_entry_at ON platform.audit_entry USING btree (at, seq);

CREATE INDEX audit_entry_object ON platform.audit_entry USING btree (object_kind, object_id, id);

CREATE INDEX audit_entry_request ON platform.audit_entry USING btree (request_id);

CREATE UNIQUE INDEX audit_entry_seq ON platform.audit_entry USING btree (seq);

CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON platform.audit_entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_audit_change();

CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON platform.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_audit_change();

create table platform.audit_head (
  id integer not null default 1,
  seq bigint not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (id),
  constraint audit_head_id_check CHECK ((id = 1))
);

create table platform.audit_verification (
  id uuid not null default gen_random_uuid(),
  requested_at timestamp with time zone not null,
  requested_by text not null,
  state text not null default 'waiting'::text,
  checked bigint not null default 0,
  total bigint not null default 0,
  report jsonb,
  ended_at timestamp with time zone,
  constraint audit_verification_pkey PRIMARY KEY (id),
  constraint audit_verification_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

CREATE INDEX audit_verification_requested ON platform.audit_verification USING btree (requested_at);

create table platform.bulk_edit (
  id uuid not null default gen_random_uuid(),
  object_kind text not null,
  field text not null,
  value jsonb,
  reason text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  created_by_name text not null,
  undone_at timestamp with time zone,
  constraint bulk_edit_pkey PRIMARY KEY (id)
);

CREATE INDEX bulk_edit_by ON platform.bulk_edit USING btree (created_by, created_at DESC);

create table platform.bulk_edit_row (
  bulk_edit_id uuid not null,
  object_id text not null,
  before jsonb,
  outcome text,
  after jsonb,
  constraint bulk_edit_row_pkey PRIMARY KEY (bulk_edit_id, object_id),
  constraint bulk_edit_row_bulk_edit_id_fkey FOREIGN KEY (bulk_edit_id) REFERENCES platform.bulk_edit(id) ON DELETE CASCADE,
  constraint bulk_edit_row_outcome_check CHECK ((outcome = ANY (ARRAY['undone'::text, 'changedSince'::text, 'gone'::text, 'refused'::text])))
);

create table platform.calendar_day (
  day date not null,
  is_workday boolean not null,
  name text not null,
  source text not null,
  lock_version integer not null default 1,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint calendar_day_pkey PRIMARY KEY (day)
);

create table platform.calendar_state (
  id integer not null default 1,
  version uuid not null default gen_random_uuid(),
  constraint calendar_state_pkey PRIMARY KEY (id),
  constraint calendar_state_id_check CHECK ((id = 1))
);

create table platform.calendar_year (
  year integer not null,
  source text,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  lock_version integer not null default 1,
  constraint calendar_year_pkey PRIMARY KEY (year)
);

create table platform.draft (
  account_id text not null,
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (account_id, key),
  constraint draft_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);

CREATE INDEX draft_updated ON platform.draft USING btree (updated_at);

create table platform.import_batch (
  id uuid not null default gen_random_uuid(),
  object_kind text not null,
  file_name text not null,
  content bytea not null,
  sha256 text not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  sheets jsonb not null default '[]'::jsonb,
  notices jsonb not null default '[]'::jsonb,
  tolerances jsonb not null default '[]'::jsonb,
  tolerated_rows integer not null default 0,
  failure jsonb,
  reason text,
  created_at timestamp with time zone not null,
  created_by text not null,
  created_by_name text not null,
  applied_at timestamp with time zone,
  reverted_at timestamp with time zone,
  held_until timestamp with time zone,
  lock_version integer not null default 1,
  constraint import_batch_pkey PRIMARY KEY (id),
  constraint import_batch_file_name_check CHECK ((file_name <> ''::text)),
  constraint import_batch_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'cancelled'::text, 'failed'::text, 'reverting'::text, 'reverted'::text])))
);

CREATE INDEX import_batch_by ON platform.import_batch USING btree (created_by, created_at DESC);

CREATE INDEX import_batch_open ON platform.import_batch USING btree (held_until) WHERE (state = ANY (ARRAY['reading'::text, 'applying'::text, 'reverting'::text]));

create table platform.import_row (
  batch_id uuid not null,
  position integer not null,
  sheet text not null,
  number integer not null,
  written jsonb not null,
  entered jsonb not null,
  tolerances jsonb not null,
  faults jsonb not null,
  outcome text not null,
  object_id text,
  before jsonb,
  after jsonb,
  reverted text,
  kept jsonb,
  constraint import_row_pkey PRIMARY KEY (batch_id, "position"),
  constraint import_row_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES platform.import_batch(id) ON DELETE CASCADE,
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['bad'::text, 'create'::text, 'change'::text, 'same'::text]))),
  constraint import_row_reverted_check CHECK ((reverted = ANY (ARRAY['removed'::text, 'restored'::text, 'partly'::text, 'kept'::text])))
);

CREATE INDEX import_row_object ON platform.import_row USING btree (object_id) WHERE (object_id IS NOT NULL);

CREATE INDEX import_row_outcome ON platform.import_row USING btree (batch_id, outcome, "position");

create table platform.list_choice (
  account_id text not null,
  list text not null,
  columns text[],
  page_size integer,
  default_view_id uuid,
  updated_at timestamp with time zone not null,
  constraint list_choice_pkey PRIMARY KEY (account_id, list),
  constraint list_choice_default_view_id_fkey FOREIGN KEY (default_view_id) REFERENCES platform.list_view(id) ON DELETE SET NULL,
  constraint list_choice_page_size_check CHECK (((page_size >= 1) AND (page_size <= 200)))
);

create table platform.list_view (
  id uuid not null default gen_random_uuid(),
  list text not null,
  name text not null,
  query text not null,
  sharing text not null,
  org_id uuid,
  owner_id text not null,
  owner_name text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  lock_version integer not null default 1,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint list_view_pkey PRIMARY KEY (id),
  constraint list_view_check CHECK (((sharing = 'organisation'::text) = (org_id IS NOT NULL))),
  constraint list_view_list_check CHECK (((length(list) >= 3) AND (length(list) <= 60))),
  constraint list_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint list_view_query_check CHECK ((length(query) <= 2000)),
  constraint list_view_sharing_check CHECK ((sharing = ANY (ARRAY['own'::text, 'organisation'::text, 'everybody'::text])))
);

CREATE UNIQUE INDEX list_view_name ON platform.list_view USING btree (list, owner_id, name) WHERE (deleted_at IS NULL);

CREATE INDEX list_view_shared ON platform.list_view USING btree (list, sharing) WHERE (deleted_at IS NULL);

create table platform.mail_delivery (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  kind text not null,
  notification_id uuid,
  state text not null,
  attempts integer not null default 0,
  claimed_at timestamp with time zone,
  fault text,
  answer text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  next_at timestamp with time zone,
  constraint mail_delivery_pkey PRIMARY KEY (id),
  constraint mail_delivery_notification_id_key UNIQUE (notification_id),
  constraint mail_delivery_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES platform.notification(id),
  constraint mail_delivery_check CHECK (((kind = 'single'::text) = (notification_id IS NOT NULL))),
  constraint mail_delivery_kind_check CHECK ((kind = ANY (ARRAY['single'::text, 'digest'::text]))),
  constraint mail_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'skipped'::text, 'failed'::text, 'uncertain'::text])))
);

CREATE INDEX mail_delivery_finished ON platform.mail_delivery USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX mail_delivery_state ON platform.mail_delivery USING btree (state, created_at DESC);

create table platform.match_part (
  task uuid not null,
  position integer not null,
  objective text not null,
  problem bytea not null,
  state text not null default 'waiting'::text,
  result bytea,
  result_hash text,
  failure text,
  worker text,
  tries integer not null default 0,
  created_at timestamp with time zone not null default now(),
  wanted_until timestamp with time zone not null,
  started_at timestamp with time zone,
  beat_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint match_part_pkey PRIMARY KEY (task, "position"),
  constraint match_part_done CHECK (((state = 'done'::text) = ((result IS NOT NULL) AND (result_hash IS NOT NULL) AND (finished_at IS NOT NULL)))),
  constraint match_part_objective_check CHECK ((objective = ANY (ARRAY['tiers'::text, 'score'::text]))),
  constraint match_part_position_check CHECK (("position" >= 0)),
  constraint match_part_result_hash_check CHECK ((result_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint match_part_started CHECK (((started_at IS NULL) = (beat_at IS NULL))),
  constraint match_part_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text])))
);

CREATE INDEX match_part_unwanted ON platform.match_part USING btree (wanted_until);

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

create table platform.notification (
  id uuid not null default gen_random_uuid(),
  account_id text not null,
  topic text not null,
  urgency text not null,
  title text not null,
  body text,
  href text not null,
  object_kind text,
  object_id text,
  dedupe_key text,
  times integer not null default 1,
  is_read boolean not null default false,
  is_archived boolean not null default false,
  wants_digest boolean not null default false,
  digest_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES platform.mail_delivery(id),
  constraint notification_account_id_check CHECK ((account_id <> ''::text)),
  constraint notification_check CHECK (((object_kind IS NULL) = (object_id IS NULL))),
  constraint notification_check1 CHECK ((is_read OR (NOT is_archived))),
  constraint notification_href_check CHECK ((href ~ '^/([^/\\]|$)'::text)),
  constraint notification_times_check CHECK ((times >= 1)),
  constraint notification_title_check CHECK ((title <> ''::text)),
  constraint notification_topic_check CHECK ((topic ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){2}$'::text)),
  constraint notification_urgency_check CHECK ((urgency = ANY (ARRAY['act'::text, 'know'::text])))
);

CREATE INDEX notification_digest ON platform.notification USING btree (account_id, created_at) WHERE (wants_digest AND (digest_id IS NULL) AND (NOT is_read));

CREATE INDEX notification_inbox ON platform.notification USING btree (account_id, updated_at DESC, id);

CREATE INDEX notification_object ON platform.notification USING btree (object_kind, object_id) WHERE (NOT is_archived);

CREATE INDEX notification_of_digest ON platform.notification USING btree (digest_id) WHERE (digest_id IS NOT NULL);

CREATE UNIQUE INDEX notification_same ON platform.notification USING btree (account_id, dedupe_key) WHERE ((dedupe_key IS NOT NULL) AND (NOT is_read));

CREATE INDEX notification_unread ON platform.notification USING btree (account_id, urgency) WHERE (NOT is_read);

create table platform.notification_setting (
  account_id text not null,
  default_mode text not null,
  quiet_from text not null,
  quiet_to text not null,
  rest_days_quiet boolean not null,
  lock_version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint notification_setting_pkey PRIMARY KEY (account_id),
  constraint notification_setting_default_mode_check CHECK ((default_mode = ANY (ARRAY['inbox'::text, 'email'::text, 'digest'::text, 'muted'::text]))),
  constraint notification_setting_quiet_from_check CHECK ((quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint notification_setting_quiet_to_check CHECK ((quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text))
);

create table platform.notification_topic_setting (
  account_id text not null,
  topic text not null,
  mode text not null,
  constraint notification_topic_setting_pkey PRIMARY KEY (account_id, topic),
  constraint notification_topic_setting_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.notification_setting(account_id),
  constraint notification_topic_setting_mode_check CHECK ((mode = ANY (ARRAY['inbox'::text, 'email'::text, 'digest'::text, 'muted'::text])))
);

create table platform.search_due (
  id bigint not null generated always as identity,
  kind text not null,
  object_id text not null,
  constraint search_due_pkey PRIMARY KEY (id)
);

create table platform.search_name (
  kind text not null,
  object_id text not null,
  place integer not null,
  text text collate "C" not null,
  is_code boolean not null,
  cells text collate "C" not null,
  size integer not null,
  tokens integer[] not null,
  constraint search_name_pkey PRIMARY KEY (kind, object_id, place)
);

CREATE INDEX search_name_code ON platform.search_name USING btree (kind, cells, object_id) WHERE is_code;

CREATE INDEX search_name_tokens ON platform.search_name USING gin (tokens);

CREATE INDEX search_name_walk ON platform.search_name USING btree (kind, size, text, object_id, place);

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

create table platform.webhook (
  id uuid not null default gen_random_uuid(),
  name text not null,
  url text not null,
  topics text[] not null,
  algorithm text not null,
  secret text not null,
  is_active boolean not null default true,
  created_by text not null,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint webhook_pkey PRIMARY KEY (id),
  constraint webhook_algorithm_check CHECK ((algorithm = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint webhook_name_check CHECK ((name <> ''::text)),
  constraint webhook_topics_check CHECK ((cardinality(topics) > 0))
);

create table platform.webhook_delivery (
  id uuid not null default gen_random_uuid(),
  webhook_id uuid not null,
  event_id uuid not null,
  topic text not null,
  body text not null,
  state text not null,
  attempts integer not null default 0,
  claimed_at timestamp with time zone,
  last_status integer,
  fault text,
  next_at timestamp with time zone,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint webhook_delivery_pkey PRIMARY KEY (id),
  constraint webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES platform.webhook(id),
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'delivered'::text, 'parked'::text])))
);

CREATE INDEX webhook_delivery_finished ON platform.webhook_delivery USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX webhook_delivery_list ON platform.webhook_delivery USING btree (webhook_id, created_at DESC, id);

create table platform.workflow_event (
  id bigint not null generated always as identity,
  instance_id uuid not null,
  lock_version integer not null,
  is_mark boolean not null default false,
  at timestamp with time zone not null,
  actor_id text not null,
  actor_name text not null,
  on_behalf_of text,
  action text not null,
  from_state text,
  to_state text not null,
  reason text,
  input jsonb not null default '{}'::jsonb,
  constraint workflow_event_pkey PRIMARY KEY (id),
  constraint workflow_event_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES platform.workflow_instance(id) ON DELETE CASCADE
);

CREATE INDEX workflow_event_instance ON platform.workflow_event USING btree (instance_id, id);

CREATE UNIQUE INDEX workflow_event_one_winner ON platform.workflow_event USING btree (instance_id, lock_version) WHERE (NOT is_mark);

create table platform.workflow_instance (
  id uuid not null default gen_random_uuid(),
  definition text not null,
  definition_version integer not null,
  object_kind text not null,
  object_id text not null,
  title text not null,
  href text,
  state text not null,
  stage text not null,
  back_state text,
  level text,
  supervision jsonb,
  countersign jsonb,
  parties jsonb not null default '{}'::jsonb,
  delegations jsonb not null default '[]'::jsonb,
  doers jsonb not null default '{}'::jsonb,
  belonging jsonb not null default '{}'::jsonb,
  clock jsonb,
  resume_on date,
  waits_for text[] not null,
  waiting_org_ids text[] not null,
  waiting_account_ids text[] not null,
  org_ids text[] not null,
  chain_codes text[] not null,
  region_codes text[] not null,
  account_ids text[] not null,
  due_on date,
  warn_on date,
  refresh_on date,
  calendar_version uuid,
  warned_due_on date,
  missed_due_on date,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  lock_version integer not null default 1,
  constraint workflow_instance_pkey PRIMARY KEY (id),
  constraint workflow_instance_object_kind_object_id_key UNIQUE (object_kind, object_id),
  constraint workflow_instance_stage_check CHECK ((stage = ANY (ARRAY['start'::text, 'open'::text, 'side'::text, 'done'::text])))
);

CREATE INDEX workflow_instance_due ON platform.workflow_instance USING btree (due_on) WHERE (due_on IS NOT NULL);

CREATE INDEX workflow_instance_open ON platform.workflow_instance USING btree (definition, state);

CREATE INDEX workflow_instance_resume ON platform.workflow_instance USING btree (resume_on) WHERE (resume_on IS NOT NULL);

CREATE INDEX workflow_instance_waiting_account ON platform.workflow_instance USING gin (waiting_account_ids);

CREATE INDEX workflow_instance_waiting_org ON platform.workflow_instance USING gin (waiting_org_ids);

create table talent.bid (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  bidding_id uuid not null,
  bidder_name text not null,
  organisation text not null,
  contact_name text,
  contact_phone text,
  plan text not null,
  price numeric(12,2) not null,
  months integer not null,
  received_on date not null,
  state text not null,
  withdrawn_reason text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint bid_pkey PRIMARY KEY (id),
  constraint bid_bidding_id_id_key UNIQUE (bidding_id, id),
  constraint bid_number_key UNIQUE (number),
  constraint bid_bidding_id_fkey FOREIGN KEY (bidding_id) REFERENCES talent.bidding(id),
  constraint bid_bidder_name_check CHECK ((bidder_name <> ''::text)),
  constraint bid_check CHECK (((state = 'withdrawn'::text) = (withdrawn_reason IS NOT NULL))),
  constraint bid_months_check CHECK (((months >= 1) AND (months <= 120))),
  constraint bid_organisation_check CHECK ((organisation <> ''::text)),
  constraint bid_plan_check CHECK ((plan <> ''::text)),
  constraint bid_price_check CHECK ((price >= (0)::numeric)),
  constraint bid_state_check CHECK ((state = ANY (ARRAY['received'::text, 'withdrawn'::text, 'won'::text, 'notChosen'::text])))
);

CREATE UNIQUE INDEX bid_organisation ON talent.bid USING btree (bidding_id, organisation) WHERE (state <> 'withdrawn'::text);

create table talent.bid_review (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  bid_id uuid not null,
  reviewer_name text not null,
  technology integer not null,
  feasibility integer not null,
  team integer not null,
  price integer not null,
  comment text,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint bid_review_pkey PRIMARY KEY (id),
  constraint bid_review_bid_id_reviewer_name_key UNIQUE (bid_id, reviewer_name),
  constraint bid_review_number_key UNIQUE (number),
  constraint bid_review_bid_id_fkey FOREIGN KEY (bid_id) REFERENCES talent.bid(id),
  constraint bid_review_feasibility_check CHECK (((feasibility >= 0) AND (feasibility <= 100))),
  constraint bid_review_price_check CHECK (((price >= 0) AND (price <= 100))),
  constraint bid_review_reviewer_name_check CHECK ((reviewer_name <> ''::text)),
  constraint bid_review_team_check CHECK (((team >= 0) AND (team <= 100))),
  constraint bid_review_technology_check CHECK (((technology >= 0) AND (technology <= 100)))
);

create table talent.bidding (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  need_id uuid not null,
  title text not null,
  targets text not null,
  budget numeric(12,2) not null,
  term_months integer not null,
  property_rule text,
  bid_from_on date not null,
  bid_until_on date not null,
  review_on date not null,
  weight_technology integer not null,
  weight_feasibility integer not null,
  weight_team integer not null,
  weight_price integer not null,
  note text,
  winner_bid_id uuid,
  winner_reason text,
  signed_on date,
  result text,
  evidence text,
  accepted_on date,
  ended boolean not null default false,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint bidding_pkey PRIMARY KEY (id),
  constraint bidding_number_key UNIQUE (number),
  constraint bidding_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint bidding_id_winner_bid_id_fkey FOREIGN KEY (id, winner_bid_id) REFERENCES talent.bid(bidding_id, id),
  constraint bidding_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id),
  constraint bidding_budget_check CHECK ((budget >= (0)::numeric)),
  constraint bidding_check CHECK ((bid_until_on >= bid_from_on)),
  constraint bidding_check1 CHECK ((review_on > bid_until_on)),
  constraint bidding_check2 CHECK (((((weight_technology + weight_feasibility) + weight_team) + weight_price) = 100)),
  constraint bidding_check3 CHECK (((winner_bid_id IS NULL) = (winner_reason IS NULL))),
  constraint bidding_check4 CHECK ((((accepted_on IS NULL) = (result IS NULL)) AND ((accepted_on IS NULL) = (evidence IS NULL)))),
  constraint bidding_targets_check CHECK ((targets <> ''::text)),
  constraint bidding_term_months_check CHECK (((term_months >= 1) AND (term_months <= 120))),
  constraint bidding_title_check CHECK ((title <> ''::text)),
  constraint bidding_weight_feasibility_check CHECK (((weight_feasibility >= 0) AND (weight_feasibility <= 100))),
  constraint bidding_weight_price_check CHECK (((weight_price >= 0) AND (weight_price <= 100))),
  constraint bidding_weight_team_check CHECK (((weight_team >= 0) AND (weight_team <= 100))),
  constraint bidding_weight_technology_check CHECK (((weight_technology >= 0) AND (weight_technology <= 100)))
);

CREATE INDEX bidding_need ON talent.bidding USING btree (need_id);

CREATE UNIQUE INDEX bidding_open ON talent.bidding USING btree (need_id) WHERE (NOT ended);

create table talent.consent (
  id uuid not null default gen_random_uuid(),
  profile_id uuid not null,
  purpose text not null,
  wording text not null,
  given_on date not null,
  until_on date not null,
  given_by text not null,
  evidence text,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id),
  constraint consent_check CHECK ((until_on >= given_on)),
  constraint consent_given_by_check CHECK ((given_by = ANY (ARRAY['paper'::text, 'online'::text, 'phone'::text]))),
  constraint consent_purpose_check CHECK ((purpose = 'matching'::text))
);

CREATE INDEX consent_profile ON talent.consent USING btree (profile_id, until_on);

create table talent.engagement (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  need_id uuid not null,
  profile_id uuid not null,
  run_id uuid,
  score integer,
  parts jsonb,
  need_agreed_at timestamp with time zone,
  person_agreed_at timestamp with time zone,
  refused_by text,
  refusal text,
  ended boolean not null default false,
  onboard_on date,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  refusal_note text,
  constraint engagement_pkey PRIMARY KEY (id),
  constraint engagement_number_key UNIQUE (number),
  constraint engagement_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint engagement_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id),
  constraint engagement_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id),
  constraint engagement_run_id_fkey FOREIGN KEY (run_id) REFERENCES talent.match_run(id),
  constraint engagement_refused_by_check CHECK ((refused_by = ANY (ARRAY['need'::text, 'person'::text])))
);

CREATE INDEX engagement_need ON talent.engagement USING btree (need_id);

CREATE UNIQUE INDEX engagement_open ON talent.engagement USING btree (need_id, profile_id) WHERE (NOT ended);

CREATE INDEX engagement_profile ON talent.engagement USING btree (profile_id);

CREATE INDEX engagement_run ON talent.engagement USING btree (run_id) WHERE (run_id IS NOT NULL);

create table talent.engagement_invitation (
  id uuid not null default gen_random_uuid(),
  engagement_id uuid not null,
  token_hash text not null,
  expires_on date not null,
  state text not null,
  answered_at timestamp with time zone,
  created_by text not null,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint engagement_invitation_pkey PRIMARY KEY (id),
  constraint engagement_invitation_token_hash_key UNIQUE (token_hash),
  constraint engagement_invitation_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES talent.engagement(id) ON DELETE CASCADE,
  constraint engagement_invitation_check CHECK ((((state = ANY (ARRAY['agreed'::text, 'refused'::text])) = (answered_at IS NOT NULL)) OR (state = 'revoked'::text))),
  constraint engagement_invitation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'agreed'::text, 'refused'::text, 'revoked'::text])))
);

CREATE UNIQUE INDEX engagement_invitation_open ON talent.engagement_invitation USING btree (engagement_id) WHERE (state = 'open'::text);

create table talent.engagement_word (
  id uuid not null default gen_random_uuid(),
  engagement_id uuid not null,
  side text not null,
  agrees boolean not null,
  given_by text not null,
  said_by text,
  said_on date not null,
  evidence text,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint engagement_word_pkey PRIMARY KEY (id),
  constraint engagement_word_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES talent.engagement(id) ON DELETE CASCADE,
  constraint engagement_word_given_by_check CHECK ((given_by = ANY (ARRAY['enterprise'::text, 'phone'::text, 'address'::text]))),
  constraint engagement_word_side_check CHECK ((side = ANY (ARRAY['need'::text, 'person'::text])))
);

CREATE INDEX engagement_word_engagement ON talent.engagement_word USING btree (engagement_id, recorded_at);

create table talent.fair (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  title text not null,
  kind text not null,
  from_on date not null,
  until_on date not null,
  place text,
  host text not null,
  state text not null,
  cancel_reason text,
  note text,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint fair_pkey PRIMARY KEY (id),
  constraint fair_number_key UNIQUE (number),
  constraint fair_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint fair_check CHECK ((until_on >= from_on)),
  constraint fair_check1 CHECK (((state = 'cancelled'::text) = (cancel_reason IS NOT NULL))),
  constraint fair_host_check CHECK ((host <> ''::text)),
  constraint fair_kind_check CHECK ((kind = ANY (ARRAY['campus'::text, 'onsite'::text, 'online'::text, 'project'::text]))),
  constraint fair_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text]))),
  constraint fair_title_check CHECK ((title <> ''::text))
);

CREATE INDEX fair_deleted ON talent.fair USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE UNIQUE INDEX fair_title_day ON talent.fair USING btree (title, from_on) WHERE (deleted_at IS NULL);

create table talent.fair_chain (
  fair_id uuid not null,
  chain_id uuid not null,
  constraint fair_chain_pkey PRIMARY KEY (fair_id, chain_id),
  constraint fair_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint fair_chain_fair_id_fkey FOREIGN KEY (fair_id) REFERENCES talent.fair(id) ON DELETE CASCADE
);

CREATE INDEX fair_chain_chain ON talent.fair_chain USING btree (chain_id);

create table talent.fair_engagement (
  engagement_id uuid not null,
  entry_id uuid not null,
  created_at timestamp with time zone not null,
  constraint fair_engagement_pkey PRIMARY KEY (engagement_id),
  constraint fair_engagement_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES talent.engagement(id) ON DELETE CASCADE,
  constraint fair_engagement_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES talent.fair_entry(id)
);

CREATE INDEX fair_engagement_entry ON talent.fair_engagement USING btree (entry_id);

create table talent.fair_entry (
  id uuid not null default gen_random_uuid(),
  fair_id uuid not null,
  need_id uuid not null,
  seats integer not null,
  booth text,
  note text,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint fair_entry_pkey PRIMARY KEY (id),
  constraint fair_entry_fair_id_need_id_key UNIQUE (fair_id, need_id),
  constraint fair_entry_fair_id_fkey FOREIGN KEY (fair_id) REFERENCES talent.fair(id),
  constraint fair_entry_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id),
  constraint fair_entry_seats_check CHECK (((seats >= 1) AND (seats <= 10000)))
);

CREATE INDEX fair_entry_need ON talent.fair_entry USING btree (need_id);

create table talent.fair_result (
  id uuid not null default gen_random_uuid(),
  entry_id uuid not null,
  as_of_on date not null,
  cvs integer,
  interviews integer,
  intentions integer,
  offers integer,
  onboard integer,
  source text not null,
  note text,
  entered_by text not null,
  entered_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint fair_result_pkey PRIMARY KEY (id),
  constraint fair_result_entry_id_as_of_on_key UNIQUE (entry_id, as_of_on),
  constraint fair_result_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES talent.fair_entry(id),
  constraint fair_result_check CHECK ((COALESCE(cvs, interviews, intentions, offers, onboard) IS NOT NULL)),
  constraint fair_result_cvs_check CHECK (((cvs >= 0) AND (cvs <= 100000))),
  constraint fair_result_intentions_check CHECK (((intentions >= 0) AND (intentions <= 100000))),
  constraint fair_result_interviews_check CHECK (((interviews >= 0) AND (interviews <= 100000))),
  constraint fair_result_offers_check CHECK (((offers >= 0) AND (offers <= 100000))),
  constraint fair_result_onboard_check CHECK (((onboard >= 0) AND (onboard <= 100000))),
  constraint fair_result_source_check CHECK ((source <> ''::text))
);

create table talent.institute (
  id uuid not null default gen_random_uuid(),
  code text,
  name text not null,
  name_order text collate "C",
  kind text not null,
  tiers text[] not null default '{}'::text[],
  province text not null,
  city text not null,
  region_code text,
  website text,
  contact_name text,
  contact_phone text,
  contact_email text,
  note text,
  source text not null,
  as_of_on date not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint institute_pkey PRIMARY KEY (id),
  constraint institute_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint institute_city_check CHECK ((city <> ''::text)),
  constraint institute_code_check CHECK ((code <> ''::text)),
  constraint institute_kind_check CHECK ((kind = ANY (ARRAY['university'::text, 'vocational'::text, 'technician'::text, 'research'::text]))),
  constraint institute_name_check CHECK ((name <> ''::text)),
  constraint institute_province_check CHECK ((province ~ '^[0-9]{2}$'::text)),
  constraint institute_tiers_check CHECK ((tiers <@ ARRAY['doubleFirstClass'::text, 'p985'::text, 'p211'::text, 'doubleHigh'::text, 'provincial'::text]))
);

CREATE UNIQUE INDEX institute_code ON talent.institute USING btree (code) WHERE (deleted_at IS NULL);

CREATE INDEX institute_deleted ON talent.institute USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE UNIQUE INDEX institute_name ON talent.institute USING btree (name) WHERE (deleted_at IS NULL);

CREATE INDEX institute_region ON talent.institute USING btree (region_code) WHERE (region_code IS NOT NULL);

create table talent.institute_node (
  institute_id uuid not null,
  node_id uuid not null,
  constraint institute_node_pkey PRIMARY KEY (institute_id, node_id),
  constraint institute_node_institute_id_fkey FOREIGN KEY (institute_id) REFERENCES talent.institute(id) ON DELETE CASCADE,
  constraint institute_node_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id)
);

CREATE INDEX institute_node_node ON talent.institute_node USING btree (node_id);

create table talent.institute_output (
  id uuid not null default gen_random_uuid(),
  institute_id uuid not null,
  major_code text not null,
  year text not null,
  graduates integer not null,
  employed_local integer,
  source text not null,
  note text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint institute_output_pkey PRIMARY KEY (id),
  constraint institute_output_institute_id_major_code_year_key UNIQUE (institute_id, major_code, year),
  constraint institute_output_institute_id_fkey FOREIGN KEY (institute_id) REFERENCES talent.institute(id) ON DELETE CASCADE,
  constraint institute_output_major_code_fkey FOREIGN KEY (major_code) REFERENCES talent.major(code),
  constraint institute_output_check CHECK (((employed_local >= 0) AND (employed_local <= graduates))),
  constraint institute_output_graduates_check CHECK ((graduates >= 0)),
  constraint institute_output_year_check CHECK ((year ~ '^20[0-9]{2}$'::text))
);

CREATE INDEX institute_output_major ON talent.institute_output USING btree (major_code, year);

create table talent.major (
  code text not null,
  name text not null,
  level text not null,
  retired boolean not null default false,
  title text not null,
  constraint major_pkey PRIMARY KEY (code),
  constraint major_code_check CHECK ((code ~ '^[0-9]{2}([0-9]{2}([0-9]{2,3})?)?$'::text)),
  constraint major_level_check CHECK ((level =
CASE "left"(code, 1)
    WHEN '0'::text THEN 'undergraduate'::text
    WHEN '1'::text THEN 'undergraduate'::text
    WHEN '2'::text THEN 'vocationalBachelor'::text
    WHEN '3'::text THEN 'vocationalBachelor'::text
    WHEN '4'::text THEN 'higherVocational'::text
    WHEN '5'::text THEN 'higherVocational'::text
    WHEN '6'::text THEN 'secondaryVocational'::text
    WHEN '7'::text THEN 'secondaryVocational'::text
    ELSE NULL::text
END)),
  constraint major_name_check CHECK ((name <> ''::text))
);

create table talent.match_run (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  title text not null,
  method text not null,
  settings jsonb not null,
  previous_id uuid,
  state text not null,
  progress jsonb not null default '{}'::jsonb,
  summary jsonb,
  failure text,
  input_hash text,
  frozen bytea,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint match_run_pkey PRIMARY KEY (id),
  constraint match_run_number_key UNIQUE (number),
  constraint match_run_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint match_run_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES talent.match_run(id),
  constraint match_run_method_check CHECK ((method = ANY (ARRAY['optimal'::text, 'stable'::text, 'nearStable'::text, 'spread'::text]))),
  constraint match_run_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint match_run_title_check CHECK ((title <> ''::text))
);

CREATE INDEX match_run_created ON talent.match_run USING btree (created_at);

create table talent.need (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  kind text not null,
  title text not null,
  enterprise_id uuid not null,
  chain_id uuid not null,
  node_id uuid,
  headcount integer not null,
  urgency integer not null,
  tier integer not null,
  post_kind text not null,
  talent_group text not null,
  education text not null,
  degree text,
  experience_years integer not null,
  title_level text,
  salary_from integer,
  salary_to integer,
  modes text[] not null default '{}'::text[],
  must text[] not null default '{}'::text[],
  duties text,
  benefits text,
  deadline_on date,
  target_indicators text,
  budget numeric(12,2),
  term_months integer,
  property_rule text,
  contact_name text,
  contact_phone text,
  contact_email text,
  state text not null,
  closed_reason text,
  source text not null,
  as_of_on date not null,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint need_pkey PRIMARY KEY (id),
  constraint need_number_key UNIQUE (number),
  constraint need_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint need_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint need_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint need_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint need_budget_check CHECK ((budget >= (0)::numeric)),
  constraint need_check CHECK ((salary_to >= salary_from)),
  constraint need_check1 CHECK (((salary_from IS NULL) = (salary_to IS NULL))),
  constraint need_experience_years_check CHECK (((experience_years >= 0) AND (experience_years <= 50))),
  constraint need_headcount_check CHECK (((headcount >= 1) AND (headcount <= 10000))),
  constraint need_kind_check CHECK ((kind = ANY (ARRAY['post'::text, 'technical'::text]))),
  constraint need_modes_check CHECK ((modes <@ ARRAY['fullTime'::text, 'flexible'::text, 'partTime'::text, 'project'::text])),
  constraint need_must_check CHECK ((must <@ ARRAY['skills'::text, 'experience'::text, 'level'::text, 'place'::text])),
  constraint need_post_kind_check CHECK ((post_kind = ANY (ARRAY['management'::text, 'technical'::text, 'marketing'::text, 'skill'::text]))),
  constraint need_salary_from_check CHECK ((salary_from > 0)),
  constraint need_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paused'::text, 'filled'::text, 'closed'::text]))),
  constraint need_talent_group_check CHECK ((talent_group = ANY (ARRAY['leading'::text, 'young'::text, 'skilled'::text]))),
  constraint need_term_months_check CHECK (((term_months >= 1) AND (term_months <= 120))),
  constraint need_tier_check CHECK (((tier >= 1) AND (tier <= 9))),
  constraint need_title_check CHECK ((title <> ''::text)),
  constraint need_urgency_check CHECK (((urgency >= 1) AND (urgency <= 5)))
);

CREATE INDEX need_chain ON talent.need USING btree (chain_id, node_id);

CREATE INDEX need_deleted ON talent.need USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX need_enterprise ON talent.need USING btree (enterprise_id);

CREATE INDEX need_node ON talent.need USING btree (node_id) WHERE (node_id IS NOT NULL);

create table talent.need_gap (
  need_id uuid not null,
  chain_id uuid not null,
  node_id uuid not null,
  constraint need_gap_pkey PRIMARY KEY (need_id, chain_id, node_id),
  constraint need_gap_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint need_gap_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id) ON DELETE CASCADE,
  constraint need_gap_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id)
);

CREATE INDEX need_gap_chain ON talent.need_gap USING btree (chain_id);

CREATE INDEX need_gap_node ON talent.need_gap USING btree (node_id, chain_id);

create table talent.need_major (
  need_id uuid not null,
  major_code text not null,
  constraint need_major_pkey PRIMARY KEY (need_id, major_code),
  constraint need_major_major_code_fkey FOREIGN KEY (major_code) REFERENCES talent.major(code),
  constraint need_major_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id) ON DELETE CASCADE
);

CREATE INDEX need_major_major ON talent.need_major USING btree (major_code);

create table talent.need_place (
  need_id uuid not null,
  region_code text not null,
  constraint need_place_pkey PRIMARY KEY (need_id, region_code),
  constraint need_place_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id) ON DELETE CASCADE,
  constraint need_place_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code)
);

create table talent.need_problem (
  need_id uuid not null,
  problem_id uuid not null,
  constraint need_problem_pkey PRIMARY KEY (need_id, problem_id),
  constraint need_problem_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id) ON DELETE CASCADE,
  constraint need_problem_problem_id_fkey FOREIGN KEY (problem_id) REFERENCES matters.problem(id)
);

CREATE INDEX need_problem_problem ON talent.need_problem USING btree (problem_id);

create table talent.need_skill (
  need_id uuid not null,
  skill_id uuid not null,
  is_required boolean not null,
  constraint need_skill_pkey PRIMARY KEY (need_id, skill_id),
  constraint need_skill_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id) ON DELETE CASCADE,
  constraint need_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES talent.skill(id)
);

CREATE INDEX need_skill_skill ON talent.need_skill USING btree (skill_id);

create table talent.need_words (
  need_id uuid not null,
  digest text not null,
  words text not null,
  constraint need_words_pkey PRIMARY KEY (need_id),
  constraint need_words_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id) ON DELETE CASCADE
);

create table talent.plan_line (
  id uuid not null default gen_random_uuid(),
  year text not null,
  category text not null,
  region_code text not null,
  target integer,
  target_source text,
  actual integer,
  as_of_on date,
  actual_source text,
  note text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint plan_line_pkey PRIMARY KEY (id),
  constraint plan_line_year_category_region_code_key UNIQUE (year, category, region_code),
  constraint plan_line_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint plan_line_actual_check CHECK ((actual >= 0)),
  constraint plan_line_category_check CHECK ((category = ANY (ARRAY['highLevel'::text, 'highSkill'::text, 'professional'::text, 'graduate'::text]))),
  constraint plan_line_check CHECK (((target IS NULL) = (target_source IS NULL))),
  constraint plan_line_check1 CHECK (((actual IS NULL) = (as_of_on IS NULL))),
  constraint plan_line_check2 CHECK (((actual IS NULL) = (actual_source IS NULL))),
  constraint plan_line_target_check CHECK ((target >= 0)),
  constraint plan_line_year_check CHECK ((year ~ '^20[0-9]{2}$'::text))
);

CREATE INDEX plan_line_region ON talent.plan_line USING btree (region_code);

create table talent.profile (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  name text,
  name_order text collate "C",
  category text,
  talent_group text,
  education text,
  degree text,
  school text,
  title_level text,
  experience_years integer,
  employer text,
  enterprise_id uuid,
  honours text,
  achievements text,
  summary text,
  post_kinds text[] not null default '{}'::text[],
  modes text[] not null default '{}'::text[],
  salary_from integer,
  salary_to integer,
  available_on date,
  most_engagements integer not null default 1,
  phone text,
  email text,
  state text not null,
  source text not null,
  as_of_on date not null,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint profile_pkey PRIMARY KEY (id),
  constraint profile_number_key UNIQUE (number),
  constraint profile_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint profile_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint profile_category_check CHECK ((category = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text, 'E'::text]))),
  constraint profile_check CHECK ((salary_to >= salary_from)),
  constraint profile_check1 CHECK (((salary_from IS NULL) = (salary_to IS NULL))),
  constraint profile_check2 CHECK (((state = 'erased'::text) = (erased_at IS NOT NULL))),
  constraint profile_check3 CHECK (((state = 'erased'::text) OR (name IS NOT NULL))),
  constraint profile_experience_years_check CHECK (((experience_years >= 0) AND (experience_years <= 70))),
  constraint profile_modes_check CHECK ((modes <@ ARRAY['fullTime'::text, 'flexible'::text, 'partTime'::text, 'project'::text])),
  constraint profile_most_engagements_check CHECK (((most_engagements >= 1) AND (most_engagements <= 20))),
  constraint profile_name_check CHECK ((name <> ''::text)),
  constraint profile_post_kinds_check CHECK ((post_kinds <@ ARRAY['management'::text, 'technical'::text, 'marketing'::text, 'skill'::text])),
  constraint profile_salary_from_check CHECK ((salary_from > 0)),
  constraint profile_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'erased'::text]))),
  constraint profile_talent_group_check CHECK ((talent_group = ANY (ARRAY['leading'::text, 'young'::text, 'skilled'::text])))
);

CREATE INDEX profile_enterprise ON talent.profile USING btree (enterprise_id) WHERE (enterprise_id IS NOT NULL);

create table talent.profile_chain (
  profile_id uuid not null,
  chain_id uuid not null,
  constraint profile_chain_pkey PRIMARY KEY (profile_id, chain_id),
  constraint profile_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint profile_chain_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id) ON DELETE CASCADE
);

create table talent.profile_major (
  profile_id uuid not null,
  major_code text not null,
  constraint profile_major_pkey PRIMARY KEY (profile_id, major_code),
  constraint profile_major_major_code_fkey FOREIGN KEY (major_code) REFERENCES talent.major(code),
  constraint profile_major_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id) ON DELETE CASCADE
);

CREATE INDEX profile_major_major ON talent.profile_major USING btree (major_code);

create table talent.profile_node (
  profile_id uuid not null,
  node_id uuid not null,
  constraint profile_node_pkey PRIMARY KEY (profile_id, node_id),
  constraint profile_node_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint profile_node_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id) ON DELETE CASCADE
);

CREATE INDEX profile_node_node ON talent.profile_node USING btree (node_id);

create table talent.profile_place (
  profile_id uuid not null,
  region_code text not null,
  position integer not null,
  constraint profile_place_pkey PRIMARY KEY (profile_id, region_code),
  constraint profile_place_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id) ON DELETE CASCADE,
  constraint profile_place_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code)
);

create table talent.profile_skill (
  profile_id uuid not null,
  skill_id uuid not null,
  constraint profile_skill_pkey PRIMARY KEY (profile_id, skill_id),
  constraint profile_skill_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id) ON DELETE CASCADE,
  constraint profile_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES talent.skill(id)
);

CREATE INDEX profile_skill_skill ON talent.profile_skill USING btree (skill_id);

create table talent.profile_words (
  profile_id uuid not null,
  digest text not null,
  words text not null,
  constraint profile_words_pkey PRIMARY KEY (profile_id),
  constraint profile_words_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id) ON DELETE CASCADE
);

create table talent.run_need (
  run_id uuid not null,
  position integer not null,
  need_id uuid not null,
  capacity integer not null,
  tier integer not null,
  snapshot jsonb not null,
  constraint run_need_pkey PRIMARY KEY (run_id, "position"),
  constraint run_need_run_id_need_id_key UNIQUE (run_id, need_id),
  constraint run_need_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id),
  constraint run_need_run_id_fkey FOREIGN KEY (run_id) REFERENCES talent.match_run(id) ON DELETE CASCADE
);

CREATE INDEX run_need_need ON talent.run_need USING btree (need_id);

create table talent.run_pair (
  run_id uuid not null,
  need_id uuid not null,
  profile_id uuid not null,
  score integer not null,
  is_pinned boolean not null default false,
  constraint run_pair_pkey PRIMARY KEY (run_id, need_id, profile_id),
  constraint run_pair_need_id_fkey FOREIGN KEY (need_id) REFERENCES talent.need(id),
  constraint run_pair_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES talent.profile(id),
  constraint run_pair_run_id_fkey FOREIGN KEY (run_id) REFERENCES talent.match_run(id) ON DELETE CASCADE
);

CREATE INDEX run_pair_need ON talent.run_pair USING btree (need_id);

CREATE INDEX run_pair_profile ON talent.run_pair USING btree (profile_id);

create table talent.run_people (
  run_id uuid not null,
  block integer not null,
  profile_ids uuid[] not null,
  numbers integer[] not null,
  capacities integer[] not null,
  snapshots bytea not null,
  constraint run_people_pkey PRIMARY KEY (run_id, block),
  constraint run_people_run_id_fkey FOREIGN KEY (run_id) REFERENCES talent.match_run(id) ON DELETE CASCADE
);

create table talent.shortage_directory (
  id uuid not null default gen_random_uuid(),
  year integer not null,
  version integer not null,
  state text not null,
  title text not null,
  note text,
  from_on date not null,
  to_on date not null,
  settings jsonb not null,
  computed_on date not null,
  published_at timestamp with time zone,
  published_by_name text,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint shortage_directory_pkey PRIMARY KEY (id),
  constraint shortage_directory_year_version_key UNIQUE (year, version),
  constraint shortage_directory_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint shortage_directory_check CHECK ((to_on >= from_on)),
  constraint shortage_directory_check1 CHECK (((state = 'draft'::text) = (published_at IS NULL))),
  constraint shortage_directory_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'superseded'::text]))),
  constraint shortage_directory_title_check CHECK ((title <> ''::text)),
  constraint shortage_directory_version_check CHECK ((version > 0)),
  constraint shortage_directory_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);

CREATE UNIQUE INDEX shortage_directory_draft ON talent.shortage_directory USING btree (year) WHERE (state = 'draft'::text);

CREATE UNIQUE INDEX shortage_directory_published ON talent.shortage_directory USING btree (year) WHERE (state = 'published'::text);

create table talent.shortage_entry (
  id uuid not null default gen_random_uuid(),
  directory_id uuid not null,
  chain_id uuid not null,
  node_id uuid,
  title text not null,
  title_folded text not null,
  title_order text collate "C",
  post_kind text not null,
  education text not null,
  major_codes text[] not null default '{}'::text[],
  experience_from integer not null,
  experience_to integer not null,
  salary_from integer,
  salary_to integer,
  seats integer not null,
  enterprises integer not null,
  candidates integer not null,
  in_field integer not null,
  parts jsonb not null,
  shortage_index numeric(5,4) not null,
  stars integer not null,
  level text not null,
  reason_kind text not null,
  adjusted_stars integer,
  adjusted_reason text,
  adjusted_by_name text,
  adjusted_at timestamp with time zone,
  constraint shortage_entry_pkey PRIMARY KEY (id),
  constraint shortage_entry_directory_id_chain_id_title_folded_post_kind_key UNIQUE (directory_id, chain_id, title_folded, post_kind),
  constraint shortage_entry_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint shortage_entry_directory_id_fkey FOREIGN KEY (directory_id) REFERENCES talent.shortage_directory(id) ON DELETE CASCADE,
  constraint shortage_entry_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint shortage_entry_adjusted_stars_check CHECK (((adjusted_stars >= 1) AND (adjusted_stars <= 5))),
  constraint shortage_entry_candidates_check CHECK ((candidates >= 0)),
  constraint shortage_entry_check CHECK (((experience_to >= experience_from) AND (experience_to <= 50))),
  constraint shortage_entry_check1 CHECK ((salary_to >= salary_from)),
  constraint shortage_entry_check2 CHECK ((in_field >= candidates)),
  constraint shortage_entry_check3 CHECK (((salary_from IS NULL) = (salary_to IS NULL))),
  constraint shortage_entry_check4 CHECK (((adjusted_stars IS NULL) = (adjusted_reason IS NULL))),
  constraint shortage_entry_enterprises_check CHECK ((enterprises > 0)),
  constraint shortage_entry_experience_from_check CHECK (((experience_from >= 0) AND (experience_from <= 50))),
  constraint shortage_entry_level_check CHECK ((level = ANY (ARRAY['general'::text, 'short'::text, 'veryShort'::text]))),
  constraint shortage_entry_post_kind_check CHECK ((post_kind = ANY (ARRAY['management'::text, 'technical'::text, 'marketing'::text, 'skill'::text]))),
  constraint shortage_entry_reason_kind_check CHECK ((reason_kind = ANY (ARRAY['number'::text, 'ability'::text, 'supply'::text, 'dynamic'::text]))),
  constraint shortage_entry_salary_from_check CHECK ((salary_from > 0)),
  constraint shortage_entry_seats_check CHECK ((seats > 0)),
  constraint shortage_entry_shortage_index_check CHECK (((shortage_index >= (0)::numeric) AND (shortage_index <= (1)::numeric))),
  constraint shortage_entry_stars_check CHECK (((stars >= 1) AND (stars <= 5))),
  constraint shortage_entry_title_check CHECK ((title <> ''::text)),
  constraint shortage_entry_title_folded_check CHECK ((title_folded <> ''::text))
);

create table talent.skill (
  id uuid not null default gen_random_uuid(),
  name text not null,
  name_order text collate "C",
  name_en text,
  note text,
  retired boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint skill_pkey PRIMARY KEY (id),
  constraint skill_name_check CHECK ((name <> ''::text))
);

create table talent.skill_chain (
  skill_id uuid not null,
  chain_id uuid not null,
  constraint skill_chain_pkey PRIMARY KEY (skill_id, chain_id),
  constraint skill_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint skill_chain_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES talent.skill(id) ON DELETE CASCADE
);

create table talent.skill_parent (
  skill_id uuid not null,
  parent_id uuid not null,
  constraint skill_parent_pkey PRIMARY KEY (skill_id, parent_id),
  constraint skill_parent_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES talent.skill(id),
  constraint skill_parent_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES talent.skill(id) ON DELETE CASCADE,
  constraint skill_parent_check CHECK ((skill_id <> parent_id))
);

CREATE INDEX skill_parent_parent ON talent.skill_parent USING btree (parent_id);

create table talent.skill_word (
  folded text not null,
  word text not null,
  skill_id uuid not null,
  is_name boolean not null,
  constraint skill_word_pkey PRIMARY KEY (folded),
  constraint skill_word_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES talent.skill(id) ON DELETE CASCADE,
  constraint skill_word_folded_check CHECK ((folded <> ''::text))
);

CREATE UNIQUE INDEX skill_word_name ON talent.skill_word USING btree (skill_id) WHERE is_name;

CREATE INDEX skill_word_skill ON talent.skill_word USING btree (skill_id);

create table training.answer_group (
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  question_id uuid not null,
  name text not null,
  example text not null,
  state text not null,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint answer_group_pkey PRIMARY KEY (id),
  constraint answer_group_question_id_fkey FOREIGN KEY (question_id) REFERENCES training.survey_question(id),
  constraint answer_group_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES training.survey(id),
  constraint answer_group_name_check CHECK ((name <> ''::text)),
  constraint answer_group_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'setAside'::text])))
);

CREATE INDEX answer_group_question ON training.answer_group USING btree (question_id);

create table training.answer_group_member (
  question_id uuid not null,
  response_id uuid not null,
  group_id uuid not null,
  constraint answer_group_member_pkey PRIMARY KEY (question_id, response_id),
  constraint answer_group_member_group_id_fkey FOREIGN KEY (group_id) REFERENCES training.answer_group(id),
  constraint answer_group_member_question_id_fkey FOREIGN KEY (question_id) REFERENCES training.survey_question(id),
  constraint answer_group_member_response_id_fkey FOREIGN KEY (response_id) REFERENCES training.survey_response(id)
);

CREATE INDEX answer_group_member_group ON training.answer_group_member USING btree (group_id);

create table training.attendance (
  id uuid not null default gen_random_uuid(),
  session_id uuid not null,
  nomination_id uuid not null,
  mark text not null,
  way text not null,
  marked_by text not null,
  marked_by_name text not null,
  marked_at timestamp with time zone not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  constraint attendance_pkey PRIMARY KEY (id),
  constraint attendance_session_id_nomination_id_key UNIQUE (session_id, nomination_id),
  constraint attendance_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES training.nomination(id),
  constraint attendance_session_id_fkey FOREIGN KEY (session_id) REFERENCES training.session(id),
  constraint attendance_mark_check CHECK ((mark = ANY (ARRAY['present'::text, 'late'::text, 'absent'::text, 'leave'::text]))),
  constraint attendance_way_check CHECK ((way = ANY (ARRAY['code'::text, 'hand'::text, 'sheet'::text, 'leave'::text])))
);

CREATE INDEX attendance_nomination ON training.attendance USING btree (nomination_id);

create table training.calendar_feed (
  account_id text not null,
  token_hash text not null,
  created_at timestamp with time zone not null,
  constraint calendar_feed_pkey PRIMARY KEY (account_id),
  constraint calendar_feed_token_hash_key UNIQUE (token_hash),
  constraint calendar_feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);

create table training.class (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  programme_id uuid,
  term_no integer,
  kind text not null,
  title text not null,
  chain_id uuid,
  purpose text,
  audience text,
  host_org_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  hours numeric(5,1) not null,
  seats integer not null,
  place text,
  ad_hoc_reason text,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint class_pkey PRIMARY KEY (id),
  constraint class_number_key UNIQUE (number),
  constraint class_programme_id_term_no_key UNIQUE (programme_id, term_no),
  constraint class_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint class_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint class_host_org_id_fkey FOREIGN KEY (host_org_id) REFERENCES directory.organisation(id),
  constraint class_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES training.programme(id),
  constraint class_check CHECK ((ends_on >= starts_on)),
  constraint class_check1 CHECK (((programme_id IS NULL) = (term_no IS NULL))),
  constraint class_check2 CHECK (((programme_id IS NULL) = (ad_hoc_reason IS NOT NULL))),
  constraint class_hours_check CHECK ((hours > (0)::numeric)),
  constraint class_kind_check CHECK ((kind = ANY (ARRAY['lecture'::text, 'studyClass'::text]))),
  constraint class_seats_check CHECK ((seats > 0)),
  constraint class_term_no_check CHECK ((term_no > 0)),
  constraint class_title_check CHECK ((title <> ''::text))
);

CREATE INDEX class_chain ON training.class USING btree (chain_id) WHERE (chain_id IS NOT NULL);

CREATE INDEX class_starts ON training.class USING btree (starts_on);

create table training.class_cohost (
  class_id uuid not null,
  org_id uuid not null,
  position integer not null,
  constraint class_cohost_pkey PRIMARY KEY (class_id, org_id),
  constraint class_cohost_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint class_cohost_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id)
);

create table training.class_course (
  class_id uuid not null,
  position integer not null,
  module_position integer not null,
  course_id uuid not null,
  version_no integer not null,
  teacher_id uuid,
  hours numeric(4,1) not null,
  constraint class_course_pkey PRIMARY KEY (class_id, "position"),
  constraint class_course_class_id_course_id_key UNIQUE (class_id, course_id),
  constraint class_course_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint class_course_class_id_module_position_fkey FOREIGN KEY (class_id, module_position) REFERENCES training.class_module(class_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint class_course_course_id_fkey FOREIGN KEY (course_id) REFERENCES training.course(id),
  constraint class_course_course_id_version_no_fkey FOREIGN KEY (course_id, version_no) REFERENCES training.course_version(course_id, version_no),
  constraint class_course_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id),
  constraint class_course_hours_check CHECK ((hours > (0)::numeric)),
  constraint class_course_position_check CHECK (("position" > 0))
);

CREATE INDEX class_course_course ON training.class_course USING btree (course_id);

create table training.class_design (
  class_id uuid not null,
  changes jsonb not null default '[]'::jsonb,
  saved_by text not null,
  saved_by_name text not null,
  saved_at timestamp with time zone not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  constraint class_design_pkey PRIMARY KEY (class_id),
  constraint class_design_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id)
);

create table training.class_module (
  class_id uuid not null,
  position integer not null,
  kind text not null,
  title text not null,
  taught_by_org_id uuid,
  constraint class_module_pkey PRIMARY KEY (class_id, "position"),
  constraint class_module_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint class_module_taught_by_org_id_fkey FOREIGN KEY (taught_by_org_id) REFERENCES directory.organisation(id),
  constraint class_module_kind_check CHECK ((kind = ANY (ARRAY['industry'::text, 'talentParty'::text, 'investment'::text, 'free'::text]))),
  constraint class_module_position_check CHECK (("position" > 0)),
  constraint class_module_title_check CHECK ((title <> ''::text))
);

create table training.class_need (
  class_id uuid not null,
  need_id uuid not null,
  outcome text not null,
  met_by jsonb not null,
  reason jsonb,
  note text,
  constraint class_need_pkey PRIMARY KEY (class_id, need_id),
  constraint class_need_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class_design(class_id),
  constraint class_need_need_id_fkey FOREIGN KEY (need_id) REFERENCES training.need(id),
  constraint class_need_check CHECK (((outcome = 'leftOut'::text) = (reason IS NOT NULL))),
  constraint class_need_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'leftOut'::text])))
);

CREATE INDEX class_need_need ON training.class_need USING btree (need_id);

create table training.class_source (
  class_id uuid not null,
  ref_kind text not null,
  ref_id text not null,
  outcome text not null,
  need_ids uuid[] not null,
  constraint class_source_pkey PRIMARY KEY (class_id, ref_kind, ref_id),
  constraint class_source_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class_design(class_id),
  constraint class_source_outcome_check CHECK ((outcome = ANY (ARRAY['addressed'::text, 'leftOut'::text]))),
  constraint class_source_ref_kind_check CHECK ((ref_kind = ANY (ARRAY['matters.problem'::text, 'chains.node'::text])))
);

CREATE INDEX class_source_ref ON training.class_source USING btree (ref_kind, ref_id);

create table training.course (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  name text not null,
  name_order text,
  host_org_id uuid not null,
  sharing text not null,
  licence text,
  source text,
  retired boolean not null default false,
  version_no integer not null,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint course_pkey PRIMARY KEY (id),
  constraint course_number_key UNIQUE (number),
  constraint course_host_org_id_fkey FOREIGN KEY (host_org_id) REFERENCES directory.organisation(id),
  constraint course_name_check CHECK ((name <> ''::text)),
  constraint course_sharing_check CHECK ((sharing = ANY (ARRAY['class'::text, 'city'::text, 'public'::text]))),
  constraint course_version_no_check CHECK ((version_no > 0))
);

CREATE INDEX course_deleted ON training.course USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX course_host ON training.course USING btree (host_org_id);

create table training.course_origin (
  course_id uuid not null,
  origin_id uuid not null,
  origin_version integer not null,
  city text not null,
  version_no integer not null,
  package_id uuid not null,
  constraint course_origin_pkey PRIMARY KEY (course_id),
  constraint course_origin_origin_id_key UNIQUE (origin_id),
  constraint course_origin_course_id_fkey FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE,
  constraint course_origin_package_id_fkey FOREIGN KEY (package_id) REFERENCES training.course_package(id)
);

create table training.course_package (
  id uuid not null default gen_random_uuid(),
  city text not null,
  file_name text not null,
  sha256 text not null,
  made_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  taken_by_name text not null,
  constraint course_package_pkey PRIMARY KEY (id)
);

create table training.course_teacher (
  course_id uuid not null,
  teacher_id uuid not null,
  position integer not null,
  constraint course_teacher_pkey PRIMARY KEY (course_id, teacher_id),
  constraint course_teacher_course_id_fkey FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE,
  constraint course_teacher_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id)
);

CREATE INDEX course_teacher_teacher ON training.course_teacher USING btree (teacher_id);

create table training.course_version (
  course_id uuid not null,
  version_no integer not null,
  title text not null,
  category text not null,
  form text not null,
  hours numeric(4,1) not null,
  summary text not null,
  competences text[] not null,
  change_abilities text[] not null,
  qualities text[] not null,
  change_note text,
  exported_at timestamp with time zone,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint course_version_pkey PRIMARY KEY (course_id, version_no),
  constraint course_version_course_id_fkey FOREIGN KEY (course_id) REFERENCES training.course(id) ON DELETE CASCADE,
  constraint course_version_category_check CHECK ((category = ANY (ARRAY['industryTrend'::text, 'policy'::text, 'talent'::text, 'partyBuilding'::text, 'investment'::text, 'finance'::text, 'planning'::text, 'practice'::text]))),
  constraint course_version_check CHECK (((version_no = 1) OR (change_note IS NOT NULL))),
  constraint course_version_form_check CHECK ((form = ANY (ARRAY['lecture'::text, 'case'::text, 'fieldTeaching'::text, 'structuredDiscussion'::text]))),
  constraint course_version_hours_check CHECK ((hours > (0)::numeric)),
  constraint course_version_title_check CHECK ((title <> ''::text)),
  constraint course_version_version_no_check CHECK ((version_no > 0))
);

create table training.course_version_chain (
  course_id uuid not null,
  version_no integer not null,
  chain_id uuid not null,
  constraint course_version_chain_pkey PRIMARY KEY (course_id, version_no, chain_id),
  constraint course_version_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint course_version_chain_course_id_version_no_fkey FOREIGN KEY (course_id, version_no) REFERENCES training.course_version(course_id, version_no) ON DELETE CASCADE
);

CREATE INDEX course_version_chain_chain ON training.course_version_chain USING btree (chain_id);

create table training.course_version_topic (
  course_id uuid not null,
  version_no integer not null,
  topic_code text not null,
  constraint course_version_topic_pkey PRIMARY KEY (course_id, version_no, topic_code),
  constraint course_version_topic_course_id_version_no_fkey FOREIGN KEY (course_id, version_no) REFERENCES training.course_version(course_id, version_no) ON DELETE CASCADE,
  constraint course_version_topic_topic_code_fkey FOREIGN KEY (topic_code) REFERENCES training.topic(code)
);

CREATE INDEX course_version_topic_topic ON training.course_version_topic USING btree (topic_code);

create table training.discussion (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  kind text not null,
  title text not null,
  held_on date not null,
  place text,
  host_org_id uuid not null,
  chain_id uuid,
  enterprise_id uuid,
  class_id uuid,
  summary text,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint discussion_pkey PRIMARY KEY (id),
  constraint discussion_number_key UNIQUE (number),
  constraint discussion_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint discussion_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint discussion_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint discussion_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint discussion_host_org_id_fkey FOREIGN KEY (host_org_id) REFERENCES directory.organisation(id),
  constraint discussion_kind_check CHECK ((kind = ANY (ARRAY['discussion'::text, 'visit'::text]))),
  constraint discussion_title_check CHECK ((title <> ''::text))
);

CREATE INDEX discussion_chain ON training.discussion USING btree (chain_id) WHERE (chain_id IS NOT NULL);

CREATE INDEX discussion_deleted ON training.discussion USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

create table training.discussion_participant (
  discussion_id uuid not null,
  position integer not null,
  person_id uuid,
  name text not null,
  constraint discussion_participant_pkey PRIMARY KEY (discussion_id, "position"),
  constraint discussion_participant_discussion_id_fkey FOREIGN KEY (discussion_id) REFERENCES training.discussion(id),
  constraint discussion_participant_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint discussion_participant_name_check CHECK ((name <> ''::text))
);

create table training.enrolment (
  class_id uuid not null,
  spacing_days integer not null default 30,
  unit_share numeric(4,3) not null,
  kind_limits jsonb not null default '[]'::jsonb,
  lock_version integer not null default 1,
  constraint enrolment_pkey PRIMARY KEY (class_id),
  constraint enrolment_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint enrolment_spacing_days_check CHECK (((spacing_days >= 0) AND (spacing_days <= 366))),
  constraint enrolment_unit_share_check CHECK (((unit_share > (0)::numeric) AND (unit_share <= (1)::numeric)))
);

create table training.extra_seats (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  kind text not null,
  seats integer not null,
  reason text not null,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  constraint extra_seats_pkey PRIMARY KEY (id),
  constraint extra_seats_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint extra_seats_kind_check CHECK ((kind = ANY (ARRAY['hall'::text, 'online'::text]))),
  constraint extra_seats_reason_check CHECK ((reason <> ''::text)),
  constraint extra_seats_seats_check CHECK ((seats > 0))
);

CREATE INDEX extra_seats_class ON training.extra_seats USING btree (class_id);

create table training.finding (
  id uuid not null default gen_random_uuid(),
  discussion_id uuid not null,
  position integer not null,
  text text not null,
  node_id uuid,
  constraint finding_pkey PRIMARY KEY (id),
  constraint finding_discussion_id_fkey FOREIGN KEY (discussion_id) REFERENCES training.discussion(id),
  constraint finding_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint finding_position_check CHECK (("position" > 0)),
  constraint finding_text_check CHECK ((text <> ''::text))
);

CREATE INDEX finding_discussion ON training.finding USING btree (discussion_id, "position");

create table training.follow_up (
  class_id uuid not null,
  opened_on date not null,
  closes_on date not null,
  constraint follow_up_pkey PRIMARY KEY (class_id),
  constraint follow_up_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint follow_up_check CHECK ((closes_on >= opened_on))
);

create table training.follow_up_answer (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  answers jsonb not null,
  constraint follow_up_answer_pkey PRIMARY KEY (id),
  constraint follow_up_answer_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.follow_up(class_id)
);

CREATE INDEX follow_up_answer_class ON training.follow_up_answer USING btree (class_id);

create table training.follow_up_asked (
  class_id uuid not null,
  person_id uuid not null,
  answered boolean not null default false,
  reminders integer not null default 0,
  reminded_on date,
  constraint follow_up_asked_pkey PRIMARY KEY (class_id, person_id),
  constraint follow_up_asked_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.follow_up(class_id),
  constraint follow_up_asked_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id)
);

CREATE INDEX follow_up_asked_person ON training.follow_up_asked USING btree (person_id) WHERE (NOT answered);

create table training.hours_entry (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  class_id uuid,
  kind text not null,
  source text not null,
  hours numeric(6,1) not null,
  earned_on date not null,
  evidence text,
  issued_by text not null,
  issued_by_name text not null,
  issued_at timestamp with time zone not null,
  revoked_by_name text,
  revoked_at timestamp with time zone,
  revoke_reason text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  constraint hours_entry_pkey PRIMARY KEY (id),
  constraint hours_entry_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint hours_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint hours_entry_check CHECK ((num_nulls(revoked_by_name, revoked_at, revoke_reason) = ANY (ARRAY[0, 3]))),
  constraint hours_entry_hours_check CHECK ((hours > (0)::numeric)),
  constraint hours_entry_kind_check CHECK ((kind = ANY (ARRAY['centralised'::text, 'online'::text, 'other'::text]))),
  constraint hours_entry_source_check CHECK ((source <> ''::text))
);

CREATE UNIQUE INDEX hours_entry_class ON training.hours_entry USING btree (class_id, person_id) WHERE ((class_id IS NOT NULL) AND (revoked_at IS NULL));

CREATE INDEX hours_entry_person ON training.hours_entry USING btree (person_id, earned_on);

CREATE UNIQUE INDEX hours_entry_source ON training.hours_entry USING btree (person_id, kind, source, earned_on) WHERE ((class_id IS NULL) AND (revoked_at IS NULL));

create table training.idea (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  title text not null,
  body text not null,
  chain_id uuid,
  node_id uuid,
  class_id uuid,
  merged_into_id uuid,
  reply text,
  replied_by_name text,
  replied_at timestamp with time zone,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint idea_pkey PRIMARY KEY (id),
  constraint idea_number_key UNIQUE (number),
  constraint idea_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint idea_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint idea_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint idea_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES training.idea(id),
  constraint idea_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint idea_body_check CHECK ((body <> ''::text)),
  constraint idea_check CHECK ((merged_into_id <> id)),
  constraint idea_check1 CHECK ((num_nulls(reply, replied_by_name, replied_at) = ANY (ARRAY[0, 3]))),
  constraint idea_title_check CHECK ((title <> ''::text))
);

CREATE INDEX idea_chain ON training.idea USING btree (chain_id);

CREATE INDEX idea_class ON training.idea USING btree (class_id) WHERE (class_id IS NOT NULL);

CREATE INDEX idea_merged_into ON training.idea USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);

create table training.idea_author (
  id uuid not null default gen_random_uuid(),
  idea_id uuid not null,
  position integer not null,
  account_id text,
  person_id uuid,
  name text not null,
  unit_name text,
  from_idea_id uuid,
  constraint idea_author_pkey PRIMARY KEY (id),
  constraint idea_author_from_idea_id_fkey FOREIGN KEY (from_idea_id) REFERENCES training.idea(id),
  constraint idea_author_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES training.idea(id),
  constraint idea_author_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint idea_author_check CHECK (((account_id IS NOT NULL) OR (person_id IS NOT NULL))),
  constraint idea_author_name_check CHECK ((name <> ''::text)),
  constraint idea_author_position_check CHECK (("position" > 0))
);

CREATE UNIQUE INDEX idea_author_account ON training.idea_author USING btree (idea_id, account_id) WHERE (account_id IS NOT NULL);

CREATE INDEX idea_author_by_account ON training.idea_author USING btree (account_id);

CREATE INDEX idea_author_by_person ON training.idea_author USING btree (person_id);

CREATE INDEX idea_author_from ON training.idea_author USING btree (from_idea_id) WHERE (from_idea_id IS NOT NULL);

CREATE UNIQUE INDEX idea_author_person ON training.idea_author USING btree (idea_id, person_id) WHERE (person_id IS NOT NULL);

create table training.idea_topic (
  idea_id uuid not null,
  topic_code text not null,
  constraint idea_topic_pkey PRIMARY KEY (idea_id, topic_code),
  constraint idea_topic_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES training.idea(id),
  constraint idea_topic_topic_code_fkey FOREIGN KEY (topic_code) REFERENCES training.topic(code)
);

CREATE INDEX idea_topic_topic ON training.idea_topic USING btree (topic_code);

create table training.leave (
  id uuid not null default gen_random_uuid(),
  nomination_id uuid not null,
  reason text not null,
  state text not null,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  decided_by_name text,
  decided_at timestamp with time zone,
  decision_reason text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  constraint leave_pkey PRIMARY KEY (id),
  constraint leave_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES training.nomination(id),
  constraint leave_check CHECK (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint leave_reason_check CHECK ((reason <> ''::text)),
  constraint leave_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text])))
);

CREATE INDEX leave_nomination ON training.leave USING btree (nomination_id);

create table training.leave_session (
  leave_id uuid not null,
  session_id uuid not null,
  constraint leave_session_pkey PRIMARY KEY (leave_id, session_id),
  constraint leave_session_leave_id_fkey FOREIGN KEY (leave_id) REFERENCES training.leave(id) ON DELETE CASCADE,
  constraint leave_session_session_id_fkey FOREIGN KEY (session_id) REFERENCES training.session(id)
);

create table training.lesson (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  scope text not null,
  rule text not null,
  subject text not null,
  seen jsonb not null,
  effect jsonb not null,
  note text,
  state text not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamp with time zone,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint lesson_pkey PRIMARY KEY (id),
  constraint lesson_class_id_rule_subject_key UNIQUE (class_id, rule, subject),
  constraint lesson_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint lesson_check CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint lesson_check1 CHECK ((num_nulls(decided_by, decided_by_name, decided_at) = ANY (ARRAY[0, 3]))),
  constraint lesson_scope_check CHECK ((scope = ANY (ARRAY['series'::text, 'chain'::text]))),
  constraint lesson_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'dropped'::text])))
);

create table training.need (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  level text not null,
  statement text not null,
  org_id uuid not null,
  post_title text,
  person_id uuid,
  chain_id uuid,
  node_id uuid,
  weight integer not null,
  competences text[] not null default '{}'::text[],
  change_abilities text[] not null default '{}'::text[],
  qualities text[] not null default '{}'::text[],
  closed_on date,
  close_reason text,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint need_pkey PRIMARY KEY (id),
  constraint need_number_key UNIQUE (number),
  constraint need_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint need_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint need_node_id_fkey FOREIGN KEY (node_id) REFERENCES chains.node(id),
  constraint need_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint need_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint need_check CHECK (((level = 'post'::text) = (post_title IS NOT NULL))),
  constraint need_check1 CHECK (((level = 'person'::text) = (person_id IS NOT NULL))),
  constraint need_check2 CHECK (((closed_on IS NULL) = (close_reason IS NULL))),
  constraint need_level_check CHECK ((level = ANY (ARRAY['organisation'::text, 'post'::text, 'person'::text]))),
  constraint need_statement_check CHECK ((statement <> ''::text)),
  constraint need_weight_check CHECK (((weight >= 1) AND (weight <= 5)))
);

CREATE INDEX need_chain ON training.need USING btree (chain_id) WHERE (closed_on IS NULL);

CREATE INDEX need_deleted ON training.need USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX need_org ON training.need USING btree (org_id);

create table training.need_source (
  need_id uuid not null,
  ref_kind text not null,
  ref_id text not null,
  constraint need_source_pkey PRIMARY KEY (need_id, ref_kind, ref_id),
  constraint need_source_need_id_fkey FOREIGN KEY (need_id) REFERENCES training.need(id)
);

CREATE INDEX need_source_ref ON training.need_source USING btree (ref_kind, ref_id);

create table training.need_topic (
  need_id uuid not null,
  topic_code text not null,
  constraint need_topic_pkey PRIMARY KEY (need_id, topic_code),
  constraint need_topic_need_id_fkey FOREIGN KEY (need_id) REFERENCES training.need(id),
  constraint need_topic_topic_code_fkey FOREIGN KEY (topic_code) REFERENCES training.topic(code)
);

CREATE INDEX need_topic_topic ON training.need_topic USING btree (topic_code);

create table training.nomination (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  person_id uuid not null,
  unit_org_id uuid not null,
  state text not null,
  seat text,
  rank integer,
  confirmed_at timestamp with time zone,
  waiver text,
  pin text,
  pin_reason text,
  reason text,
  vacated boolean not null default false,
  run_id uuid,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint nomination_pkey PRIMARY KEY (id),
  constraint nomination_class_id_person_id_key UNIQUE (class_id, person_id),
  constraint nomination_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint nomination_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint nomination_run_id_fkey FOREIGN KEY (run_id) REFERENCES training.selection_run(id),
  constraint nomination_unit_org_id_fkey FOREIGN KEY (unit_org_id) REFERENCES directory.organisation(id),
  constraint nomination_check CHECK (((state = 'selected'::text) = (seat IS NOT NULL))),
  constraint nomination_check1 CHECK (((pin IS NULL) = (pin_reason IS NULL))),
  constraint nomination_check2 CHECK (((NOT vacated) OR (state = 'withdrawn'::text))),
  constraint nomination_pin_check CHECK ((pin = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint nomination_pin_reason_check CHECK ((pin_reason <> ''::text)),
  constraint nomination_rank_check CHECK ((rank > 0)),
  constraint nomination_reason_check CHECK ((reason <> ''::text)),
  constraint nomination_seat_check CHECK ((seat = ANY (ARRAY['hall'::text, 'online'::text]))),
  constraint nomination_state_check CHECK ((state = ANY (ARRAY['nominated'::text, 'selected'::text, 'waitlisted'::text, 'leftOut'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint nomination_waiver_check CHECK ((waiver <> ''::text))
);

CREATE INDEX nomination_person ON training.nomination USING btree (person_id);

CREATE INDEX nomination_unit ON training.nomination USING btree (unit_org_id);

create table training.programme (
  id uuid not null default gen_random_uuid(),
  year integer not null,
  title text not null,
  basis text,
  host_org_id uuid not null,
  spacing_weeks integer not null,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint programme_pkey PRIMARY KEY (id),
  constraint programme_host_org_id_fkey FOREIGN KEY (host_org_id) REFERENCES directory.organisation(id),
  constraint programme_spacing_weeks_check CHECK (((spacing_weeks >= 1) AND (spacing_weeks <= 26))),
  constraint programme_title_check CHECK ((title <> ''::text)),
  constraint programme_year_check CHECK (((year >= 2000) AND (year <= 2199)))
);

CREATE UNIQUE INDEX programme_year ON training.programme USING btree (host_org_id, year);

create table training.quota (
  class_id uuid not null,
  org_id uuid not null,
  seats integer not null,
  least integer not null default 0,
  fixed boolean not null default false,
  constraint quota_pkey PRIMARY KEY (class_id, org_id),
  constraint quota_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint quota_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint quota_check CHECK ((("least" >= 0) AND ("least" <= seats))),
  constraint quota_seats_check CHECK ((seats > 0))
);

CREATE INDEX quota_org ON training.quota USING btree (org_id);

create table training.rating (
  id uuid not null default gen_random_uuid(),
  session_id uuid not null,
  answers jsonb not null,
  constraint rating_pkey PRIMARY KEY (id),
  constraint rating_session_id_fkey FOREIGN KEY (session_id) REFERENCES training.session(id)
);

CREATE INDEX rating_session ON training.rating USING btree (session_id);

create table training.rating_given (
  session_id uuid not null,
  person_id uuid not null,
  constraint rating_given_pkey PRIMARY KEY (session_id, person_id),
  constraint rating_given_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint rating_given_session_id_fkey FOREIGN KEY (session_id) REFERENCES training.session(id)
);

create table training.selection_adoption (
  run_id uuid not null,
  deviations jsonb not null default '[]'::jsonb,
  adopted_by text not null,
  adopted_by_name text not null,
  adopted_at timestamp with time zone not null,
  constraint selection_adoption_pkey PRIMARY KEY (run_id),
  constraint selection_adoption_run_id_fkey FOREIGN KEY (run_id) REFERENCES training.selection_run(id)
);

create table training.selection_run (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  number integer not null,
  kind text not null,
  status text not null,
  problem jsonb not null,
  proposal jsonb not null,
  names jsonb not null,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  constraint selection_run_pkey PRIMARY KEY (id),
  constraint selection_run_class_id_number_key UNIQUE (class_id, number),
  constraint selection_run_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint selection_run_kind_check CHECK ((kind = ANY (ARRAY['select'::text, 'replan'::text]))),
  constraint selection_run_status_check CHECK ((status = ANY (ARRAY['optimal'::text, 'feasible'::text, 'infeasible'::text, 'limit'::text])))
);

CREATE TRIGGER selection_run_frozen BEFORE UPDATE ON training.selection_run FOR EACH ROW EXECUTE FUNCTION training.refuse_change();

create table training.service_figure (
  id uuid not null default gen_random_uuid(),
  org_id uuid not null,
  quarter text not null,
  question text not null,
  asked text not null,
  mean numeric(3,2) not null,
  answers integer not null,
  source text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint service_figure_pkey PRIMARY KEY (id),
  constraint service_figure_org_id_quarter_question_asked_key UNIQUE (org_id, quarter, question, asked),
  constraint service_figure_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint service_figure_answers_check CHECK ((answers >= 5)),
  constraint service_figure_asked_check CHECK ((asked = ANY (ARRAY['all'::text, 'newcomers'::text]))),
  constraint service_figure_mean_check CHECK (((mean >= (1)::numeric) AND (mean <= (5)::numeric))),
  constraint service_figure_quarter_check CHECK ((quarter ~ '^[0-9]{4}Q[1-4]$'::text)),
  constraint service_figure_question_check CHECK ((question = ANY (ARRAY['service'::text, 'efficiency'::text, 'atmosphere'::text]))),
  constraint service_figure_source_check CHECK ((source <> ''::text))
);

create table training.session (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  title text not null,
  course_id uuid,
  version_no integer,
  module_position integer,
  teacher_id uuid,
  venue_id uuid,
  held_on date,
  half text,
  starts_at text,
  ends_at text,
  hours numeric(4,1) not null,
  kind text not null,
  pinned boolean not null default false,
  released boolean not null default false,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint session_course_id_fkey FOREIGN KEY (course_id) REFERENCES training.course(id),
  constraint session_course_id_version_no_fkey FOREIGN KEY (course_id, version_no) REFERENCES training.course_version(course_id, version_no),
  constraint session_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id),
  constraint session_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES training.venue(id),
  constraint session_check CHECK (((course_id IS NULL) = (version_no IS NULL))),
  constraint session_check1 CHECK ((num_nulls(held_on, half, starts_at, ends_at) = ANY (ARRAY[0, 4]))),
  constraint session_check2 CHECK ((ends_at > starts_at)),
  constraint session_check3 CHECK (((half = 'am'::text) = (starts_at < '12:00'::text))),
  constraint session_ends_at_check CHECK ((ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint session_half_check CHECK ((half = ANY (ARRAY['am'::text, 'pm'::text]))),
  constraint session_hours_check CHECK ((hours > (0)::numeric)),
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'teaching'::text, 'fieldTeaching'::text, 'discussion'::text, 'closing'::text]))),
  constraint session_starts_at_check CHECK ((starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint session_title_check CHECK ((title <> ''::text))
);

CREATE INDEX session_class ON training.session USING btree (class_id, held_on, starts_at);

CREATE INDEX session_course ON training.session USING btree (course_id) WHERE (course_id IS NOT NULL);

CREATE INDEX session_teacher ON training.session USING btree (teacher_id, held_on) WHERE (teacher_id IS NOT NULL);

CREATE INDEX session_venue ON training.session USING btree (venue_id, held_on) WHERE (venue_id IS NOT NULL);

create table training.session_co_teacher (
  session_id uuid not null,
  position integer not null,
  teacher_id uuid not null,
  constraint session_co_teacher_pkey PRIMARY KEY (session_id, "position"),
  constraint session_co_teacher_session_id_teacher_id_key UNIQUE (session_id, teacher_id),
  constraint session_co_teacher_session_id_fkey FOREIGN KEY (session_id) REFERENCES training.session(id) ON DELETE CASCADE,
  constraint session_co_teacher_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id),
  constraint session_co_teacher_position_check CHECK (("position" > 0))
);

CREATE INDEX session_co_teacher_teacher ON training.session_co_teacher USING btree (teacher_id);

create table training.session_fee (
  session_id uuid not null,
  amount_after_tax numeric(10,2) not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint session_fee_pkey PRIMARY KEY (session_id),
  constraint session_fee_session_id_fkey FOREIGN KEY (session_id) REFERENCES training.session(id),
  constraint session_fee_amount_after_tax_check CHECK ((amount_after_tax >= (0)::numeric))
);

create table training.survey (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  title text not null,
  purpose text not null,
  asked_by_org_id uuid not null,
  basis text not null,
  frequency text not null,
  minutes integer not null,
  chain_id uuid,
  class_id uuid,
  is_anonymous boolean not null,
  opens_on date not null,
  closes_on date not null,
  minimum_sample integer not null default 5,
  strata text not null default 'none'::text,
  remind_days_before integer,
  most_reminders integer not null default 2,
  public_code text,
  state text not null,
  created_org_id uuid,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint survey_pkey PRIMARY KEY (id),
  constraint survey_number_key UNIQUE (number),
  constraint survey_public_code_key UNIQUE (public_code),
  constraint survey_asked_by_org_id_fkey FOREIGN KEY (asked_by_org_id) REFERENCES directory.organisation(id),
  constraint survey_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint survey_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint survey_created_org_id_fkey FOREIGN KEY (created_org_id) REFERENCES directory.organisation(id),
  constraint survey_basis_check CHECK ((basis <> ''::text)),
  constraint survey_check CHECK ((closes_on >= opens_on)),
  constraint survey_frequency_check CHECK ((frequency = ANY (ARRAY['once'::text, 'yearly'::text, 'halfYearly'::text, 'quarterly'::text]))),
  constraint survey_minimum_sample_check CHECK (((minimum_sample >= 3) AND (minimum_sample <= 50))),
  constraint survey_minutes_check CHECK (((minutes >= 1) AND (minutes <= 60))),
  constraint survey_most_reminders_check CHECK (((most_reminders >= 0) AND (most_reminders <= 5))),
  constraint survey_public_code_check CHECK ((public_code ~ '^[a-z2-7]{20}$'::text)),
  constraint survey_purpose_check CHECK ((purpose <> ''::text)),
  constraint survey_remind_days_before_check CHECK (((remind_days_before >= 1) AND (remind_days_before <= 14))),
  constraint survey_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
  constraint survey_strata_check CHECK ((strata = ANY (ARRAY['none'::text, 'deptKind'::text, 'region'::text]))),
  constraint survey_title_check CHECK ((title <> ''::text))
);

CREATE INDEX survey_chain ON training.survey USING btree (chain_id) WHERE (chain_id IS NOT NULL);

CREATE INDEX survey_deleted ON training.survey USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX survey_state ON training.survey USING btree (state, closes_on);

create table training.survey_audience (
  survey_id uuid not null,
  position integer not null,
  org_id uuid,
  with_below boolean not null default false,
  person_id uuid,
  dept_kind text,
  region_code text,
  constraint survey_audience_pkey PRIMARY KEY (survey_id, "position"),
  constraint survey_audience_org_id_fkey FOREIGN KEY (org_id) REFERENCES directory.organisation(id),
  constraint survey_audience_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint survey_audience_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint survey_audience_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES training.survey(id),
  constraint survey_audience_check CHECK (((num_nonnulls(org_id, person_id) + ((num_nonnulls(dept_kind, region_code) > 0))::integer) = 1))
);

create table training.survey_invitation (
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  person_id uuid not null,
  token_hash text,
  answered boolean not null default false,
  saved text,
  saved_version integer not null default 0,
  reminders integer not null default 0,
  reminded_on date,
  constraint survey_invitation_pkey PRIMARY KEY (id),
  constraint survey_invitation_survey_id_person_id_key UNIQUE (survey_id, person_id),
  constraint survey_invitation_token_hash_key UNIQUE (token_hash),
  constraint survey_invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint survey_invitation_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES training.survey(id),
  constraint survey_invitation_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);

create table training.survey_question (
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  position integer not null,
  kind text not null,
  text text not null,
  required boolean not null,
  options text[] not null default '{}'::text[],
  most_choices integer,
  grouping text not null default 'none'::text,
  constraint survey_question_pkey PRIMARY KEY (id),
  constraint survey_question_survey_id_position_key UNIQUE (survey_id, "position"),
  constraint survey_question_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES training.survey(id),
  constraint survey_question_grouping_check CHECK (("grouping" = ANY (ARRAY['none'::text, 'asked'::text, 'done'::text]))),
  constraint survey_question_kind_check CHECK ((kind = ANY (ARRAY['matrix'::text, 'single'::text, 'multiple'::text, 'open'::text]))),
  constraint survey_question_most_choices_check CHECK ((most_choices > 0)),
  constraint survey_question_position_check CHECK (("position" > 0)),
  constraint survey_question_text_check CHECK ((text <> ''::text))
);

create table training.survey_question_topic (
  question_id uuid not null,
  topic_code text not null,
  position integer not null,
  constraint survey_question_topic_pkey PRIMARY KEY (question_id, topic_code),
  constraint survey_question_topic_question_id_fkey FOREIGN KEY (question_id) REFERENCES training.survey_question(id) ON DELETE CASCADE,
  constraint survey_question_topic_topic_code_fkey FOREIGN KEY (topic_code) REFERENCES training.topic(code)
);

create table training.survey_response (
  id uuid not null default gen_random_uuid(),
  survey_id uuid not null,
  invitation_id uuid,
  stratum text,
  answers jsonb not null,
  handed_in_on date not null,
  constraint survey_response_pkey PRIMARY KEY (id),
  constraint survey_response_invitation_id_key UNIQUE (invitation_id),
  constraint survey_response_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES training.survey_invitation(id),
  constraint survey_response_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES training.survey(id)
);

CREATE INDEX survey_response_survey ON training.survey_response USING btree (survey_id);

create table training.teacher (
  id uuid not null default gen_random_uuid(),
  person_id uuid,
  name text not null,
  name_order text,
  unit text,
  post text,
  level text not null,
  source text not null,
  fields text,
  phone text,
  email text,
  fee_note text,
  note text,
  retired boolean not null default false,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint teacher_pkey PRIMARY KEY (id),
  constraint teacher_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint teacher_check CHECK (((person_id IS NULL) = (unit IS NOT NULL))),
  constraint teacher_check1 CHECK (((person_id IS NULL) OR (num_nonnulls(post, phone, email) = 0))),
  constraint teacher_level_check CHECK ((level = ANY (ARRAY['associateSenior'::text, 'fullSenior'::text, 'academician'::text, 'other'::text]))),
  constraint teacher_name_check CHECK ((name <> ''::text)),
  constraint teacher_source_check CHECK ((source = ANY (ARRAY['academician'::text, 'expert'::text, 'official'::text, 'entrepreneur'::text, 'inHouse'::text])))
);

CREATE INDEX teacher_deleted ON training.teacher USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE UNIQUE INDEX teacher_name_unit ON training.teacher USING btree (name, unit) WHERE ((person_id IS NULL) AND (deleted_at IS NULL));

CREATE UNIQUE INDEX teacher_person_id_key ON training.teacher USING btree (person_id) WHERE (deleted_at IS NULL);

create table training.teacher_chain (
  teacher_id uuid not null,
  chain_id uuid not null,
  constraint teacher_chain_pkey PRIMARY KEY (teacher_id, chain_id),
  constraint teacher_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint teacher_chain_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id) ON DELETE CASCADE
);

create table training.teacher_invitation (
  id uuid not null default gen_random_uuid(),
  class_id uuid not null,
  teacher_id uuid not null,
  course_id uuid,
  token_hash text not null,
  slot_on date not null,
  slot text not null,
  place text,
  message text,
  tells_needs boolean not null,
  tells_problems boolean not null,
  expires_on date not null,
  state text not null,
  answer_note text,
  talk text,
  contact text,
  answered_at timestamp with time zone,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint teacher_invitation_pkey PRIMARY KEY (id),
  constraint teacher_invitation_token_hash_key UNIQUE (token_hash),
  constraint teacher_invitation_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint teacher_invitation_course_id_fkey FOREIGN KEY (course_id) REFERENCES training.course(id),
  constraint teacher_invitation_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id),
  constraint teacher_invitation_check CHECK ((((state = ANY (ARRAY['accepted'::text, 'declined'::text])) = (answered_at IS NOT NULL)) OR (state = 'revoked'::text))),
  constraint teacher_invitation_slot_check CHECK ((slot <> ''::text)),
  constraint teacher_invitation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'revoked'::text])))
);

CREATE INDEX teacher_invitation_class ON training.teacher_invitation USING btree (class_id);

CREATE UNIQUE INDEX teacher_invitation_talk ON training.teacher_invitation USING btree (class_id, teacher_id, COALESCE(course_id, class_id)) WHERE (state = ANY (ARRAY['open'::text, 'accepted'::text]));

CREATE INDEX teacher_invitation_teacher ON training.teacher_invitation USING btree (teacher_id);

create table training.timetable (
  class_id uuid not null,
  lock_version integer not null default 1,
  constraint timetable_pkey PRIMARY KEY (class_id),
  constraint timetable_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id)
);

create table training.timetable_release (
  class_id uuid not null,
  number integer not null,
  content jsonb not null,
  changes jsonb not null,
  broken jsonb not null,
  override_reason text,
  released_at timestamp with time zone not null,
  released_by text not null,
  released_by_name text not null,
  is_demo boolean not null default false,
  constraint timetable_release_pkey PRIMARY KEY (class_id, number),
  constraint timetable_release_class_id_fkey FOREIGN KEY (class_id) REFERENCES training.class(id),
  constraint timetable_release_check CHECK (((override_reason IS NOT NULL) OR (jsonb_array_length(broken) = 0))),
  constraint timetable_release_number_check CHECK ((number > 0))
);

CREATE INDEX timetable_release_content ON training.timetable_release USING gin (content jsonb_path_ops);

create table training.topic (
  code text not null,
  name text not null,
  category text not null,
  chain_id uuid,
  retired boolean not null default false,
  lock_version integer not null default 1,
  constraint topic_pkey PRIMARY KEY (code),
  constraint topic_name_key UNIQUE (name),
  constraint topic_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint topic_category_check CHECK ((category = ANY (ARRAY['industryTrend'::text, 'policy'::text, 'talent'::text, 'partyBuilding'::text, 'investment'::text, 'finance'::text, 'planning'::text, 'practice'::text]))),
  constraint topic_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{0,59}$'::text)),
  constraint topic_name_check CHECK ((name <> ''::text))
);

create table training.trainee_profile (
  person_id uuid not null,
  band text not null,
  promoted_on date,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint trainee_profile_pkey PRIMARY KEY (person_id),
  constraint trainee_profile_person_id_fkey FOREIGN KEY (person_id) REFERENCES directory.person(id),
  constraint trainee_profile_band_check CHECK ((band = ANY (ARRAY['division'::text, 'section'::text])))
);

create table training.unavailability (
  id uuid not null default gen_random_uuid(),
  teacher_id uuid,
  venue_id uuid,
  from_on date not null,
  until_on date not null,
  half text not null,
  reason text,
  constraint unavailability_pkey PRIMARY KEY (id),
  constraint unavailability_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES training.teacher(id) ON DELETE CASCADE,
  constraint unavailability_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES training.venue(id) ON DELETE CASCADE,
  constraint unavailability_check CHECK ((num_nonnulls(teacher_id, venue_id) = 1)),
  constraint unavailability_check1 CHECK ((until_on >= from_on)),
  constraint unavailability_half_check CHECK ((half = ANY (ARRAY['am'::text, 'pm'::text, 'all'::text])))
);

CREATE INDEX unavailability_teacher ON training.unavailability USING btree (teacher_id) WHERE (teacher_id IS NOT NULL);

CREATE INDEX unavailability_venue ON training.unavailability USING btree (venue_id) WHERE (venue_id IS NOT NULL);

create table training.venue (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  name_order text,
  region_code text not null,
  enterprise_id uuid,
  capacity integer not null,
  address text,
  route text,
  shows text,
  contact_name text,
  contact_phone text,
  note text,
  retired boolean not null default false,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  constraint venue_pkey PRIMARY KEY (id),
  constraint venue_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES directory.enterprise(id),
  constraint venue_region_code_fkey FOREIGN KEY (region_code) REFERENCES directory.region(code),
  constraint venue_capacity_check CHECK ((capacity > 0)),
  constraint venue_kind_check CHECK ((kind = ANY (ARRAY['classroom'::text, 'fieldSite'::text]))),
  constraint venue_name_check CHECK ((name <> ''::text))
);

CREATE INDEX venue_deleted ON training.venue USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX venue_enterprise ON training.venue USING btree (enterprise_id) WHERE (enterprise_id IS NOT NULL);

CREATE UNIQUE INDEX venue_name_region ON training.venue USING btree (name, region_code) WHERE (deleted_at IS NULL);

create table training.venue_chain (
  venue_id uuid not null,
  chain_id uuid not null,
  constraint venue_chain_pkey PRIMARY KEY (venue_id, chain_id),
  constraint venue_chain_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES chains.chain(id),
  constraint venue_chain_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES training.venue(id) ON DELETE CASCADE
);
