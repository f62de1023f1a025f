-- The yearly directory of posts the city is short of: drafted from the needs of a period, weighed by five documented parts,
-- adjusted and published by a person; what is published is frozen and stays when a later version takes its place.

create table talent.shortage_directory (
  id uuid primary key default gen_random_uuid(),
  year integer not null check (year between 2000 and 2100),
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'superseded')),
  title text not null check (title <> ''),
  note text,
  -- Needs whose data are of these days went in.
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  -- Weights of the five parts, as the contract says them.
  settings jsonb not null,
  -- The day on which needs and people were counted.
  computed_on date not null,
  published_at timestamptz,
  published_by_name text,
  created_by text not null,
  created_by_name text not null,
  created_org_id uuid references directory.organisation,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (year, version),
  check ((state = 'draft') = (published_at is null))
);
create unique index shortage_directory_draft on talent.shortage_directory (year) where state = 'draft';
create unique index shortage_directory_published on talent.shortage_directory (year) where state = 'published';

-- A post of the directory: needs of one chain that ask for the same title and kind of post.
create table talent.shortage_entry (
  id uuid primary key default gen_random_uuid(),
  directory_id uuid not null references talent.shortage_directory on delete cascade,
  chain_id uuid not null references chains.chain,
  -- Empty unless all needs of the post name the same one.
  node_id uuid references chains.node,
  title text not null check (title <> ''),
  title_folded text not null check (title_folded <> ''),
  title_order text collate "C",
  post_kind text not null check (post_kind in ('management', 'technical', 'marketing', 'skill')),
  education text not null,
  major_codes text[] not null default '{}',
  experience_from integer not null check (experience_from between 0 and 50),
  experience_to integer not null check (experience_to between experience_from and 50),
  -- Yuan a month before tax.
  salary_from integer check (salary_from > 0),
  salary_to integer check (salary_to >= salary_from),
  seats integer not null check (seats > 0),
  enterprises integer not null check (enterprises > 0),
  -- People who could be matched on the day of counting: open to the chain and kind of post, with the education asked for.
  candidates integer not null check (candidates >= 0),
  -- The same whatever their education.
  in_field integer not null check (in_field >= candidates),
  -- Parts of the index in [0, 1] with what went in; null where nothing is known.
  parts jsonb not null,
  shortage_index numeric(5, 4) not null check (shortage_index between 0 and 1),
  stars integer not null check (stars between 1 and 5),
  level text not null check (level in ('general', 'short', 'veryShort')),
  reason_kind text not null check (reason_kind in ('number', 'ability', 'supply', 'dynamic')),
  adjusted_stars integer check (adjusted_stars between 1 and 5),
  adjusted_reason text,
  adjusted_by_name text,
  adjusted_at timestamptz,
  unique (directory_id, chain_id, title_folded, post_kind),
  check ((salary_from is null) = (salary_to is null)),
  check ((adjusted_stars is null) = (adjusted_reason is null))
);
