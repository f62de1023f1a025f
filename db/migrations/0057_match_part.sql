-- Parts of a matching on their way to workers and back. Working space of whoever asked, gone when the whole is put
-- together: neither audited nor in a backup. Times are those of the database, the one clock that machines share.
create table platform.match_part (
  task uuid not null,
  position integer not null check (position >= 0),
  objective text not null check (objective in ('tiers', 'score')),
  -- One or several problems, sealed and deflated (src/platform/matching/parts/README.md).
  problem bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'done')),
  -- Matchings as bits and prices, sealed; the hash is its seal.
  result bytea,
  result_hash text check (result_hash ~ '^[0-9a-f]{64}$'),
  -- Why the part failed for good; null while it may still succeed.
  failure text,
  -- Process that solves or solved it, by machine and number.
  worker text,
  tries integer not null default 0,
  created_at timestamptz not null default now(),
  -- Whoever asked moves it on; nobody begins a part that nobody wants any more.
  wanted_until timestamptz not null,
  started_at timestamptz,
  -- The process that solves it moves it on; one that is silent is taken for dead.
  beat_at timestamptz,
  finished_at timestamptz,
  primary key (task, position),
  constraint match_part_done check ((state = 'done') = (result is not null and result_hash is not null and finished_at is not null)),
  constraint match_part_started check ((started_at is null) = (beat_at is null))
);
-- What is deflated already gains nothing from being compressed again.
alter table platform.match_part alter column problem set storage external;
create index match_part_unwanted on platform.match_part (wanted_until);
