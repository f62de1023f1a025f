-- People are told what concerns them: an inbox for each account, e-mail and webhooks behind it. What is to be sent
-- is written in the transaction that causes it and sent after the commit, each to a row here that says how far it
-- got. Whether a notification was read is kept, when and how often it was read is not: nobody's use of the product is
-- measured.

create table platform.notification (
  id uuid primary key default gen_random_uuid(),
  account_id text not null check (account_id <> ''),
  topic text not null check (topic ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){2}$'),
  urgency text not null check (urgency in ('act', 'know')),
  title text not null check (title <> ''),
  body text,
  -- A path inside the product; a second slash or backslash would lead elsewhere.
  href text not null check (href ~ '^/([^/\\]|$)'),
  object_kind text,
  object_id text,
  dedupe_key text,
  -- How often the same was said while it lay unread.
  times integer not null default 1 check (times >= 1),
  is_read boolean not null default false,
  is_archived boolean not null default false,
  -- Waits for the daily digest, which then leaves its delivery here.
  wants_digest boolean not null default false,
  digest_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((object_kind is null) = (object_id is null)),
  check (is_read or not is_archived)
);
create unique index notification_same on platform.notification (account_id, dedupe_key)
  where dedupe_key is not null and not is_read;
create index notification_inbox on platform.notification (account_id, updated_at desc, id);
create index notification_unread on platform.notification (account_id, urgency) where not is_read;
create index notification_digest on platform.notification (account_id, created_at)
  where wants_digest and digest_id is null and not is_read;

-- How one account wants to be told. Without a row the defaults of the program hold.
create table platform.notification_setting (
  account_id text primary key,
  default_mode text not null check (default_mode in ('inbox', 'email', 'digest', 'muted')),
  -- Local time HH:MM in Asia/Shanghai; equal ends mean no quiet hours.
  quiet_from text not null check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text not null check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  rest_days_quiet boolean not null,
  lock_version integer not null default 1,
  updated_at timestamptz not null
);

create table platform.notification_topic_setting (
  account_id text not null references platform.notification_setting,
  topic text not null,
  mode text not null check (mode in ('inbox', 'email', 'digest', 'muted')),
  primary key (account_id, topic)
);

-- One e-mail to one account: one notification at once, or a digest of many. A row is taken by setting it to sending
-- before anything is sent; one found in sending later is uncertain and is not sent again by itself.
create table platform.mail_delivery (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  kind text not null check (kind in ('single', 'digest')),
  notification_id uuid unique references platform.notification,
  state text not null check (state in ('waiting', 'sending', 'sent', 'skipped', 'failed', 'uncertain')),
  attempts integer not null default 0,
  claimed_at timestamptz,
  -- A word for the last fault and what the mail server answered.
  fault text,
  answer text,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((kind = 'single') = (notification_id is not null))
);
create index mail_delivery_state on platform.mail_delivery (state, created_at desc);
alter table platform.notification add foreign key (digest_id) references platform.mail_delivery;
create index notification_of_digest on platform.notification (digest_id) where digest_id is not null;

-- Another system that is told of events. The secret signs what is sent and must therefore be readable here.
create table platform.webhook (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  url text not null,
  topics text[] not null check (cardinality(topics) > 0),
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  secret text not null,
  is_active boolean not null default true,
  created_by text not null,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table platform.webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  webhook_id uuid not null references platform.webhook,
  -- The same for all targets of one event and for all attempts: the receiver recognises repetitions by it.
  event_id uuid not null,
  topic text not null,
  -- The exact text that is signed and sent.
  body text not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'parked')),
  attempts integer not null default 0,
  claimed_at timestamptz,
  last_status integer,
  fault text,
  next_at timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index webhook_delivery_list on platform.webhook_delivery (webhook_id, created_at desc, id);
