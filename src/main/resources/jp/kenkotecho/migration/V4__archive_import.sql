-- Archives of check-ups that a municipality or an insurer sent, one row for each person's report, until it is imported:
-- then its content is gone, and what became of it stays. The scopes are those of the token that it was sent with.
create table archive_import (
    id varchar(36) not null primary key,
    client varchar(200) not null,
    scopes varchar(4000) not null,
    sent_at timestamp with time zone not null
);
create table archive_report (
    archive varchar(36) not null,
    number integer not null,
    name varchar(200) not null,
    packed bytea,
    state varchar(10) not null,
    reason_ja varchar(1000) not null,
    reason_en varchar(1000) not null,
    primary key (archive, number)
);
create index archive_report_state on archive_report (archive, state);
