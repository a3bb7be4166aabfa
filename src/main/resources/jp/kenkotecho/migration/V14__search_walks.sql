-- Walks through searches: what the first page showed, and, once a second page is asked for, the rows of those to come in
-- their order. Numbers of rows, packed; what they hold is read and judged anew for each page. Cleared after a day.
create table search_walk (
    id varchar(36) not null primary key,
    owner varchar(64) not null,
    type varchar(64) not null,
    query text not null,
    begun_at timestamp with time zone not null,
    packed bytea not null
);
create index search_walk_begun on search_walk (begun_at);
create table search_walk_part (
    walk_id varchar(36) not null references search_walk (id) on delete cascade,
    start_at integer not null,
    packed bytea not null,
    is_last boolean not null,
    primary key (walk_id, start_at)
);
