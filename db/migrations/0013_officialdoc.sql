-- Templates of official documents that a city changed. What comes with the product lies in the program, so that a
-- template nobody changed follows the product; a row without content is one that was put back.

create schema officialdoc;

create table officialdoc.template (
  kind text primary key,
  name text not null check (name <> ''),
  content text,
  lock_version integer not null,
  updated_at timestamptz not null,
  updated_by text not null
);
