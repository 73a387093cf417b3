alter table identity.departments add column head_id uuid;
