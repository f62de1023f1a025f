-- The three ledgers of need (organisation, post, person): what is lacked, on which subjects, and from what it was seen.
-- Whether a need is met is not stored: it is read from the topics that courses cover. A need is closed when it is no
-- longer one, with the reason.

create table training.need (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  level text not null check (level in ('organisation', 'post', 'person')),
  statement text not null check (statement <> ''),
  -- Whose need it is: the organisation, that of the post, that of the person.
  org_id uuid not null references directory.organisation,
  post_title text,
  person_id uuid references directory.person,
  chain_id uuid references chains.chain,
  node_id uuid references chains.node,
  -- 1 would be good to know, 5 the work cannot be done without.
  weight integer not null check (weight between 1 and 5),
  competences text[] not null default '{}',
  change_abilities text[] not null default '{}',
  qualities text[] not null default '{}',
  closed_on date,
  close_reason text,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((level = 'post') = (post_title is not null)),
  check ((level = 'person') = (person_id is not null)),
  check ((closed_on is null) = (close_reason is null))
);
create index need_chain on training.need (chain_id) where closed_on is null;
create index need_org on training.need (org_id);

create table training.need_topic (
  need_id uuid not null references training.need,
  topic_code text not null references training.topic,
  primary key (need_id, topic_code)
);
create index need_topic_topic on training.need_topic (topic_code);

-- What a need was seen from: a problem, a gap, a group of answers.
create table training.need_source (
  need_id uuid not null references training.need,
  ref_kind text not null,
  ref_id text not null,
  primary key (need_id, ref_kind, ref_id)
);
create index need_source_ref on training.need_source (ref_kind, ref_id);
