alter table identity_accounts add column disabled_because text null;
