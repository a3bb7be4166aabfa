-- A server of the version before stored the demo's clients when they were used, with their published secret: another, with
-- settings of production over the same database, would know them.
delete from oauth2_registered_client where client_id in ('demo-clinic', 'demo-backend');
