-- The table of Spring Authorization Server's JdbcOAuth2AuthorizationService, in types that H2 and PostgreSQL share.
create table oauth2_authorization (
    id varchar(100) not null primary key,
    registered_client_id varchar(100) not null,
    principal_name varchar(200) not null,
    authorization_grant_type varchar(100) not null,
    authorized_scopes varchar(1000),
    attributes text,
    state varchar(500),
    authorization_code_value varchar(1000),
    authorization_code_issued_at timestamp,
    authorization_code_expires_at timestamp,
    authorization_code_metadata text,
    access_token_value varchar(1000),
    access_token_issued_at timestamp,
    access_token_expires_at timestamp,
    access_token_metadata text,
    access_token_type varchar(100),
    access_token_scopes varchar(1000),
    oidc_id_token_value text,
    oidc_id_token_issued_at timestamp,
    oidc_id_token_expires_at timestamp,
    oidc_id_token_metadata text,
    refresh_token_value varchar(1000),
    refresh_token_issued_at timestamp,
    refresh_token_expires_at timestamp,
    refresh_token_metadata text,
    user_code_value varchar(1000),
    user_code_issued_at timestamp,
    user_code_expires_at timestamp,
    user_code_metadata text,
    device_code_value varchar(1000),
    device_code_issued_at timestamp,
    device_code_expires_at timestamp,
    device_code_metadata text
);

create index oauth2_authorization_access_token on oauth2_authorization (access_token_value);
create index oauth2_authorization_expiry on oauth2_authorization (access_token_expires_at);
