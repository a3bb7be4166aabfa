-- Devices on which a person reads without signing in. Of the token the device keeps here stand the hashes: of the one in
-- force, and of the one before it, which the device may still send while the answer with the new one is on its way.
create table remembered_device (
    id varchar(36) not null primary key,
    account_id varchar(36) not null references account (id) on delete cascade,
    name varchar(60) not null,
    token_hash varchar(64) not null unique,
    replaced_hash varchar(64),
    replaced_at timestamp with time zone not null,
    remembered_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index remembered_device_account on remembered_device (account_id);
create index remembered_device_expiry on remembered_device (expires_at);
