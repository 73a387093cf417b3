-- Sites, articles, enquiries, messages and the directory.
create table portal_article_columns (
  tenant_id TEXT not null, code TEXT not null, audience TEXT not null, visible INTEGER not null, "name" TEXT not null, name_en TEXT not null,
  "position" INTEGER not null, constraint "PK_portal_article_columns" primary key (tenant_id, code));
create table portal_articles (
  id TEXT not null constraint "PK_portal_articles" primary key, tenant_id TEXT not null, audience TEXT not null, visible INTEGER not null, version INTEGER not null,
  "column" TEXT not null, title TEXT not null, summary TEXT not null, body TEXT not null, cover_id TEXT null, attachments TEXT not null, source TEXT not null,
  readers TEXT not null, author_id TEXT null, author_name TEXT not null, state TEXT not null, changed_at INTEGER not null, publish_at INTEGER null,
  expires_at INTEGER null, pinned_until INTEGER null, slide INTEGER null, reason TEXT null, tell INTEGER not null,
  constraint "AK_portal_articles_tenant_id_id" unique (tenant_id, id));
create table portal_enquiries (
  id TEXT not null constraint "PK_portal_enquiries" primary key, provider_id TEXT not null, consumer_id TEXT null, version INTEGER not null, "number" TEXT not null,
  "kind" TEXT not null, state TEXT not null, title TEXT not null, "text" TEXT not null, contact TEXT not null, asked_by TEXT null, asker_name TEXT not null,
  asked_at INTEGER not null, deadline INTEGER not null, assignee_id TEXT null, assignee_name TEXT null, answer TEXT null, answered_at INTEGER null,
  reopened INTEGER not null, score INTEGER null, score_comment TEXT null, overdue_told INTEGER not null,
  constraint "AK_portal_enquiries_provider_id_id" unique (provider_id, id));
create table portal_enquiry_numbers (
  tenant_id TEXT not null, "year" INTEGER not null, last INTEGER not null, constraint "PK_portal_enquiry_numbers" primary key (tenant_id, "year"));
create table portal_enterprise_cards (
  tenant_id TEXT not null constraint "PK_portal_enterprise_cards" primary key, audience TEXT not null, visible INTEGER not null, version INTEGER not null,
  park_id TEXT null, "kind" TEXT not null, "name" TEXT not null, uscc TEXT null, industry_code TEXT null, division_code TEXT null, intro TEXT not null,
  website TEXT null, logo_file_id TEXT null, contact TEXT not null, contact_shown INTEGER not null, tags TEXT not null, opened_at INTEGER not null);
create table portal_faq_entries (
  id TEXT not null constraint "PK_portal_faq_entries" primary key, tenant_id TEXT not null, audience TEXT not null, visible INTEGER not null,
  version INTEGER not null, "kind" TEXT not null, question TEXT not null, answer TEXT not null, enquiry_id TEXT null, changed_at INTEGER not null);
create table portal_inbox (
  event_id TEXT not null, handler TEXT not null, handled_at INTEGER not null, constraint "PK_portal_inbox" primary key (event_id, handler));
create table portal_message_batches (
  id TEXT not null constraint "PK_portal_message_batches" primary key, tenant_id TEXT not null, "kind" TEXT not null, title_zh TEXT not null, title_en TEXT not null,
  url TEXT not null, sent_at INTEGER not null, recipients INTEGER not null);
create table portal_message_preferences (
  person_id TEXT not null, "kind" TEXT not null, email INTEGER not null, webhook INTEGER not null,
  constraint "PK_portal_message_preferences" primary key (person_id, "kind"));
create table portal_message_settings (
  person_id TEXT not null constraint "PK_portal_message_settings" primary key, quiet_from INTEGER null, quiet_to INTEGER null, zone TEXT not null,
  webhook_url TEXT null, webhook_secret TEXT null);
create table portal_messages (
  id TEXT not null constraint "PK_portal_messages" primary key, person_id TEXT not null, batch_id TEXT not null, from_tenant TEXT not null, for_tenant TEXT not null,
  person_name TEXT not null, "kind" TEXT not null, title_zh TEXT not null, title_en TEXT not null, body_zh TEXT not null, body_en TEXT not null, url TEXT not null,
  important INTEGER not null, "at" INTEGER not null, read_at INTEGER null, archived INTEGER not null);
create table portal_outbox (
  id TEXT not null constraint "PK_portal_outbox" primary key, "name" TEXT not null, payload TEXT not null, tenant_id TEXT null, trace_parent TEXT null,
  attempts INTEGER not null, next_attempt_at INTEGER null, delivered_at INTEGER null, parked_at INTEGER null, error TEXT null);
create table portal_sites (
  tenant_id TEXT not null constraint "PK_portal_sites" primary key, audience TEXT not null, visible INTEGER not null, version INTEGER not null, slug TEXT not null,
  domain TEXT null, "name" TEXT not null, name_en TEXT not null, logo_file_id TEXT null, accent TEXT null, intro TEXT not null, intro_en TEXT not null,
  phone TEXT not null, email TEXT not null, address TEXT not null, footer TEXT not null, home_columns TEXT not null, question_days INTEGER not null,
  complaint_days INTEGER not null, suggestion_days INTEGER not null, others_review INTEGER not null, is_default INTEGER not null);
create table portal_article_revisions (
  id TEXT not null constraint "PK_portal_article_revisions" primary key, tenant_id TEXT not null, article_id TEXT not null, "at" INTEGER not null, person_id TEXT null,
  person_name TEXT not null, title TEXT not null, summary TEXT not null, body TEXT not null,
  constraint "FK_portal_article_revisions_portal_articles_tenant_id_article_id" foreign key (tenant_id, article_id) references portal_articles (tenant_id, id) on delete cascade);
create table portal_access_codes (
  enquiry_id TEXT not null constraint "PK_portal_access_codes" primary key, tenant_id TEXT not null, salt TEXT not null, hash TEXT not null,
  failures INTEGER not null, blocked_until INTEGER null,
  constraint "FK_portal_access_codes_portal_enquiries_tenant_id_enquiry_id" foreign key (tenant_id, enquiry_id) references portal_enquiries (provider_id, id) on delete cascade);
create table portal_enquiry_acts (
  id TEXT not null constraint "PK_portal_enquiry_acts" primary key, enquiry_id TEXT not null, provider_id TEXT not null, consumer_id TEXT null, "kind" TEXT not null,
  "at" INTEGER not null, "by" TEXT not null, "text" TEXT not null,
  constraint "FK_portal_enquiry_acts_portal_enquiries_provider_id_enquiry_id" foreign key (provider_id, enquiry_id) references portal_enquiries (provider_id, id) on delete cascade);
create table portal_certificates (
  id TEXT not null constraint "PK_portal_certificates" primary key, tenant_id TEXT not null, audience TEXT not null, visible INTEGER not null, "name" TEXT not null,
  "number" TEXT not null, issuer TEXT not null, valid_from TEXT not null, valid_until TEXT null, file_id TEXT null,
  constraint "FK_portal_certificates_portal_enterprise_cards_tenant_id" foreign key (tenant_id) references portal_enterprise_cards (tenant_id) on delete restrict);
create table portal_products (
  id TEXT not null constraint "PK_portal_products" primary key, tenant_id TEXT not null, audience TEXT not null, visible INTEGER not null, version INTEGER not null,
  "kind" TEXT not null, "name" TEXT not null, summary TEXT not null, description TEXT not null, picture_id TEXT null, keywords TEXT not null,
  changed_at INTEGER not null,
  constraint "FK_portal_products_portal_enterprise_cards_tenant_id" foreign key (tenant_id) references portal_enterprise_cards (tenant_id) on delete restrict);
create table portal_outgoing_messages (
  id TEXT not null constraint "PK_portal_outgoing_messages" primary key, person_id TEXT not null, message_id TEXT not null, way TEXT not null, address TEXT not null,
  culture TEXT not null, due_at INTEGER not null, attempts INTEGER not null, sent_at INTEGER null, parked_at INTEGER null, error TEXT null,
  constraint "FK_portal_outgoing_messages_portal_messages_message_id" foreign key (message_id) references portal_messages (id) on delete cascade);
create index "IX_portal_access_codes_tenant_id_enquiry_id" on portal_access_codes (tenant_id, enquiry_id);
create index "IX_portal_article_revisions_tenant_id_article_id" on portal_article_revisions (tenant_id, article_id);
create index "IX_portal_articles_state_publish_at" on portal_articles (state, publish_at);
create index "IX_portal_articles_tenant_id_state_changed_at" on portal_articles (tenant_id, state, changed_at);
create index "IX_portal_articles_tenant_id_state_publish_at" on portal_articles (tenant_id, state, publish_at);
create index "IX_portal_certificates_tenant_id" on portal_certificates (tenant_id);
create index "IX_portal_enquiries_consumer_id_asked_at" on portal_enquiries (consumer_id, asked_at);
create unique index "IX_portal_enquiries_provider_id_number" on portal_enquiries (provider_id, "number");
create index "IX_portal_enquiries_provider_id_state_deadline" on portal_enquiries (provider_id, state, deadline);
create index "IX_portal_enquiry_acts_provider_id_enquiry_id" on portal_enquiry_acts (provider_id, enquiry_id);
create index "IX_portal_enterprise_cards_park_id_visible_name" on portal_enterprise_cards (park_id, visible, "name");
create index "IX_portal_faq_entries_tenant_id_visible_changed_at" on portal_faq_entries (tenant_id, visible, changed_at);
create index "IX_portal_message_batches_tenant_id_sent_at" on portal_message_batches (tenant_id, sent_at);
create unique index "IX_portal_messages_batch_id_person_id" on portal_messages (batch_id, person_id);
create index "IX_portal_messages_person_id_archived_at" on portal_messages (person_id, archived, "at");
create index "IX_portal_messages_person_id_read_at" on portal_messages (person_id, read_at);
create index "IX_portal_outbox_delivered_at_parked_at_next_attempt_at" on portal_outbox (delivered_at, parked_at, next_attempt_at);
create index "IX_portal_outgoing_messages_message_id" on portal_outgoing_messages (message_id);
create index "IX_portal_outgoing_messages_sent_at_parked_at_due_at" on portal_outgoing_messages (sent_at, parked_at, due_at);
create index "IX_portal_products_tenant_id_visible" on portal_products (tenant_id, visible);
create unique index "IX_portal_sites_domain" on portal_sites (domain);
create unique index "IX_portal_sites_slug" on portal_sites (slug);
