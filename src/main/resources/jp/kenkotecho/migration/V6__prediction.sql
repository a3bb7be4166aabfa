-- Predictions of an organization's people. A task goes through the people who had agreed when it began; what came of each
-- is kept until it is called off or too old, and handed out only while they agree by the very consents of then.
create table prediction_task (
    id varchar(36) not null primary key,
    kind varchar(10) not null,
    group_id varchar(100) not null,
    organization varchar(100) not null,
    caller text not null,
    asked text not null,
    state varchar(10) not null,
    at timestamp with time zone not null
);
create index prediction_task_state on prediction_task (state, at);
create table prediction_member (
    task varchar(36) not null,
    person varchar(64) not null,
    sources varchar(4000) not null,
    state varchar(10) not null,
    falls double precision not null,
    content text not null,
    primary key (task, person)
);
create index prediction_member_rank on prediction_member (task, state, falls);
