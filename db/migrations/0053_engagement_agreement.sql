-- Contacts pass between a need and a person when both sides said so: what each said is kept with who, when and how, and a
-- person without account says it on a personal address.

-- What was written to a refusal beside its reason.
alter table talent.engagement add column refusal_note text;

-- What a side said; the last word of a side counts, earlier ones stay.
create table talent.engagement_word (
  id uuid primary key default gen_random_uuid(),
  engagement_id uuid not null references talent.engagement on delete cascade,
  side text not null check (side in ('need', 'person')),
  agrees boolean not null,
  -- By whom and how: a user of the enterprise, the talent section after a call, or the person on the address.
  given_by text not null check (given_by in ('enterprise', 'phone', 'address')),
  -- Who said it, where somebody else wrote it down.
  said_by text,
  said_on date not null,
  evidence text,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null
);
create index engagement_word_engagement on talent.engagement_word (engagement_id, recorded_at);

create table talent.engagement_invitation (
  id uuid primary key default gen_random_uuid(),
  engagement_id uuid not null references talent.engagement on delete cascade,
  -- Of the token of the address; the token itself is nowhere in the database.
  token_hash text not null unique,
  -- The last day on which the address opens.
  expires_on date not null,
  state text not null check (state in ('open', 'agreed', 'refused', 'revoked')),
  answered_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  check ((state in ('agreed', 'refused')) = (answered_at is not null) or state = 'revoked')
);
-- One address at a time.
create unique index engagement_invitation_open on talent.engagement_invitation (engagement_id) where state = 'open';
