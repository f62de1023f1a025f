-- Two entries of one enterprise are found, judged by a person and merged. A merged entry stays, so that its id, its names
-- and its code keep leading to the entry that took it up, and so that the merge can be taken back.

alter table directory.enterprise
  add column address text,
  add column merged_into_id uuid references directory.enterprise check (merged_into_id <> id),
  add column merged_at timestamptz,
  add constraint enterprise_merged check ((merged_into_id is null) = (merged_at is null));

-- A merged entry keeps its code, and the one that took it up may be given that very code.
alter table directory.enterprise drop constraint enterprise_uscc_key;
create unique index enterprise_uscc_key on directory.enterprise (uscc) where merged_into_id is null;
create index enterprise_uscc on directory.enterprise (uscc);
create index enterprise_merged_into on directory.enterprise (merged_into_id) where merged_into_id is not null;

-- What follows is computed from the register or speaks of pairs; it refers to enterprises without foreign keys, so that
-- an entry made by mistake can still be deleted.

-- Under what an enterprise is filed when candidates for it are looked for.
create table directory.enterprise_key (
  enterprise_id uuid not null,
  key text not null,
  primary key (enterprise_id, key)
);
create index enterprise_key_key on directory.enterprise_key (key);

-- Pairs a person should look at, with the parts of their score. Found anew whenever one of the two changes.
create table directory.duplicate_candidate (
  left_id uuid not null,
  right_id uuid not null,
  verdict text not null check (verdict in ('same', 'review')),
  score numeric(6, 2) not null,
  parts jsonb not null,
  found_at timestamptz not null,
  later_until date,
  primary key (left_id, right_id),
  check (left_id < right_id)
);
create index duplicate_candidate_right on directory.duplicate_candidate (right_id);

-- What people decided of pairs. The program itself never decides that two are different.
create table directory.duplicate_decision (
  id uuid primary key default gen_random_uuid(),
  left_id uuid not null,
  right_id uuid not null,
  verdict text not null check (verdict in ('same', 'different')),
  reason text not null check (reason <> ''),
  decided_at timestamptz not null,
  decided_by text not null,
  decided_by_name text not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  check (left_id < right_id)
);
create unique index duplicate_decision_one on directory.duplicate_decision (left_id, right_id) where withdrawn_at is null;

-- Everything needed to take a merge back.
create table directory.enterprise_merge (
  id uuid primary key default gen_random_uuid(),
  survivor_id uuid not null,
  merged_id uuid not null,
  reason text not null check (reason <> ''),
  merged_at timestamptz not null,
  merged_by text not null,
  merged_by_name text not null,
  survivor_before jsonb not null,
  survivor_after jsonb not null,
  moved jsonb not null,
  -- Entries that had been merged into the one merged here and now lead on.
  led_on uuid[] not null default '{}',
  split_at timestamptz,
  split_by_name text,
  split_reason text,
  left_alone jsonb
);
create index enterprise_merge_survivor on directory.enterprise_merge (survivor_id);
create unique index enterprise_merge_open on directory.enterprise_merge (merged_id) where split_at is null;
