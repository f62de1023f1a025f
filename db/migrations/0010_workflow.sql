-- Whatever is handled by several people in turn runs through one engine: an instance says where an object stands, whom
-- it waits for and how its clock stands; every step is an event, and the events replay to the instance. Columns beside
-- the JSON values are derived from them so that queues and rights are answered by an index. The working calendar keeps
-- what differs from the calendar built into the product; its version changes with every edit.

create table platform.workflow_instance (
  id uuid primary key default gen_random_uuid(),
  definition text not null,
  definition_version integer not null,
  object_kind text not null,
  object_id text not null,
  title text not null,
  href text,
  state text not null,
  stage text not null check (stage in ('start', 'open', 'side', 'done')),
  -- The state before the side state, to which one goes back.
  back_state text,
  level text,
  supervision jsonb,
  countersign jsonb,
  parties jsonb not null default '{}',
  delegations jsonb not null default '[]',
  -- Who last did the actions that another person must follow (four eyes).
  doers jsonb not null default '{}',
  belonging jsonb not null default '{}',
  clock jsonb,
  -- Day on which a suspended instance goes on by itself.
  resume_on date,
  -- Derived: whom it waits for, what it belongs to together with its parties, and where its clock stands.
  waits_for text[] not null,
  waiting_org_ids text[] not null,
  waiting_account_ids text[] not null,
  org_ids text[] not null,
  chain_codes text[] not null,
  region_codes text[] not null,
  account_ids text[] not null,
  due_on date,
  warn_on date,
  -- Day on which the derived columns change without an act: a delegation ends.
  refresh_on date,
  calendar_version uuid,
  -- The due day that was warned of and that was told to be missed, so that each is told once.
  warned_due_on date,
  missed_due_on date,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  lock_version integer not null default 1,
  unique (object_kind, object_id)
);
create index workflow_instance_waiting_org on platform.workflow_instance using gin (waiting_org_ids);
create index workflow_instance_waiting_account on platform.workflow_instance using gin (waiting_account_ids);
create index workflow_instance_due on platform.workflow_instance (due_on) where due_on is not null;
create index workflow_instance_resume on platform.workflow_instance (resume_on) where resume_on is not null;
create index workflow_instance_open on platform.workflow_instance (definition, state);

create table platform.workflow_event (
  id bigint generated always as identity primary key,
  instance_id uuid not null references platform.workflow_instance on delete cascade,
  -- The instance's version after the event. A mark of the clock changes no version.
  lock_version integer not null,
  is_mark boolean not null default false,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  on_behalf_of text,
  action text not null,
  from_state text,
  to_state text not null,
  reason text,
  -- All that the step was given, so that the events replay.
  input jsonb not null default '{}'
);
create index workflow_event_instance on platform.workflow_event (instance_id, id);
create unique index workflow_event_one_winner on platform.workflow_event (instance_id, lock_version) where not is_mark;

create table platform.calendar_day (
  day date primary key,
  is_workday boolean not null,
  name text not null,
  source text not null,
  lock_version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null
);

-- Years whose official notice was entered. Other years that the product does not know are provisional.
create table platform.calendar_year (
  year integer primary key,
  source text not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create table platform.calendar_state (
  id integer primary key default 1 check (id = 1),
  version uuid not null default gen_random_uuid()
);
insert into platform.calendar_state default values;

-- A draft is submitted before it is published, so that a second person looks at it.
alter table chains.template drop constraint template_state_check;
alter table chains.template add constraint template_state_check
  check (state in ('draft', 'submitted', 'published', 'retired'));
drop index chains.template_one_draft;
create unique index template_one_draft on chains.template (chain_id) where state in ('draft', 'submitted');

-- Facts and templates from before stand where they stood; their earlier steps are in the audit log.
insert into platform.workflow_instance (definition, definition_version, object_kind, object_id, title, href, state,
  stage, belonging, waits_for, waiting_org_ids, waiting_account_ids, org_ids, chain_codes, region_codes, account_ids,
  begun_at, changed_at, lock_version)
select 'documents.fact', 1, 'documents.fact', f.id::text, left(f.sentence, 40),
  '/documents/' || f.document_id || '?fact=' || f.id, f.state,
  case f.state when 'suggested' then 'start' else 'done' end,
  jsonb_build_object('chainCodes', a.chains, 'regionCodes', a.regions),
  case f.state when 'suggested' then array['reviewer'] else '{}' end, '{}', '{}', '{}', a.chains, a.regions, '{}',
  d.created_at, coalesce(f.decided_at, d.created_at), f.lock_version
from documents.fact f
join documents.document d on d.id = f.document_id
cross join lateral (
  select coalesce(array_agg(distinct r ->> 'id') filter (where r ->> 'kind' = 'chains.chain'), '{}') as chains,
    coalesce(array_agg(distinct r ->> 'id') filter (where r ->> 'kind' = 'directory.region'), '{}') as regions
  from jsonb_array_elements(f.about) r
) a;

insert into platform.workflow_instance (definition, definition_version, object_kind, object_id, title, href, state,
  stage, belonging, waits_for, waiting_org_ids, waiting_account_ids, org_ids, chain_codes, region_codes, account_ids,
  begun_at, changed_at, lock_version)
select 'chains.template', 1, 'chains.template', t.id::text, c.name || ' ' || t.version,
  '/chains/' || c.code || '?tab=versions', t.state, case t.state when 'draft' then 'start' else 'done' end,
  jsonb_build_object('chainCodes', jsonb_build_array(c.code)),
  case t.state when 'draft' then array['author'] else '{}' end, '{}', '{}', '{}', array[c.code], '{}', '{}',
  t.created_at, coalesce(t.published_at, t.created_at), 1
from chains.template t
join chains.chain c on c.id = t.chain_id;

insert into platform.workflow_event (instance_id, lock_version, at, actor_id, actor_name, action, to_state)
select id, lock_version, begun_at, 'install', '系统升级', 'begin', state from platform.workflow_instance;
