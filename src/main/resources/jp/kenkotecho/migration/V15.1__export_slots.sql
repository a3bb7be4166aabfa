-- A client has so many places for exports that run or wait, and each is held by one: two that ask at the same moment
-- cannot both take the last.
alter table export_job add column slot integer;
update export_job set slot = (
    select count(*) from export_job earlier
    where earlier.client = export_job.client and earlier.state in ('RUNNING', 'WAITING')
        and (earlier.at < export_job.at or (earlier.at = export_job.at and earlier.id < export_job.id)))
where state in ('RUNNING', 'WAITING');
create unique index export_job_slot on export_job (client, slot);
