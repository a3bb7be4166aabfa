-- Subscriptions of people's apps: where the call goes is sealed. subscription_due has a row for each change that some
-- subscription may be about; no row says what it was.
create table subscription (
    id varchar(36) not null primary key,
    account_id varchar(36) not null references account (id) on delete cascade,
    client_id varchar(100) not null,
    context varchar(64) not null,
    person varchar(64) not null,
    resource_type varchar(64) not null,
    filters varchar(500) not null,
    sealed_channel text not null,
    reason varchar(200) not null,
    ends_at timestamp with time zone,
    state varchar(10) not null,
    failure varchar(100) not null,
    changed_at timestamp with time zone not null,
    since timestamp with time zone,
    due_at timestamp with time zone,
    attempts integer not null
);

create index subscription_person on subscription (person, resource_type);
create index subscription_account on subscription (account_id);
create index subscription_due_at on subscription (due_at);

create table subscription_due (
    id varchar(36) not null,
    subscription varchar(36) not null,
    since timestamp with time zone not null,
    primary key (id, subscription)
);
