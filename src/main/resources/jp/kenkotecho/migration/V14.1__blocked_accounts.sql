-- Since when an administrator has an account blocked: for everything but the list of accounts it is not there.
alter table account add column blocked_at timestamp with time zone;
