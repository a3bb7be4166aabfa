-- Work in the background, db-scheduler's table (its names of columns; the library writes no others): a row is due from
-- execution_time on, and whoever picks it up holds it while last_heartbeat is young. The version is the fence: each taking
-- over raises it. Rows hold ids alone; what they stand for is in the tables of the features.
create table job_work (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    primary key (task_name, task_instance)
);
create index job_work_due on job_work (execution_time);
create index job_work_heartbeat on job_work (last_heartbeat);

-- What was tried to the end and given up: for an administrator to see. The reason is the name of an error, no more.
create table job_given_up (
    kind varchar(100) not null,
    id varchar(100) not null,
    at timestamp with time zone not null,
    attempts integer not null,
    reason varchar(100) not null,
    primary key (kind, id)
);
create index job_given_up_at on job_given_up (at);

-- What a server of the version before was doing goes on.
insert into job_work (task_name, task_instance, execution_time, picked, version)
    select 'group-prediction', id, at, false, 1 from prediction_task where state = 'RUNNING';
insert into job_work (task_name, task_instance, execution_time, picked, version)
    select 'export', id, at, false, 1 from export_job where state = 'RUNNING';
insert into job_work (task_name, task_instance, execution_time, picked, version)
    select distinct 'export-receipts', job, current_timestamp, false, 1 from export_unit
    where left_at is not null and told = false and person <> '';
insert into job_work (task_name, task_instance, execution_time, picked, version)
    select distinct 'archive-import', archive, current_timestamp, false, 1 from archive_report where state = 'WAITING';
insert into job_work (task_name, task_instance, execution_time, picked, version, consecutive_failures)
    select 'letter', id, due_at, false, 1, attempts from notice_letter;
insert into job_work (task_name, task_instance, execution_time, picked, version, consecutive_failures)
    select 'notice-mail', account_id, due_at, false, 1, attempts from notice_mail;
insert into job_work (task_name, task_instance, execution_time, picked, version)
    select 'notice', id, current_timestamp, false, 1 from notice_due;
drop index notice_letter_due;
alter table notice_letter drop column due_at;
alter table notice_letter drop column attempts;
drop table notice_mail;
