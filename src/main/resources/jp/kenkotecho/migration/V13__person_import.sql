-- Large imports of one person, done in the background: the files until then, and what came of them for a day. A record has
-- one at a time: running_for is the person while it runs, and nothing afterwards.
create table person_import (
    id varchar(36) not null primary key,
    person varchar(64) not null,
    running_for varchar(64) unique,
    caller text not null,
    sent_at timestamp with time zone not null,
    records integer not null,
    state varchar(10) not null,
    answer text not null
);
create index person_import_sent on person_import (sent_at);
create table person_import_file (
    import_id varchar(36) not null,
    number integer not null,
    packed bytea not null,
    primary key (import_id, number)
);
