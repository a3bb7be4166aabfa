-- When a party looked last, and when on an earlier day: what is new to it is told from there. First looks of a day count.
alter table audit_party add column seen_at timestamp with time zone;
alter table audit_party add column seen_before timestamp with time zone;
update audit_party set seen_at = first_at;
