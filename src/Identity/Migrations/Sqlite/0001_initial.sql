create table identity_accounts (
  person_id text not null constraint "PK_identity_accounts" primary key, name text not null, email text null, email_key text null, phone text null,
  password_hash text null, password_changed_at integer null, password_history text not null, failed_attempts integer not null, locked_until integer null,
  culture text not null, disabled integer not null, created_at integer not null, version integer not null);

create table identity_api_keys (
  id text not null constraint "PK_identity_api_keys" primary key, tenant_id text not null, person_id text null, name text not null, "start" text not null,
  key_hash text not null, scopes text not null, created_by text null, created_at integer not null, expires_at integer not null, last_used_at integer null,
  revoked_at integer null, version integer not null);

create table identity_applications (
  id text not null constraint "PK_identity_applications" primary key, provider_id text not null, consumer_id text null, number text not null, secret_hash text not null,
  sub_kind text not null, company text not null, uscc text not null, industry_edition integer not null, industry_code text not null, division_code text not null,
  contact_name text not null, contact_email text not null, contact_phone text null, state text not null, reason text null, filed_by text null, filed_at integer not null,
  decided_by text null, decided_at integer null, version integer not null);

create table identity_departments (
  tenant_id text not null, id text not null, parent_id text null, name text not null, version integer not null,
  constraint "PK_identity_departments" primary key (tenant_id, id),
  constraint "FK_identity_departments_identity_departments_tenant_id_parent_id" foreign key (tenant_id, parent_id) references identity_departments (tenant_id, id) on delete restrict);

create table identity_import_runs (
  id text not null constraint "PK_identity_import_runs" primary key, tenant_id text not null, kind text not null, state text not null, file_name text not null,
  row_count integer not null, problem_count integer not null, "rows" text not null, problems text not null, started_by text null, created_at integer not null,
  ended_at integer null, failure text null, version integer not null);

create table identity_inbox (
  event_id text not null, handler text not null, handled_at integer not null,
  constraint "PK_identity_inbox" primary key (event_id, handler));

create table identity_invitations (
  id text not null constraint "PK_identity_invitations" primary key, tenant_id text not null, name text not null, email text null, email_key text null, phone text null,
  roles text not null, department_id text null, title text null, token_hash text null, invited_by text null, created_at integer not null, expires_at integer not null,
  accepted_at integer null, accepted_by text null, withdrawn_at integer null, version integer not null);

create table identity_outbox (
  id text not null constraint "PK_identity_outbox" primary key, name text not null, payload text not null, tenant_id text null, trace_parent text null,
  attempts integer not null, next_attempt_at integer null, delivered_at integer null, parked_at integer null, error text null);

create table identity_passkeys (
  id text not null constraint "PK_identity_passkeys" primary key, person_id text not null, credential_id text not null, name text not null, public_key blob not null,
  sign_count integer not null, transports text not null, is_user_verified integer not null, is_backup_eligible integer not null, is_backed_up integer not null,
  attestation_object blob not null, client_data_json blob not null, created_at integer not null, last_used_at integer null);

create table identity_password_resets (
  id text not null constraint "PK_identity_password_resets" primary key, person_id text not null, token_hash text not null, made_by text null,
  created_at integer not null, expires_at integer not null, used_at integer null);

create table identity_recovery_codes (
  id text not null constraint "PK_identity_recovery_codes" primary key, person_id text not null, code_hash text not null, used_at integer null);

create table identity_roles (
  tenant_id text not null, id text not null, name text not null, permissions text not null, version integer not null,
  constraint "PK_identity_roles" primary key (tenant_id, id));

create table identity_sessions (
  id text not null constraint "PK_identity_sessions" primary key, person_id text not null, key_hash text not null, active_tenant_id text null,
  created_at integer not null, last_seen_at integer not null, authenticated_at integer not null, method text not null, device text not null, address text not null,
  ended_at integer null);

create table identity_sign_in_records (
  id text not null constraint "PK_identity_sign_in_records" primary key, person_id text not null, at integer not null, succeeded integer not null, method text not null,
  device text not null, address text not null);

create table identity_tenants (
  id text not null constraint "PK_identity_tenants" primary key, kind text not null, sub_kind text not null, name text not null, slug text not null, uscc text null,
  industry_edition integer null, industry_code text null, division_code text null, park_id text null, enabled integer not null, disabled_because text null,
  password_profile text not null, opened_at integer not null, version integer not null);

create table identity_totp_factors (
  person_id text not null constraint "PK_identity_totp_factors" primary key, protected_secret text not null, confirmed_at integer null, last_step integer not null,
  version integer not null);

create table identity_memberships (
  tenant_id text not null, person_id text not null, name text not null, email text null, phone text null, roles text not null, department_id text null, title text null,
  disabled integer not null, joined_at integer not null, version integer not null,
  constraint "PK_identity_memberships" primary key (tenant_id, person_id),
  constraint "FK_identity_memberships_identity_accounts_person_id" foreign key (person_id) references identity_accounts (person_id) on delete restrict,
  constraint "FK_identity_memberships_identity_departments_tenant_id_department_id" foreign key (tenant_id, department_id) references identity_departments (tenant_id, id) on delete restrict,
  constraint "FK_identity_memberships_identity_tenants_tenant_id" foreign key (tenant_id) references identity_tenants (id) on delete restrict);
create unique index "IX_identity_accounts_email_key" on identity_accounts (email_key);
create unique index "IX_identity_accounts_phone" on identity_accounts (phone);
create unique index "IX_identity_api_keys_key_hash" on identity_api_keys (key_hash);
create index "IX_identity_api_keys_tenant_id_person_id" on identity_api_keys (tenant_id, person_id);
create index "IX_identity_applications_consumer_id" on identity_applications (consumer_id);
create unique index "IX_identity_applications_number" on identity_applications (number);
create index "IX_identity_applications_provider_id_state_filed_at" on identity_applications (provider_id, state, filed_at);
create index "IX_identity_applications_uscc" on identity_applications (uscc);
create index "IX_identity_departments_tenant_id_parent_id" on identity_departments (tenant_id, parent_id);
create index "IX_identity_import_runs_tenant_id_created_at" on identity_import_runs (tenant_id, created_at);
create index "IX_identity_invitations_tenant_id_created_at" on identity_invitations (tenant_id, created_at);
create index "IX_identity_invitations_tenant_id_email_key" on identity_invitations (tenant_id, email_key);
create unique index "IX_identity_invitations_token_hash" on identity_invitations (token_hash);
create index "IX_identity_memberships_person_id" on identity_memberships (person_id);
create index "IX_identity_memberships_tenant_id_department_id" on identity_memberships (tenant_id, department_id);
create index "IX_identity_outbox_delivered_at_parked_at_next_attempt_at" on identity_outbox (delivered_at, parked_at, next_attempt_at);
create unique index "IX_identity_passkeys_credential_id" on identity_passkeys (credential_id);
create index "IX_identity_passkeys_person_id" on identity_passkeys (person_id);
create index "IX_identity_password_resets_person_id" on identity_password_resets (person_id);
create unique index "IX_identity_password_resets_token_hash" on identity_password_resets (token_hash);
create index "IX_identity_recovery_codes_person_id_code_hash" on identity_recovery_codes (person_id, code_hash);
create unique index "IX_identity_roles_tenant_id_name" on identity_roles (tenant_id, name);
create index "IX_identity_sessions_active_tenant_id_ended_at" on identity_sessions (active_tenant_id, ended_at);
create unique index "IX_identity_sessions_key_hash" on identity_sessions (key_hash);
create index "IX_identity_sessions_person_id_ended_at" on identity_sessions (person_id, ended_at);
create index "IX_identity_sign_in_records_person_id_at" on identity_sign_in_records (person_id, at);
create index "IX_identity_tenants_park_id_kind_name" on identity_tenants (park_id, kind, name);
create unique index "IX_identity_tenants_slug" on identity_tenants (slug);
create unique index "IX_identity_tenants_uscc" on identity_tenants (uscc);

-- The operator's own tenant: the same in every installation.
insert into identity_tenants (id, kind, sub_kind, name, slug, enabled, password_profile, opened_at, version)
values ('00000000-0000-7000-8000-000000000001', 'Operator', 'PlatformOperator', '平台运营方', 'platform', 1, 'Standard', 1767225600000000, 1);
