-- Skills, in which the needs of enterprises and what people can do are told, so that both can be laid against each other.

create schema talent;

-- Skills, a small taxonomy that people edit: a skill may stand under several others and has words that mean the same.
create table talent.skill (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  name_order text collate "C",
  name_en text,
  note text,
  -- No longer offered for choice; what names it keeps the name.
  retired boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table talent.skill_parent (
  skill_id uuid not null references talent.skill on delete cascade,
  parent_id uuid not null references talent.skill,
  primary key (skill_id, parent_id),
  check (skill_id <> parent_id)
);
create index skill_parent_parent on talent.skill_parent (parent_id);

-- A word means one skill, whatever its case and width: names and synonyms stand here folded, beside how they are written.
create table talent.skill_word (
  folded text primary key check (folded <> ''),
  word text not null,
  skill_id uuid not null references talent.skill on delete cascade,
  is_name boolean not null
);
create index skill_word_skill on talent.skill_word (skill_id);
create unique index skill_word_name on talent.skill_word (skill_id) where is_name;

create table talent.skill_chain (
  skill_id uuid not null references talent.skill on delete cascade,
  chain_id uuid not null references chains.chain,
  primary key (skill_id, chain_id)
);
