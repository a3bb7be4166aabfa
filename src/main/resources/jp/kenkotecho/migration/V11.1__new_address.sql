-- A new address takes the place of the old one when it is confirmed, and not before: until then it stands apart, with how
-- many codes were sent within the hour. Codes are empty once used up.
create table notice_code (
    account_id varchar(36) not null primary key references account (id) on delete cascade,
    sealed_address text not null,
    language varchar(2) not null,
    sealed_code text not null,
    asked_at timestamp with time zone not null,
    attempts_left integer not null,
    hour_began timestamp with time zone not null,
    sent_in_hour integer not null
);
insert into notice_code (account_id, sealed_address, language, sealed_code, asked_at, attempts_left, hour_began,
    sent_in_hour)
    select account_id, sealed_address, language, sealed_code, asked_at, attempts_left, asked_at, 1
    from notice_address where confirmed_at is null;
delete from notice_address where confirmed_at is null;
alter table notice_address drop column sealed_code;
alter table notice_address drop column asked_at;
alter table notice_address drop column attempts_left;

-- Letters to an address that no account has any more, or to administrators: tried until they are taken.
create table notice_letter (
    id varchar(36) not null primary key,
    sealed_address text not null,
    language varchar(2) not null,
    kind varchar(20) not null,
    due_at timestamp with time zone not null,
    attempts integer not null
);
create index notice_letter_due on notice_letter (due_at);
