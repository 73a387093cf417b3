alter table identity.accounts add column disabled_because varchar(400);
