-- Notices by e-mail: where an account wants them (sealed), whom there is something to tell of, and which mails are due.
-- No row says what it is about.
create table notice_address (
    account_id varchar(36) not null primary key references account (id) on delete cascade,
    sealed_address text not null,
    language varchar(2) not null,
    sealed_code text not null,
    asked_at timestamp with time zone not null,
    attempts_left integer not null,
    confirmed_at timestamp with time zone,
    sent_at timestamp with time zone
);

create table notice_due (
    id varchar(36) not null primary key,
    person varchar(64) not null,
    writer varchar(100) not null
);

create table notice_mail (
    account_id varchar(36) not null primary key references account (id) on delete cascade,
    due_at timestamp with time zone not null,
    attempts integer not null
);
