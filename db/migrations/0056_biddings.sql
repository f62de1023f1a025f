-- Open-list bidding: a technical need is listed and whoever can solve it bids. Whom it is given to is decided by a person,
-- who says why; means of reviews are shown beside and bind nobody.

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
  -- In the order in which they were entered.
  number integer not null generated always as identity unique,
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
  number integer not null generated always as identity unique,
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
