-- Ideas that people hand in for the work on chains: answered officially either way, merged where they say the same, and
-- taken into a task. What waits for whom is kept by the workflow; here stands what was written, by whom, and the reply.

create table training.idea (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  chain_id uuid references chains.chain,
  node_id uuid references chains.node,
  -- The class it came from, where it came from one.
  class_id uuid references training.class,
  -- The idea that goes on in its place.
  merged_into_id uuid references training.idea,
  -- The official reply, given with the decision.
  reply text,
  replied_by_name text,
  replied_at timestamptz,
  created_org_id uuid references directory.organisation,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (merged_into_id <> id),
  check (num_nulls(reply, replied_by_name, replied_at) in (0, 3))
);
create index idea_chain on training.idea (chain_id);
create index idea_class on training.idea (class_id) where class_id is not null;
create index idea_merged_into on training.idea (merged_into_id) where merged_into_id is not null;

-- Whose idea it is, in the order told. Authors of a merged idea stand in the one that goes on as well, with where they
-- came from, so that a merge can be taken back.
create table training.idea_author (
  id uuid primary key default gen_random_uuid(),
  idea_id uuid not null references training.idea,
  position integer not null check (position > 0),
  account_id text,
  person_id uuid references directory.person,
  name text not null check (name <> ''),
  unit_name text,
  from_idea_id uuid references training.idea,
  check (account_id is not null or person_id is not null)
);
create unique index idea_author_account on training.idea_author (idea_id, account_id) where account_id is not null;
create unique index idea_author_person on training.idea_author (idea_id, person_id) where person_id is not null;
create index idea_author_by_account on training.idea_author (account_id);
create index idea_author_by_person on training.idea_author (person_id);
create index idea_author_from on training.idea_author (from_idea_id) where from_idea_id is not null;

create table training.idea_topic (
  idea_id uuid not null references training.idea,
  topic_code text not null references training.topic,
  primary key (idea_id, topic_code)
);
create index idea_topic_topic on training.idea_topic (topic_code);

-- A task may come from an idea.
alter table matters.task drop constraint task_origin_check;
alter table matters.task add constraint task_origin_check check (origin in ('gap', 'problem', 'instruction', 'idea'));
