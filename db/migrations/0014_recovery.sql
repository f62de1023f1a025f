-- Nobody's work is lost: drafts outlive a closed tab, deleted objects wait in a recycle bin for thirty days, and the
-- proof that the audit log is whole can be asked for as a job that tells how far it is.

create table platform.audit_verification (
  id uuid primary key default gen_random_uuid(),
  requested_at timestamptz not null,
  requested_by text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  checked bigint not null default 0,
  total bigint not null default 0,
  report jsonb,
  ended_at timestamptz
);
create index audit_verification_requested on platform.audit_verification (requested_at);

-- Entries of one request, and a search by what was done.
create index audit_entry_request on platform.audit_entry (request_id);
create index audit_entry_action on platform.audit_entry (action, seq);

-- What a person had typed and not saved. It belongs to the account and to nobody else.
create table platform.draft (
  account_id text not null,
  key text not null check (length(key) between 1 and 200),
  value jsonb not null,
  updated_at timestamptz not null,
  primary key (account_id, key)
);
create index draft_updated on platform.draft (updated_at);

alter table directory.enterprise add column deleted_at timestamptz;
alter table directory.enterprise add column deleted_by text;
alter table directory.enterprise add column deleted_by_name text;
alter table directory.enterprise add column deleted_reason text;
create index enterprise_deleted on directory.enterprise (deleted_at) where deleted_at is not null;

alter table documents.document add column deleted_at timestamptz;
alter table documents.document add column deleted_by text;
alter table documents.document add column deleted_by_name text;
alter table documents.document add column deleted_reason text;
create index document_deleted on documents.document (deleted_at) where deleted_at is not null;

alter table governance.activity add column deleted_at timestamptz;
alter table governance.activity add column deleted_by text;
alter table governance.activity add column deleted_by_name text;
alter table governance.activity add column deleted_reason text;
create index activity_deleted on governance.activity (deleted_at) where deleted_at is not null;
