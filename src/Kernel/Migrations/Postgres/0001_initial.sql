do $$ begin
  if not exists (select from pg_roles where rolname = 'smartpark_app') then create role smartpark_app nologin nosuperuser nobypassrls nocreatedb nocreaterole; end if;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin execute format('grant smartpark_app to %I', current_user); end $$;

create function kernel.app_tenant() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;
create function kernel.app_park() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.park', true), '')::uuid $$;
create function kernel.app_person() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function kernel.app_platform() returns boolean language sql stable parallel safe as $$ select coalesce(current_setting('app.platform', true), '') = 'on' $$;

create table kernel.outbox (
  id uuid not null constraint "PK_outbox" primary key, name varchar(120) not null, payload text not null, tenant_id uuid null, trace_parent varchar(80) null,
  attempts integer not null, next_attempt_at timestamptz null, delivered_at timestamptz null, parked_at timestamptz null, error varchar(2000) null);
create index "IX_outbox_delivered_at_parked_at_next_attempt_at" on kernel.outbox (delivered_at, parked_at, next_attempt_at);
create table kernel.inbox (event_id uuid not null, handler varchar(200) not null, handled_at timestamptz not null, constraint "PK_inbox" primary key (event_id, handler));

create table kernel.audit_heads (tenant_id uuid not null constraint "PK_audit_heads" primary key, last_seq bigint not null, last_hash varchar(64) not null);
create table kernel.audit_lines (
  tenant_id uuid not null, seq bigint not null, at timestamptz not null, person_id uuid null, credential_id uuid null, actor varchar(20) not null, action varchar(120) not null,
  outcome varchar(120) not null, subject text not null, details text not null, trace varchar(80) null, previous varchar(64) not null, hash varchar(64) not null,
  constraint "PK_audit_lines" primary key (tenant_id, seq));
create index "IX_audit_lines_tenant_id_person_id_at" on kernel.audit_lines (tenant_id, person_id, at);
create index "IX_audit_lines_tenant_id_action_at" on kernel.audit_lines (tenant_id, action, at);
create function kernel.append_only() returns trigger language plpgsql as $$ begin raise exception 'the audit trail is append-only'; end $$;
create trigger audit_lines_append_only before update or delete or truncate on kernel.audit_lines for each statement execute function kernel.append_only();

create table kernel.files (
  id uuid not null constraint "PK_files" primary key, tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, name varchar(200) not null, media_type varchar(100) not null,
  size bigint not null, sha256 varchar(64) not null, stored_as varchar(80) not null, uploaded_by uuid null, uploaded_at timestamptz not null, used_by varchar(80) null);
create index "IX_files_tenant_id_used_by" on kernel.files (tenant_id, used_by);
create table kernel.protection_keys (id uuid not null constraint "PK_protection_keys" primary key, name varchar(200) not null, xml text not null);

create table kernel.idempotency (
  tenant_id uuid not null, caller varchar(80) not null, key varchar(100) not null, request_hash varchar(64) not null, answer text not null, at timestamptz not null, primary key (tenant_id, caller, key));
alter table kernel.idempotency enable row level security;
alter table kernel.idempotency force row level security;
create policy owner on kernel.idempotency using (kernel.app_platform() or tenant_id = kernel.app_tenant() or kernel.app_tenant() is null)
  with check (kernel.app_platform() or tenant_id = kernel.app_tenant() or kernel.app_tenant() is null);

-- Search: read only through search_visible, which applies owner and audience itself, because text operators lose their index behind row-level security.
create table kernel.search (
  kind varchar(40) not null, id uuid not null, owner uuid not null, audience varchar(2000) not null, permission varchar(120) null, title varchar(300) not null, snippet varchar(300) not null,
  url varchar(300) not null, at timestamptz not null, terms tsvector not null, primary key (kind, id));
create index search_terms on kernel.search using gin (terms) with (fastupdate = off);
create index search_at on kernel.search (at desc);
alter table kernel.search alter column terms set statistics 1000;
alter table kernel.search enable row level security;
create policy owner on kernel.search using (kernel.app_platform() or owner = kernel.app_tenant()) with check (kernel.app_platform() or owner = kernel.app_tenant());
create function kernel.search_visible(words tsquery, of_kind text, most integer)
  returns table (kind varchar, id uuid, permission varchar, title varchar, snippet varchar, url varchar, at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query execute format(
    'select s.kind, s.id, s.permission, s.title, s.snippet, s.url, s.at from kernel.search s
      where s.terms @@ %L::tsquery and (s.owner = %L::uuid or s.audience = ''*'' or s.audience = %L or position(%L in s.audience) > 0) and (%L::text is null or s.kind = %L)
      order by s.at desc limit %s',
    words::text, kernel.app_tenant(), 'park:' || coalesce(kernel.app_park()::text, '-'), ';' || coalesce(kernel.app_tenant()::text, '-') || ';', of_kind, of_kind, most);
end $$;
revoke all on function kernel.search_visible(tsquery, text, integer) from public;

grant usage on schema kernel to smartpark_app;
grant execute on all functions in schema kernel to smartpark_app;
grant select, insert, update, delete on kernel.idempotency, kernel.search to smartpark_app;
