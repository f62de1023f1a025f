-- Placements and drafts of templates go into the recycle bin as well. What lies there takes no place: the firm may be
-- placed on the node anew, the chain may get another draft.

alter table chains.placement add column deleted_at timestamptz;
alter table chains.placement add column deleted_by text;
alter table chains.placement add column deleted_by_name text;
alter table chains.placement add column deleted_reason text;
create index placement_deleted on chains.placement (deleted_at) where deleted_at is not null;
alter table chains.placement drop constraint placement_enterprise_id_node_id_key;
create unique index placement_enterprise_id_node_id_key on chains.placement (enterprise_id, node_id)
  where deleted_at is null;

alter table chains.template add column deleted_at timestamptz;
alter table chains.template add column deleted_by text;
alter table chains.template add column deleted_by_name text;
alter table chains.template add column deleted_reason text;
create index template_deleted on chains.template (deleted_at) where deleted_at is not null;
alter table chains.template drop constraint template_chain_id_version_key;
create unique index template_chain_id_version_key on chains.template (chain_id, version) where deleted_at is null;
drop index chains.template_one_draft;
create unique index template_one_draft on chains.template (chain_id)
  where state in ('draft', 'submitted') and deleted_at is null;
