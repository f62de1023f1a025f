-- What was entered by mistake in research, needs and libraries of training goes into the recycle bin while nothing uses it.

alter table training.survey add column deleted_at timestamptz;
alter table training.survey add column deleted_by text;
alter table training.survey add column deleted_by_name text;
alter table training.survey add column deleted_reason text;
create index survey_deleted on training.survey (deleted_at) where deleted_at is not null;

alter table training.discussion add column deleted_at timestamptz;
alter table training.discussion add column deleted_by text;
alter table training.discussion add column deleted_by_name text;
alter table training.discussion add column deleted_reason text;
create index discussion_deleted on training.discussion (deleted_at) where deleted_at is not null;

alter table training.need add column deleted_at timestamptz;
alter table training.need add column deleted_by text;
alter table training.need add column deleted_by_name text;
alter table training.need add column deleted_reason text;
create index need_deleted on training.need (deleted_at) where deleted_at is not null;

alter table training.course add column deleted_at timestamptz;
alter table training.course add column deleted_by text;
alter table training.course add column deleted_by_name text;
alter table training.course add column deleted_reason text;
create index course_deleted on training.course (deleted_at) where deleted_at is not null;

alter table training.teacher add column deleted_at timestamptz;
alter table training.teacher add column deleted_by text;
alter table training.teacher add column deleted_by_name text;
alter table training.teacher add column deleted_reason text;
create index teacher_deleted on training.teacher (deleted_at) where deleted_at is not null;
-- Who lies in the bin may be entered anew; then the one in the bin does not come back.
alter table training.teacher drop constraint teacher_person_id_key;
create unique index teacher_person_id_key on training.teacher (person_id) where deleted_at is null;
drop index training.teacher_name_unit;
create unique index teacher_name_unit on training.teacher (name, unit) where person_id is null and deleted_at is null;

alter table training.venue add column deleted_at timestamptz;
alter table training.venue add column deleted_by text;
alter table training.venue add column deleted_by_name text;
alter table training.venue add column deleted_reason text;
create index venue_deleted on training.venue (deleted_at) where deleted_at is not null;
alter table training.venue drop constraint venue_name_region;
create unique index venue_name_region on training.venue (name, region_code) where deleted_at is null;
