-- Names are put in order as a Chinese register does, by how they are read. PostgreSQL can do so only with collations of ICU
-- that not every server has, that read 重庆 as zhòng qìng, and that change from version to version. The order is therefore
-- kept beside the name as a key that is compared byte by byte, the same on every server. The program writes it with the
-- name and fills in what is missing at its start.

alter table directory.enterprise add column name_order text collate "C";
alter table directory.organisation add column name_order text collate "C";
alter table directory.person add column name_order text collate "C";
alter table access.account add column name_order text collate "C";

create index enterprise_name_order on directory.enterprise (name_order, id);

-- A key never outlives its name: whoever writes a name without it, by hand or by mistake, leaves none.
create function platform.forget_name_order() returns trigger language plpgsql as $$
begin
  new.name_order := null;
  return new;
end $$;

create trigger name_order before update of name on directory.enterprise for each row
  when (old.name <> new.name and old.name_order is not distinct from new.name_order)
  execute function platform.forget_name_order();
create trigger name_order before update of name on directory.organisation for each row
  when (old.name <> new.name and old.name_order is not distinct from new.name_order)
  execute function platform.forget_name_order();
create trigger name_order before update of name on directory.person for each row
  when (old.name <> new.name and old.name_order is not distinct from new.name_order)
  execute function platform.forget_name_order();
create trigger name_order before update of name on access.account for each row
  when (old.name <> new.name and old.name_order is not distinct from new.name_order)
  execute function platform.forget_name_order();
