-- What Consent resources say, one row for each actor: written in the transaction that writes the Consent, read at every
-- access of anybody but the resident. Emergency access stands here too. Sets are words between commas.
create table sharing_rule (
    source_id varchar(80) not null,
    source_version bigint not null,
    person varchar(64) not null,
    actor varchar(100) not null,
    access_right varchar(10) not null,
    denial boolean not null,
    purposes varchar(100) not null,
    valid_from timestamp with time zone not null,
    valid_until timestamp with time zone not null,
    given_at timestamp with time zone not null,
    categories varchar(200) not null,
    sensitivities varchar(100) not null
);
create index sharing_rule_person on sharing_rule (person, actor);
create index sharing_rule_actor on sharing_rule (actor);
create index sharing_rule_source on sharing_rule (source_id);

-- Emergency access: why a clinician opened a record without consent. The reason is sealed.
create table break_glass (
    id varchar(36) not null primary key,
    account_id varchar(36) not null,
    practitioner varchar(100) not null,
    person varchar(64) not null,
    reason_sealed varchar(4000) not null,
    opened_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index break_glass_person on break_glass (person, opened_at);

-- A family member who is invited to see a record: used up by the first who gives the code.
create table family_invitation (
    code_hash varchar(64) not null primary key,
    person varchar(64) not null,
    invited_by varchar(36) not null,
    signed_by varchar(100) not null,
    name varchar(200) not null,
    relationship varchar(20) not null,
    categories varchar(200) not null,
    sensitivities varchar(100) not null,
    share_until varchar(10) not null,
    expires_at timestamp with time zone not null
);
create index family_invitation_person on family_invitation (person);

-- What happened, before it is sealed: written in the transaction of what it tells of, or by the queue of reads.
create table audit_outbox (
    id varchar(36) not null primary key,
    happened_at timestamp with time zone not null,
    entry text not null
);
create index audit_outbox_happened on audit_outbox (happened_at);

-- The trail: only ever added to. Each entry's seal covers the entry and the seal before it.
create table audit_entry (
    seq bigint not null primary key,
    id varchar(36) not null,
    happened_at timestamp with time zone not null,
    person varchar(64) not null,
    entry text not null,
    seal varchar(64) not null
);
create index audit_entry_person on audit_entry (person, seq);

-- The end of the chain, one row, locked by whoever adds to it.
create table audit_head (
    id integer not null primary key,
    seq bigint not null,
    seal varchar(64) not null
);
insert into audit_head (id, seq, seal) values (1, 0, '');

-- Who has looked at whose record before: a party's first look is told to the person.
create table audit_party (
    person varchar(64) not null,
    party varchar(150) not null,
    first_at timestamp with time zone not null,
    told boolean not null,
    primary key (person, party)
);

-- The key that signs receipts of consent, sealed, with its certificate: one for all nodes.
create table receipt_key (
    id integer not null primary key,
    sealed text not null
);
