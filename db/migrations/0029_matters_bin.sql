-- A problem registered or a task drafted by mistake goes into the recycle bin as long as nobody has acted on it. Its
-- workflow is taken away meanwhile and begun anew when it comes back.

alter table matters.problem add column deleted_at timestamptz;
alter table matters.problem add column deleted_by text;
alter table matters.problem add column deleted_by_name text;
alter table matters.problem add column deleted_reason text;
create index problem_deleted on matters.problem (deleted_at) where deleted_at is not null;

alter table matters.task add column deleted_at timestamptz;
alter table matters.task add column deleted_by text;
alter table matters.task add column deleted_by_name text;
alter table matters.task add column deleted_reason text;
create index task_deleted on matters.task (deleted_at) where deleted_at is not null;
