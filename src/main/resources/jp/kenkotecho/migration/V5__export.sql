-- Bulk exports. A job goes through its units (a member of the cohort, or a page of a type), each written once and in one
-- transaction with its lines; what leaves stays packed until it is fetched, called off, or too old. The rows of a job and
-- its units stay when the lines are gone: they say what was handed over.
create table export_job (
    id varchar(36) not null primary key,
    client varchar(200) not null,
    scopes varchar(4000) not null,
    cohort varchar(100) not null,
    request varchar(8000) not null,
    asked text not null,
    state varchar(10) not null,
    at timestamp with time zone not null,
    expires_at timestamp with time zone,
    polled_at timestamp with time zone,
    report text
);
create index export_job_client on export_job (client, state);
create table export_unit (
    job varchar(36) not null,
    number integer not null,
    person varchar(64) not null,
    content varchar(200) not null,
    state varchar(10) not null,
    sources varchar(4000) not null,
    quasi varchar(1000) not null,
    categories varchar(400) not null,
    types varchar(2000) not null,
    left_at timestamp with time zone,
    told boolean not null,
    primary key (job, number)
);
create index export_unit_state on export_unit (job, state);
create index export_unit_told on export_unit (told, left_at);
create index export_unit_person on export_unit (person);
create table export_part (
    job varchar(36) not null,
    number integer not null,
    kind varchar(10) not null,
    type varchar(64) not null,
    lines integer not null,
    packed bytea not null,
    primary key (job, kind, type, number)
);
create table export_approval (
    job varchar(36) not null,
    account varchar(100) not null,
    at timestamp with time zone not null,
    primary key (job, account)
);
-- What was deleted, and whose it was: an export since a moment says so.
create table export_deleted (
    type varchar(64) not null,
    id varchar(64) not null,
    person varchar(64) not null,
    at timestamp with time zone not null,
    primary key (type, id, person)
);
create index export_deleted_at on export_deleted (at);
