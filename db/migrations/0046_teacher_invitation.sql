-- Invitations of teachers who have no account: a personal address on which they read for whom and about what they are
-- asked to speak, say yes or no, and send slides, which wait until the organiser takes them.

create table training.teacher_invitation (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.class,
  teacher_id uuid not null references training.teacher,
  -- The course of the class that is meant; null for a talk that is not settled yet.
  course_id uuid references training.course,
  -- Of the token of the address; the token itself is nowhere in the database.
  token_hash text not null unique,
  slot_on date not null,
  -- As 上午 8:30—11:30.
  slot text not null check (slot <> ''),
  place text,
  -- What the organiser writes to the invited.
  message text,
  -- What is told of the class besides: its needs, and problems of the chain.
  tells_needs boolean not null,
  tells_problems boolean not null,
  -- The last day on which the address opens.
  expires_on date not null,
  state text not null check (state in ('open', 'accepted', 'declined', 'revoked')),
  -- What the invited says: a word on the answer, and what the talk will be about.
  answer_note text,
  talk text,
  -- How to reach the invited; leaves the service masked.
  contact text,
  answered_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state in ('accepted', 'declined')) = (answered_at is not null) or state = 'revoked')
);
create index teacher_invitation_class on training.teacher_invitation (class_id);
create index teacher_invitation_teacher on training.teacher_invitation (teacher_id);
-- One that is open or accepted stands for each talk.
create unique index teacher_invitation_talk on training.teacher_invitation
  (class_id, teacher_id, coalesce(course_id, class_id)) where state in ('open', 'accepted');
