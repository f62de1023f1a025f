-- Who answers for a chain. A post is one holder of one role for a term; the next holder is a new row, so that the
-- table is the history. Roles without a current holder are vacancies: they are computed, never stored.

create schema governance;

create table governance.post (
  id uuid primary key default gen_random_uuid(),
  chain_id uuid references chains.chain,
  role text not null check (role in ('headChainChief', 'chainChief', 'deputyChainChief', 'chainOffice', 'leadOrg',
    'taskForce', 'leadershipTeam', 'chainFund', 'association', 'rdPlatform', 'chainPartyCommittee')),
  holder_name text not null check (holder_name <> ''),
  holder_title text,
  org_id uuid references directory.organisation,
  since_on date not null,
  until_on date,
  note text,
  source text not null,
  lock_version integer not null default 1,
  check (until_on is null or until_on >= since_on),
  check ((chain_id is null) = (role = 'headChainChief'))
);
create index post_chain on governance.post (chain_id, role, since_on);

create table governance.activity (
  id uuid primary key default gen_random_uuid(),
  post_id uuid not null references governance.post,
  held_on date not null,
  title text not null check (title <> ''),
  note text,
  created_at timestamptz not null,
  created_by text not null
);
create index activity_post on governance.activity (post_id, held_on);
