-- How fast a clinician, and a clinic, opens records in an emergency: one row each, locked by whoever opens, so that many at
-- once count one after another on whichever node.
create table emergency_pace (
    who varchar(100) not null primary key,
    told_at timestamp with time zone
);
create table emergency_opened (
    who varchar(100) not null,
    person varchar(64) not null,
    opened_at timestamp with time zone not null
);
create index emergency_opened_who on emergency_opened (who, opened_at);
