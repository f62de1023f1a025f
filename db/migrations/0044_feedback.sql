-- What trainees say of the sessions they were in, what they use of it in their work three months on, and the lessons that
-- are drawn from both for the next class. Who has said something is known and what was said is known; nothing ties the
-- two: no column, no day, no order, and the rows of a session or class are all written anew whenever one is handed in.

create table training.rating (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references training.session,
  answers jsonb not null
);
create index rating_session on training.rating (session_id);

-- Who has rated: whether, and never when or what.
create table training.rating_given (
  session_id uuid not null references training.session,
  person_id uuid not null references directory.person,
  primary key (session_id, person_id)
);

-- The questions about use in work that the trainees of a class are asked some months after it.
create table training.follow_up (
  class_id uuid primary key references training.class,
  opened_on date not null,
  closes_on date not null check (closes_on >= opened_on)
);

create table training.follow_up_asked (
  class_id uuid not null references training.follow_up,
  person_id uuid not null references directory.person,
  answered boolean not null default false,
  reminders integer not null default 0,
  reminded_on date,
  primary key (class_id, person_id)
);
create index follow_up_asked_person on training.follow_up_asked (person_id) where not answered;

create table training.follow_up_answer (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.follow_up,
  answers jsonb not null
);
create index follow_up_answer_class on training.follow_up_answer (class_id);

-- What a class taught those who plan the next: seen in figures, and what it changes. A person confirms or drops each.
create table training.lesson (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references training.class,
  -- For every class of the series, or for those of the chain of the class.
  scope text not null check (scope in ('series', 'chain')),
  rule text not null,
  -- The topic, course or teacher it is about; empty for the class as a whole.
  subject text not null,
  -- What was seen, as the rule has it.
  seen jsonb not null,
  -- What it changes in the next class.
  effect jsonb not null,
  note text,
  state text not null check (state in ('proposed', 'confirmed', 'dropped')),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (class_id, rule, subject),
  check ((state = 'proposed') = (decided_at is null)),
  check (num_nulls(decided_by, decided_by_name, decided_at) in (0, 3))
);

-- Figures of service, efficiency and atmosphere that enterprises gave a unit in a quarter, brought in as a table.
create table training.service_figure (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references directory.organisation,
  quarter text not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
  question text not null check (question in ('service', 'efficiency', 'atmosphere')),
  asked text not null check (asked in ('all', 'newcomers')),
  -- Of grades from 1 to 5.
  mean numeric(3, 2) not null check (mean between 1 and 5),
  -- Fewer are never stored: what too few said is told of nobody.
  answers integer not null check (answers >= 5),
  source text not null check (source <> ''),
  is_demo boolean not null default false,
  lock_version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (org_id, quarter, question, asked)
);
