-- Who agreed in a person's place: what they hand on ends with what they may see themselves. Empty for the person and for
-- the server; null where an older server wrote the row, until a start has read the Consent again (RulesOfBefore).
alter table sharing_rule add column granted_by varchar(100);
update sharing_rule set granted_by = '' where source_id like 'break-glass/%';
