-- People who sign in, what they let applications do, and the keys and marks that the authorization server keeps.
-- Types that H2 and PostgreSQL share; times with their zone. Secrets stand here only as hashes or sealed.

-- Granular scopes are long.
alter table oauth2_authorization alter column authorized_scopes set data type varchar(8000);
alter table oauth2_authorization alter column access_token_scopes set data type varchar(8000);
-- When the row was made: a sign-in that was given up leaves no other time.
alter table oauth2_authorization add column began_at timestamp default current_timestamp;
create index oauth2_authorization_code on oauth2_authorization (authorization_code_value);
create index oauth2_authorization_refresh_token on oauth2_authorization (refresh_token_value);
create index oauth2_authorization_state on oauth2_authorization (state);
create index oauth2_authorization_principal on oauth2_authorization (principal_name);

-- The table of Spring Authorization Server's JdbcRegisteredClientRepository.
create table oauth2_registered_client (
    id varchar(100) not null primary key,
    client_id varchar(100) not null unique,
    client_id_issued_at timestamp default current_timestamp not null,
    client_secret varchar(200),
    client_secret_expires_at timestamp,
    client_name varchar(200) not null,
    client_authentication_methods varchar(1000) not null,
    authorization_grant_types varchar(1000) not null,
    redirect_uris varchar(4000),
    post_logout_redirect_uris varchar(4000),
    scopes varchar(4000) not null,
    client_settings text not null,
    token_settings varchar(2000) not null
);

create table account (
    id varchar(36) not null primary key,
    username varchar(100) not null unique,
    display_name varchar(200) not null,
    kind varchar(20) not null,
    password_hash varchar(500),
    totp_sealed varchar(500),
    totp_last_step bigint default 0 not null,
    failures integer default 0 not null,
    locked_until timestamp with time zone,
    created_at timestamp with time zone not null
);

-- Who an account is in the record: Patient/…, Practitioner/…, RelatedPerson/….
create table account_link (
    account_id varchar(36) not null references account (id) on delete cascade,
    reference varchar(100) not null,
    primary key (account_id, reference)
);

-- Who an account is at an outside identity provider.
create table account_identity (
    issuer varchar(500) not null,
    subject varchar(255) not null,
    account_id varchar(36) not null references account (id) on delete cascade,
    primary key (issuer, subject)
);

create table account_invitation (
    code_hash varchar(64) not null primary key,
    account_id varchar(36) not null references account (id) on delete cascade,
    expires_at timestamp with time zone not null
);

-- The tables of Spring Security's passkeys.
create table user_entities (
    id varchar(1000) not null primary key,
    name varchar(100) not null,
    display_name varchar(200)
);

create table user_credentials (
    credential_id varchar(1000) not null primary key,
    user_entity_user_id varchar(1000) not null,
    public_key bytea not null,
    signature_count bigint,
    uv_initialized boolean,
    backup_eligible boolean not null,
    authenticator_transports varchar(1000),
    public_key_credential_type varchar(100),
    backup_state boolean not null,
    attestation_object bytea,
    attestation_client_data_json bytea,
    created timestamp,
    last_used timestamp,
    label varchar(1000) not null
);

-- The tables of Spring Session.
create table spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- What a person let an application have: one row for each row of oauth2_authorization that a person began.
create table smart_grant (
    authorization_id varchar(100) not null primary key,
    account_id varchar(36) not null,
    client_id varchar(100) not null,
    patient varchar(64) not null,
    encounter varchar(64) not null,
    banner boolean not null,
    categories varchar(500) not null,
    read_only boolean not null,
    two_factors boolean not null,
    session_id varchar(36) not null,
    granted_at timestamp with time zone not null
);
create index smart_grant_account on smart_grant (account_id);

-- EHR launches: single use, short-lived, for one client and one person.
create table smart_launch (
    value_hash varchar(64) not null primary key,
    client_id varchar(100) not null,
    account_id varchar(36) not null,
    patient varchar(64) not null,
    encounter varchar(64) not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);

-- Refresh tokens that were used up: seeing one again ends the whole authorization.
create table smart_used_refresh_token (
    token_hash varchar(80) not null primary key,
    authorization_id varchar(100) not null,
    used_at timestamp with time zone not null
);

-- Client assertions that were seen (RFC 7523 jti): inserting one twice fails, on whichever node.
create table smart_seen_assertion (
    client_id varchar(100) not null,
    jti_hash varchar(64) not null,
    expires_at timestamp with time zone not null,
    primary key (client_id, jti_hash)
);

create table smart_signing_key (
    kid varchar(64) not null primary key,
    sealed text not null,
    created_at timestamp with time zone not null
);
