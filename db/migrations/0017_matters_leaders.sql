-- A task is led by a person of the directory. A task of before that names nobody there keeps the name as it was written.
alter table matters.task alter column lead_leader_name drop not null;
update matters.task t set lead_person_id = p.id from directory.person p
  where t.lead_person_id is null and p.name = t.lead_leader_name
    and (select count(*) from directory.person q where q.name = p.name) = 1;
update matters.task set lead_leader_name = null where lead_person_id is not null;
alter table matters.task add constraint task_leader check (num_nonnulls(lead_person_id, lead_leader_name) = 1);
create index task_lead_person on matters.task (lead_person_id) where lead_person_id is not null;

-- A report may bring an enterprise that now stands on the node. The report stays when the place is taken back.
alter table matters.task_report add column placement_id uuid references chains.placement on delete set null;
create index task_report_placement on matters.task_report (placement_id) where placement_id is not null;
