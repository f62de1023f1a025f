-- Occasions on which needs are put before many at once: technical needs for which whoever can solve them bids, and fairs
-- with what came of them. Whom a bidding is given to is decided by a person, who says why; means are shown beside.

create table talent.bidding (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  need_id uuid not null references talent.need,
  title text not null check (title <> ''),
  -- What must be reached.
  targets text not null check (targets <> ''),
  -- In 10,000 yuan.
  budget numeric(12, 2) not null check (budget >= 0),
  term_months integer not null check (term_months between 1 and 120),
  -- Whom the results belong to.
  property_rule text,
  bid_from_on date not null,
  bid_until_on date not null check (bid_until_on >= bid_from_on),
  review_on date not null check (review_on > bid_until_on),
  -- How much each criterion of a review counts, out of 100.
  weight_technology integer not null check (weight_technology between 0 and 100),
  weight_feasibility integer not null check (weight_feasibility between 0 and 100),
  weight_team integer not null check (weight_team between 0 and 100),
  weight_price integer not null check (weight_price between 0 and 100),
  note text,
  winner_bid_id uuid,
  winner_reason text,
  signed_on date,
  result text,
  evidence text,
  accepted_on date,
  -- True once it was accepted, failed or was withdrawn: its need may then be listed anew.
  ended boolean not null default false,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (weight_technology + weight_feasibility + weight_team + weight_price = 100),
  check ((winner_bid_id is null) = (winner_reason is null)),
  check ((accepted_on is null) = (result is null) and (accepted_on is null) = (evidence is null))
);
create index bidding_need on talent.bidding (need_id);
create unique index bidding_open on talent.bidding (need_id) where not ended;

create table talent.bid (
  id uuid primary key default gen_random_uuid(),
  bidding_id uuid not null references talent.bidding,
  bidder_name text not null check (bidder_name <> ''),
  -- Institute or enterprise, as it calls itself.
  organisation text not null check (organisation <> ''),
  contact_name text,
  contact_phone text,
  plan text not null check (plan <> ''),
  -- In 10,000 yuan.
  price numeric(12, 2) not null check (price >= 0),
  months integer not null check (months between 1 and 120),
  received_on date not null,
  state text not null check (state in ('received', 'withdrawn', 'won', 'notChosen')),
  withdrawn_reason text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (bidding_id, id),
  check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create unique index bid_organisation on talent.bid (bidding_id, organisation) where state <> 'withdrawn';
-- The winner is one of the bids of this bidding.
alter table talent.bidding add foreign key (id, winner_bid_id) references talent.bid (bidding_id, id);

create table talent.bid_review (
  id uuid primary key default gen_random_uuid(),
  bid_id uuid not null references talent.bid,
  reviewer_name text not null check (reviewer_name <> ''),
  technology integer not null check (technology between 0 and 100),
  feasibility integer not null check (feasibility between 0 and 100),
  team integer not null check (team between 0 and 100),
  price integer not null check (price between 0 and 100),
  comment text,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (bid_id, reviewer_name)
);

create table talent.fair (
  id uuid primary key default gen_random_uuid(),
  title text not null check (title <> ''),
  held_on date not null,
  place text not null check (place <> ''),
  host text not null check (host <> ''),
  note text,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (title, held_on)
);
create index fair_held on talent.fair (held_on);

create table talent.fair_chain (
  fair_id uuid not null references talent.fair on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (fair_id, chain_id)
);

-- Who came with what: an enterprise of the register where its name is known there.
create table talent.fair_entry (
  fair_id uuid not null references talent.fair on delete cascade,
  position integer not null,
  participant text not null check (participant <> ''),
  enterprise_id uuid references directory.enterprise,
  needs_offered integer not null check (needs_offered between 0 and 10000),
  primary key (fair_id, position),
  unique (fair_id, participant)
);
create index fair_entry_enterprise on talent.fair_entry (enterprise_id) where enterprise_id is not null;

create table talent.fair_result (
  id uuid primary key default gen_random_uuid(),
  fair_id uuid not null references talent.fair,
  need_id uuid references talent.need,
  participant text not null check (participant <> ''),
  enterprise_id uuid references directory.enterprise,
  cvs integer not null check (cvs >= 0),
  intents integer not null check (intents between 0 and cvs),
  signed integer not null check (signed between 0 and intents),
  source text not null check (source <> ''),
  as_of_on date not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- What came of a need at a fair is said once; so is what came of all else.
create unique index fair_result_once on talent.fair_result (fair_id, participant, need_id) nulls not distinct;
create index fair_result_need on talent.fair_result (need_id) where need_id is not null;
create index fair_result_enterprise on talent.fair_result (enterprise_id) where enterprise_id is not null;
