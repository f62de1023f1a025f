-- Who may log in, and what is remembered of it. The first five tables are those better-auth reads and writes; they are
-- created here because every table of the product comes from a numbered migration, and a test holds them to what it
-- asks for. The rest is ours: rules about passwords, lock-outs and the demo accounts. An account's id is given by
-- whoever creates the log-in; what the account may do is none of this schema's business.

create schema identity;

create table identity."user" (
  id uuid primary key,
  name text not null,
  -- better-auth wants an address; ours is made of the id and never written to.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Folded to the form in which user names are compared.
  username text not null unique,
  two_factor_enabled boolean not null default false
);

create table identity.session (
  id uuid primary key,
  user_id uuid not null references identity."user" on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- When the person logged in and was last active, by the product's clock: idle and absolute time-outs count from these.
  began_at timestamptz not null,
  seen_at timestamptz not null,
  method text not null default 'password' check (method in ('password', 'oidc'))
);
create index session_by_user on identity.session (user_id, began_at);
create index session_seen on identity.session (seen_at);

-- The ways to log in as a user: a password (`credential`), an identity of the provincial platform (`oidc`).
create table identity.account (
  id uuid primary key,
  user_id uuid not null references identity."user" on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_subject unique (provider_id, account_id),
  constraint account_way unique (user_id, provider_id)
);

create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on identity.verification (identifier);

create table identity.two_factor (
  id uuid primary key,
  user_id uuid not null unique references identity."user" on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

create table identity.login (
  account_id uuid primary key references identity."user" on delete cascade,
  -- A temporary password: the person must choose their own before anything else.
  must_change boolean not null,
  password_changed_at timestamptz not null,
  disabled_at timestamptz,
  -- Hash of the last code of the second factor that opened a session: each opens one only (RFC 6238, 5.2).
  used_code text
);

-- Hashes of former passwords, so that they are not used again.
create table identity.former_password (
  id bigint generated always as identity primary key,
  account_id uuid not null references identity."user" on delete cascade,
  hash text not null,
  replaced_at timestamptz not null
);
create index former_password_account on identity.former_password (account_id, id);

-- Failed attempts in the running window, by the user name that was typed or by network address. Names that nobody has
-- are counted alike, so that a lock does not tell which names exist.
create table identity.attempt (
  kind text not null check (kind in ('username', 'address')),
  key text not null,
  failures integer not null,
  began_at timestamptz not null,
  locked_until timestamptz,
  primary key (kind, key)
);
create index attempt_began on identity.attempt (began_at);

-- Accounts of the demo city that the log-in page offers, with passwords everybody may know.
create table identity.demo_login (
  account_id uuid primary key references identity."user" on delete cascade,
  password text not null,
  title text not null,
  position integer generated always as identity
);
