alter table identity_departments add column head_id text null;
