create table kernel_outbox (
  id TEXT not null constraint "PK_kernel_outbox" primary key, name TEXT not null, payload TEXT not null, tenant_id TEXT null, trace_parent TEXT null,
  attempts INTEGER not null, next_attempt_at INTEGER null, delivered_at INTEGER null, parked_at INTEGER null, error TEXT null);
create index "IX_kernel_outbox_delivered_at_parked_at_next_attempt_at" on kernel_outbox (delivered_at, parked_at, next_attempt_at);
create table kernel_inbox (event_id TEXT not null, handler TEXT not null, handled_at INTEGER not null, constraint "PK_kernel_inbox" primary key (event_id, handler));

create table kernel_audit_heads (tenant_id TEXT not null constraint "PK_kernel_audit_heads" primary key, last_seq INTEGER not null, last_hash TEXT not null);
create table kernel_audit_lines (
  tenant_id TEXT not null, seq INTEGER not null, at INTEGER not null, person_id TEXT null, credential_id TEXT null, actor TEXT not null, action TEXT not null, outcome TEXT not null,
  subject TEXT not null, details TEXT not null, trace TEXT null, previous TEXT not null, hash TEXT not null, constraint "PK_kernel_audit_lines" primary key (tenant_id, seq));
create index "IX_kernel_audit_lines_tenant_id_person_id_at" on kernel_audit_lines (tenant_id, person_id, at);
create index "IX_kernel_audit_lines_tenant_id_action_at" on kernel_audit_lines (tenant_id, action, at);
create trigger kernel_audit_lines_no_update before update on kernel_audit_lines begin select raise(abort, 'the audit trail is append-only'); end;
create trigger kernel_audit_lines_no_delete before delete on kernel_audit_lines begin select raise(abort, 'the audit trail is append-only'); end;

create table kernel_files (
  id TEXT not null constraint "PK_kernel_files" primary key, tenant_id TEXT not null, audience TEXT not null, visible INTEGER not null, name TEXT not null, media_type TEXT not null,
  size INTEGER not null, sha256 TEXT not null, stored_as TEXT not null, uploaded_by TEXT null, uploaded_at INTEGER not null, used_by TEXT null);
create index "IX_kernel_files_tenant_id_used_by" on kernel_files (tenant_id, used_by);
create table kernel_protection_keys (id TEXT not null constraint "PK_kernel_protection_keys" primary key, name TEXT not null, xml TEXT not null);
create table kernel_idempotency (
  tenant_id TEXT not null, caller TEXT not null, key TEXT not null, request_hash TEXT not null, answer TEXT not null, at INTEGER not null, primary key (tenant_id, caller, key));

-- Search: the row number is the document's date in microseconds, so "newest first" is the index's own order.
create table kernel_search (
  rowid INTEGER primary key, kind TEXT not null, id TEXT not null, owner TEXT not null, audience TEXT not null, permission TEXT null, title TEXT not null, snippet TEXT not null, url TEXT not null,
  at INTEGER not null, unique (kind, id));
create virtual table kernel_search_terms using fts5(terms, content='', contentless_delete=1, detail='none', tokenize='unicode61');
