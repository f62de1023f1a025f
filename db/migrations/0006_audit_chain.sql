-- The audit log becomes a chain: each entry carries its number without gaps, the hash of the one before and its own
-- (SM3), so that an altered, missing or moved entry is found. The head row hands out numbers: writing transactions
-- take it as their last step. Entries are only ever added; the one change allowed is to chain an entry from before.

alter table platform.audit_entry add column seq bigint;
alter table platform.audit_entry add column ip text;
alter table platform.audit_entry add column prev_hash text;
alter table platform.audit_entry add column hash text;
create unique index audit_entry_seq on platform.audit_entry (seq);
create index audit_entry_actor on platform.audit_entry (actor_id, seq);
create index audit_entry_at on platform.audit_entry (at, seq);

create table platform.audit_head (
  id integer primary key default 1 check (id = 1),
  seq bigint not null,
  hash text not null
);
insert into platform.audit_head (seq, hash) values (0, repeat('0', 64));

create function platform.refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.hash is null and new.hash is not null then
    return new;
  end if;
  raise exception 'audit entries are never changed or removed';
end $$;
create trigger audit_entry_append_only before update or delete on platform.audit_entry
  for each row execute function platform.refuse_audit_change();
create trigger audit_entry_no_truncate before truncate on platform.audit_entry
  for each statement execute function platform.refuse_audit_change();
