-- SMART Health Links: what a link's bearer is in the record, and what opens it. The handle is kept as its SHA-256, the key
-- and the label sealed, of the passcode a keyed digest alone.
create table share_link (
    handle varchar(64) not null primary key,
    person varchar(64) not null,
    device varchar(64) not null,
    sealed_key text not null,
    sealed_label text not null,
    flags varchar(3) not null,
    passcode varchar(64),
    attempts_left integer not null,
    comments_left integer not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);

create index share_link_person on share_link (person);
