-- What objects are found by: each name and code with how it is read and the tokens an index finds it by. Chinese words of
-- two characters are too short for trigrams, and no extension is asked of a server, so tokens are the product's own: pairs
-- of characters, syllables, pairs of initials, as hashes of 32 bits (src/platform/search/README.md).

create table platform.search_name (
  kind text not null,
  object_id text not null,
  -- 0 is what the object is called; others are further and former names, then codes.
  place integer not null,
  text text collate "C" not null,
  is_code boolean not null,
  -- Characters with their readings, 滁:chu 州:zhou; a code as it is compared.
  cells text collate "C" not null,
  -- How many characters; the shorter of two names that fit stands first.
  size integer not null,
  tokens integer[] not null,
  primary key (kind, object_id, place)
);
create index search_name_tokens on platform.search_name using gin (tokens)
  -- Entries that wait to be sorted in are looked through at each search: few of them.
  with (gin_pending_list_limit = 512);
-- Words that very many names have are walked through in the order in which they are shown.
create index search_name_walk on platform.search_name (kind, size, text, object_id, place);
create index search_name_code on platform.search_name (kind, cells, object_id) where is_code;

-- Objects whose names changed in a transaction that has not written them yet: empty between transactions.
create table platform.search_due (
  id bigint generated always as identity primary key,
  kind text not null,
  object_id text not null
);

-- Notes the objects that a changed row concerns. Which tables are watched is declared with the kinds of objects; the
-- triggers are made at the start of the program.
create function platform.note_search_due() returns trigger language plpgsql as $$
declare
  changed text;
begin
  for i in 1 .. tg_nargs - 1 loop
    if tg_op <> 'DELETE' then
      execute format('select (%s)::text from (select ($1).*) as r', tg_argv[i]) into changed using new;
      if changed is not null then
        insert into platform.search_due (kind, object_id) values (tg_argv[0], changed);
      end if;
    end if;
    if tg_op <> 'INSERT' then
      execute format('select (%s)::text from (select ($1).*) as r', tg_argv[i]) into changed using old;
      if changed is not null then
        insert into platform.search_due (kind, object_id) values (tg_argv[0], changed);
      end if;
    end if;
  end loop;
  return null;
end $$;
