-- Two kinds of things were overwritten without anybody noticing: the entries of a calendar year, which a notice replaces
-- as a whole, and an output figure, which a correction replaces. Both now count their versions like all else.

-- A year has a row as soon as anything was entered for it. Only a notice gives it a source.
alter table platform.calendar_year alter column source drop not null;
alter table platform.calendar_year add column lock_version integer not null default 1;

alter table chains.output_value add column lock_version integer not null default 1;

-- When an e-mail is tried next, so that one whose job was lost can be told from one that waits.
alter table platform.mail_delivery add column next_at timestamptz;
update platform.mail_delivery set next_at = created_at where state = 'waiting';

-- Deliveries that are done with are removed after a while; the job finds them by the day they ended.
create index mail_delivery_finished on platform.mail_delivery (finished_at) where finished_at is not null;
create index webhook_delivery_finished on platform.webhook_delivery (finished_at) where finished_at is not null;
