-- A match run of a city is frozen in a few wide rows instead of ten thousand narrow ones, and texts are cut into words once
-- and not in every run.

-- People of a run in the order of the arithmetic, a block of them in a row. `snapshots` holds a line for each (see
-- src/modules/talent/service/run/frozen-people.ts), compressed; the line of somebody who is erased is empty.
create table talent.run_people (
  run_id uuid not null references talent.match_run on delete cascade,
  block integer not null,
  profile_ids uuid[] not null,
  numbers integer[] not null,
  capacities integer[] not null,
  snapshots bytea not null,
  primary key (run_id, block)
);
-- What is compressed already is not compressed again.
alter table talent.run_people alter column snapshots set storage external;

drop table talent.run_person;
-- What runs froze until now named schools, which outlived the erasing of a person, and cannot be read any more: such runs
-- keep their pairs and sums and say no longer why.
update talent.match_run set frozen = null,
  summary = case when summary is null then null else jsonb_set(summary, '{quotaPrices}', '[]') end;

-- Words of the texts of needs and people, with spaces between. `digest` is of the text and of the vocabulary it was cut by;
-- where another is reckoned, the text is cut anew.
create table talent.need_words (
  need_id uuid primary key references talent.need on delete cascade,
  digest text not null,
  words text not null
);
create table talent.profile_words (
  profile_id uuid primary key references talent.profile on delete cascade,
  digest text not null,
  words text not null
);
