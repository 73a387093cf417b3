create table identity.accounts (
  person_id uuid not null, name varchar(100) not null, email varchar(254), email_key varchar(254), phone varchar(11), password_hash varchar(200),
  password_changed_at timestamptz, password_history varchar(1200) not null, failed_attempts integer not null, locked_until timestamptz, culture varchar(10) not null,
  disabled boolean not null, created_at timestamptz not null, version bigint not null,
  constraint "PK_accounts" primary key (person_id));

create table identity.api_keys (
  id uuid not null, tenant_id uuid not null, person_id uuid, name varchar(60) not null, start varchar(12) not null, key_hash varchar(64) not null,
  scopes varchar(8000) not null, created_by uuid, created_at timestamptz not null, expires_at timestamptz not null, last_used_at timestamptz, revoked_at timestamptz,
  version bigint not null,
  constraint "PK_api_keys" primary key (id));

create table identity.applications (
  id uuid not null, provider_id uuid not null, consumer_id uuid, number varchar(20) not null, secret_hash varchar(64) not null, sub_kind varchar(40) not null,
  company varchar(200) not null, uscc varchar(18) not null, industry_edition integer not null, industry_code varchar(10) not null, division_code varchar(12) not null,
  contact_name varchar(100) not null, contact_email varchar(254) not null, contact_phone varchar(11), state varchar(40) not null, reason varchar(400), filed_by uuid,
  filed_at timestamptz not null, decided_by uuid, decided_at timestamptz, version bigint not null,
  constraint "PK_applications" primary key (id));

create table identity.departments (
  tenant_id uuid not null, id uuid not null, parent_id uuid, name varchar(100) not null, version bigint not null,
  constraint "PK_departments" primary key (tenant_id, id),
  constraint "FK_departments_departments_tenant_id_parent_id" foreign key (tenant_id, parent_id) references identity.departments (tenant_id, id) on delete restrict);

create table identity.import_runs (
  id uuid not null, tenant_id uuid not null, kind varchar(40) not null, state varchar(40) not null, file_name varchar(200) not null, row_count integer not null,
  problem_count integer not null, rows text not null, problems text not null, started_by uuid, created_at timestamptz not null, ended_at timestamptz,
  failure varchar(400), version bigint not null,
  constraint "PK_import_runs" primary key (id));

create table identity.inbox (
  event_id uuid not null, handler varchar(200) not null, handled_at timestamptz not null,
  constraint "PK_inbox" primary key (event_id, handler));

create table identity.invitations (
  id uuid not null, tenant_id uuid not null, name varchar(100) not null, email varchar(254), email_key varchar(254), phone varchar(11), roles varchar(2000) not null,
  department_id uuid, title varchar(60), token_hash varchar(64), invited_by uuid, created_at timestamptz not null, expires_at timestamptz not null,
  accepted_at timestamptz, accepted_by uuid, withdrawn_at timestamptz, version bigint not null,
  constraint "PK_invitations" primary key (id));

create table identity.outbox (
  id uuid not null, name varchar(120) not null, payload text not null, tenant_id uuid, trace_parent varchar(80), attempts integer not null, next_attempt_at timestamptz,
  delivered_at timestamptz, parked_at timestamptz, error varchar(2000),
  constraint "PK_outbox" primary key (id));

create table identity.passkeys (
  id uuid not null, person_id uuid not null, credential_id varchar(1400) not null, name varchar(60) not null, public_key bytea not null, sign_count bigint not null,
  transports varchar(120) not null, is_user_verified boolean not null, is_backup_eligible boolean not null, is_backed_up boolean not null,
  attestation_object bytea not null, client_data_json bytea not null, created_at timestamptz not null, last_used_at timestamptz,
  constraint "PK_passkeys" primary key (id));

create table identity.password_resets (
  id uuid not null, person_id uuid not null, token_hash varchar(64) not null, made_by uuid, created_at timestamptz not null, expires_at timestamptz not null,
  used_at timestamptz,
  constraint "PK_password_resets" primary key (id));

create table identity.recovery_codes (
  id uuid not null, person_id uuid not null, code_hash varchar(64) not null, used_at timestamptz,
  constraint "PK_recovery_codes" primary key (id));

create table identity.roles (
  tenant_id uuid not null, id uuid not null, name varchar(60) not null, permissions varchar(8000) not null, version bigint not null,
  constraint "PK_roles" primary key (tenant_id, id));

create table identity.sessions (
  id uuid not null, person_id uuid not null, key_hash varchar(64) not null, active_tenant_id uuid, created_at timestamptz not null, last_seen_at timestamptz not null,
  authenticated_at timestamptz not null, method varchar(40) not null, device varchar(120) not null, address varchar(45) not null, ended_at timestamptz,
  constraint "PK_sessions" primary key (id));

create table identity.sign_in_records (
  id uuid not null, person_id uuid not null, at timestamptz not null, succeeded boolean not null, method varchar(40) not null, device varchar(120) not null,
  address varchar(45) not null,
  constraint "PK_sign_in_records" primary key (id));

create table identity.tenants (
  id uuid not null, kind varchar(40) not null, sub_kind varchar(40) not null, name varchar(200) not null, slug varchar(40) not null, uscc varchar(18),
  industry_edition integer, industry_code varchar(10), division_code varchar(12), park_id uuid, enabled boolean not null, disabled_because varchar(400),
  password_profile varchar(40) not null, opened_at timestamptz not null, version bigint not null,
  constraint "PK_tenants" primary key (id));

create table identity.totp_factors (
  person_id uuid not null, protected_secret varchar(1000) not null, confirmed_at timestamptz, last_step bigint not null, version bigint not null,
  constraint "PK_totp_factors" primary key (person_id));

create table identity.memberships (
  tenant_id uuid not null, person_id uuid not null, name varchar(100) not null, email varchar(254), phone varchar(11), roles varchar(2000) not null, department_id uuid,
  title varchar(60), disabled boolean not null, joined_at timestamptz not null, version bigint not null,
  constraint "PK_memberships" primary key (tenant_id, person_id),
  constraint "FK_memberships_accounts_person_id" foreign key (person_id) references identity.accounts (person_id) on delete restrict,
  constraint "FK_memberships_departments_tenant_id_department_id" foreign key (tenant_id, department_id) references identity.departments (tenant_id, id) on delete restrict,
  constraint "FK_memberships_tenants_tenant_id" foreign key (tenant_id) references identity.tenants (id) on delete restrict);
create unique index "IX_accounts_email_key" on identity.accounts (email_key);
create unique index "IX_accounts_phone" on identity.accounts (phone);
create unique index "IX_api_keys_key_hash" on identity.api_keys (key_hash);
create index "IX_api_keys_tenant_id_person_id" on identity.api_keys (tenant_id, person_id);
create index "IX_applications_consumer_id" on identity.applications (consumer_id);
create unique index "IX_applications_number" on identity.applications (number);
create index "IX_applications_provider_id_state_filed_at" on identity.applications (provider_id, state, filed_at);
create index "IX_applications_uscc" on identity.applications (uscc);
create index "IX_departments_tenant_id_parent_id" on identity.departments (tenant_id, parent_id);
create index "IX_import_runs_tenant_id_created_at" on identity.import_runs (tenant_id, created_at);
create index "IX_invitations_tenant_id_created_at" on identity.invitations (tenant_id, created_at);
create index "IX_invitations_tenant_id_email_key" on identity.invitations (tenant_id, email_key);
create unique index "IX_invitations_token_hash" on identity.invitations (token_hash);
create index "IX_memberships_person_id" on identity.memberships (person_id);
create index "IX_memberships_tenant_id_department_id" on identity.memberships (tenant_id, department_id);
create index "IX_outbox_delivered_at_parked_at_next_attempt_at" on identity.outbox (delivered_at, parked_at, next_attempt_at);
create unique index "IX_passkeys_credential_id" on identity.passkeys (credential_id);
create index "IX_passkeys_person_id" on identity.passkeys (person_id);
create index "IX_password_resets_person_id" on identity.password_resets (person_id);
create unique index "IX_password_resets_token_hash" on identity.password_resets (token_hash);
create index "IX_recovery_codes_person_id_code_hash" on identity.recovery_codes (person_id, code_hash);
create unique index "IX_roles_tenant_id_name" on identity.roles (tenant_id, name);
create index "IX_sessions_active_tenant_id_ended_at" on identity.sessions (active_tenant_id, ended_at);
create unique index "IX_sessions_key_hash" on identity.sessions (key_hash);
create index "IX_sessions_person_id_ended_at" on identity.sessions (person_id, ended_at);
create index "IX_sign_in_records_person_id_at" on identity.sign_in_records (person_id, at);
create index "IX_tenants_park_id_kind_name" on identity.tenants (park_id, kind, name);
create unique index "IX_tenants_slug" on identity.tenants (slug);
create unique index "IX_tenants_uscc" on identity.tenants (uscc);

-- The operator's own tenant: the same in every installation.
insert into identity.tenants (id, kind, sub_kind, name, slug, enabled, password_profile, opened_at, version)
values ('00000000-0000-7000-8000-000000000001', 'Operator', 'PlatformOperator', '平台运营方', 'platform', true, 'Standard', '2026-01-01 00:00:00+00', 1);
