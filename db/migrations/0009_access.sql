-- Who may do what, and where. Roles are data that come with the product; a grant gives a role to an account for a term
-- and names the anchors from which the reach of its permissions is measured. Accounts are opened by one administrator
-- and let in by another. Documents learn who brought them, so that a person may be answerable for their own only.

create schema access;

create table access.role (
  code text primary key check (code ~ '^[a-z][A-Za-z]*$'),
  name text not null,
  name_en text not null,
  description text not null,
  description_en text not null,
  -- Administrators look after accounts, rights or the log and hold nothing else.
  kind text not null check (kind in ('official', 'outside', 'administrator')),
  -- Anchors without which a grant of this role would reach nothing.
  needs text[] not null default '{}' check (needs <@ array['org', 'chains', 'region']),
  position integer not null
);

create table access.role_permission (
  role_code text not null references access.role on delete cascade,
  permission text not null check (permission ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'),
  scope_kind text not null check (scope_kind in ('self', 'ownOrg', 'subtree', 'ownChains', 'region', 'city')),
  primary key (role_code, permission, scope_kind)
);
create index role_permission_permission on access.role_permission (permission);

create table access.account (
  id text primary key default gen_random_uuid()::text,
  username text not null check (username ~ '^[a-z][a-z0-9._-]{2,39}$'),
  name text not null check (name <> ''),
  -- A person has at most one account, so that nobody holds with two what must not be held with one.
  person_id uuid references directory.person,
  -- The organisation acted for; null for that of the person.
  org_id uuid references directory.organisation,
  state text not null check (state in ('pending', 'active', 'disabled')),
  is_demo boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  -- Null until a security administrator let the account in.
  approved_at timestamptz,
  approved_by text,
  disabled_reason text,
  lock_version integer not null default 1,
  constraint account_username_key unique (username),
  constraint account_person_key unique (person_id),
  check (state <> 'active' or approved_at is not null)
);
create index account_org on access.account (org_id);

create table access.role_grant (
  id uuid primary key default gen_random_uuid(),
  account_id text not null references access.account,
  role_code text not null references access.role,
  -- Null for the organisation of the account.
  org_id uuid references directory.organisation,
  chain_codes text[] not null default '{}',
  region_code text references directory.region,
  since_on date not null,
  until_on date check (until_on is null or until_on >= since_on),
  reason text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  granted_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  ended_reason text,
  lock_version integer not null default 1,
  check ((ended_at is null) = (ended_reason is null))
);
create index role_grant_account on access.role_grant (account_id, since_on);
create index role_grant_role on access.role_grant (role_code) where ended_at is null;

alter table documents.document add column created_by_id text;
alter table documents.document add column org_id uuid references directory.organisation;
create index document_org on documents.document (org_id);
