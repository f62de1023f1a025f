-- Matching fairs: enterprises bring their needs, people come, and what came of it is told need by need. Figures of a need
-- are counted from the fair to a day, so that those on board months later stand beside what was counted that evening.

create table talent.fair (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  title text not null check (title <> ''),
  kind text not null check (kind in ('campus', 'onsite', 'online', 'project')),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  -- Empty where it is held online.
  place text,
  host text not null check (host <> ''),
  state text not null check (state in ('planned', 'held', 'cancelled')),
  cancel_reason text,
  note text,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by text,
  deleted_by_name text,
  deleted_reason text,
  check ((state = 'cancelled') = (cancel_reason is not null))
);
create unique index fair_title_day on talent.fair (title, from_on) where deleted_at is null;
create index fair_deleted on talent.fair (deleted_at) where deleted_at is not null;

-- The chains a fair is for; none for all of them.
create table talent.fair_chain (
  fair_id uuid not null references talent.fair on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (fair_id, chain_id)
);
create index fair_chain_chain on talent.fair_chain (chain_id);

-- A need that its enterprise brings to a fair, with the seats that were announced there.
create table talent.fair_entry (
  id uuid primary key default gen_random_uuid(),
  fair_id uuid not null references talent.fair,
  need_id uuid not null references talent.need,
  seats integer not null check (seats between 1 and 10000),
  booth text,
  note text,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (fair_id, need_id)
);
create index fair_entry_need on talent.fair_entry (need_id);

-- What came of an entry from the fair to a day; the latest day counts, earlier ones stay. Null is not counted, which is not 0.
create table talent.fair_result (
  id uuid primary key default gen_random_uuid(),
  entry_id uuid not null references talent.fair_entry,
  as_of_on date not null,
  cvs integer check (cvs between 0 and 100000),
  interviews integer check (interviews between 0 and 100000),
  intentions integer check (intentions between 0 and 100000),
  offers integer check (offers between 0 and 100000),
  onboard integer check (onboard between 0 and 100000),
  source text not null check (source <> ''),
  note text,
  entered_by text not null,
  entered_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (entry_id, as_of_on),
  check (coalesce(cvs, interviews, intentions, offers, onboard) is not null)
);

-- Whom a need met at the fair and goes on with: an engagement, which keeps the rules of consent.
create table talent.fair_engagement (
  engagement_id uuid primary key references talent.engagement on delete cascade,
  entry_id uuid not null references talent.fair_entry,
  created_at timestamptz not null
);
create index fair_engagement_entry on talent.fair_engagement (entry_id);
