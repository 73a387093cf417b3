-- Sites, articles, enquiries, messages and the directory.
create table portal.article_columns (
  tenant_id uuid not null, code varchar(60) not null, audience varchar(2000) not null, visible boolean not null, name varchar(60) not null, name_en varchar(60) not null,
  position integer not null, constraint "PK_article_columns" primary key (tenant_id, code));
create table portal.articles (
  id uuid not null, tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, version bigint not null, "column" varchar(60) not null,
  title varchar(200) not null, summary varchar(500) not null, body text not null, cover_id uuid, attachments varchar(800) not null, source varchar(200) not null,
  readers varchar(40) not null, author_id uuid, author_name varchar(200) not null, state varchar(40) not null, changed_at timestamptz not null, publish_at timestamptz,
  expires_at timestamptz, pinned_until timestamptz, slide integer, reason varchar(500), tell boolean not null, constraint "PK_articles" primary key (id),
  constraint "AK_articles_tenant_id_id" unique (tenant_id, id));
create table portal.enquiries (
  id uuid not null, provider_id uuid not null, consumer_id uuid, version bigint not null, number varchar(20) not null, kind varchar(40) not null, state varchar(40) not null,
  title varchar(200) not null, text varchar(5000) not null, contact varchar(200) not null, asked_by uuid, asker_name varchar(200) not null, asked_at timestamptz not null,
  deadline timestamptz not null, assignee_id uuid, assignee_name varchar(200), answer varchar(10000), answered_at timestamptz, reopened boolean not null, score integer,
  score_comment varchar(1000), overdue_told boolean not null, constraint "PK_enquiries" primary key (id), constraint "AK_enquiries_provider_id_id" unique (provider_id, id));
create table portal.enquiry_numbers (
  tenant_id uuid not null, year integer not null, last integer not null, constraint "PK_enquiry_numbers" primary key (tenant_id, year));
create table portal.enterprise_cards (
  tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, version bigint not null, park_id uuid, kind varchar(40) not null,
  name varchar(200) not null, uscc varchar(18), industry_code varchar(10), division_code varchar(12), intro varchar(20000) not null, website varchar(300), logo_file_id uuid,
  contact varchar(300) not null, contact_shown boolean not null, tags varchar(800) not null, opened_at timestamptz not null,
  constraint "PK_enterprise_cards" primary key (tenant_id));
create table portal.faq_entries (
  id uuid not null, tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, version bigint not null, kind varchar(40) not null,
  question varchar(500) not null, answer varchar(10000) not null, enquiry_id uuid, changed_at timestamptz not null, constraint "PK_faq_entries" primary key (id));
create table portal.inbox (
  event_id uuid not null, handler varchar(200) not null, handled_at timestamptz not null, constraint "PK_inbox" primary key (event_id, handler));
create table portal.message_batches (
  id uuid not null, tenant_id uuid not null, kind varchar(60) not null, title_zh varchar(200) not null, title_en varchar(200) not null, url varchar(300) not null,
  sent_at timestamptz not null, recipients integer not null, constraint "PK_message_batches" primary key (id));
create table portal.message_preferences (
  person_id uuid not null, kind varchar(60) not null, email boolean not null, webhook boolean not null, constraint "PK_message_preferences" primary key (person_id, kind));
create table portal.message_settings (
  person_id uuid not null, quiet_from integer, quiet_to integer, zone varchar(60) not null, webhook_url varchar(300), webhook_secret varchar(1000),
  constraint "PK_message_settings" primary key (person_id));
create table portal.messages (
  id uuid not null, person_id uuid not null, batch_id uuid not null, from_tenant uuid not null, for_tenant uuid not null, person_name varchar(200) not null,
  kind varchar(60) not null, title_zh varchar(200) not null, title_en varchar(200) not null, body_zh varchar(2000) not null, body_en varchar(2000) not null,
  url varchar(300) not null, important boolean not null, at timestamptz not null, read_at timestamptz, archived boolean not null, constraint "PK_messages" primary key (id));
create table portal.outbox (
  id uuid not null, name varchar(120) not null, payload text not null, tenant_id uuid, trace_parent varchar(80), attempts integer not null, next_attempt_at timestamptz,
  delivered_at timestamptz, parked_at timestamptz, error varchar(2000), constraint "PK_outbox" primary key (id));
create table portal.sites (
  tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, version bigint not null, slug varchar(60) not null, domain varchar(253),
  name varchar(100) not null, name_en varchar(100) not null, logo_file_id uuid, accent varchar(7), intro varchar(4000) not null, intro_en varchar(4000) not null,
  phone varchar(60) not null, email varchar(254) not null, address varchar(300) not null, footer varchar(1000) not null, home_columns varchar(600) not null,
  question_days integer not null, complaint_days integer not null, suggestion_days integer not null, others_review boolean not null, is_default boolean not null,
  constraint "PK_sites" primary key (tenant_id));
create table portal.article_revisions (
  id uuid not null, tenant_id uuid not null, article_id uuid not null, at timestamptz not null, person_id uuid, person_name varchar(200) not null, title varchar(200) not null,
  summary varchar(500) not null, body text not null, constraint "PK_article_revisions" primary key (id),
  constraint "FK_article_revisions_articles_tenant_id_article_id" foreign key (tenant_id, article_id) references portal.articles (tenant_id, id) on delete cascade);
create table portal.access_codes (
  enquiry_id uuid not null, tenant_id uuid not null, salt varchar(32) not null, hash varchar(64) not null, failures integer not null, blocked_until timestamptz,
  constraint "PK_access_codes" primary key (enquiry_id),
  constraint "FK_access_codes_enquiries_tenant_id_enquiry_id" foreign key (tenant_id, enquiry_id) references portal.enquiries (provider_id, id) on delete cascade);
create table portal.enquiry_acts (
  id uuid not null, enquiry_id uuid not null, provider_id uuid not null, consumer_id uuid, kind varchar(40) not null, at timestamptz not null, by varchar(200) not null,
  text varchar(10000) not null, constraint "PK_enquiry_acts" primary key (id),
  constraint "FK_enquiry_acts_enquiries_provider_id_enquiry_id" foreign key (provider_id, enquiry_id) references portal.enquiries (provider_id, id) on delete cascade);
create table portal.certificates (
  id uuid not null, tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, name varchar(100) not null, number varchar(100) not null,
  issuer varchar(200) not null, valid_from date not null, valid_until date, file_id uuid, constraint "PK_certificates" primary key (id),
  constraint "FK_certificates_enterprise_cards_tenant_id" foreign key (tenant_id) references portal.enterprise_cards (tenant_id) on delete restrict);
create table portal.products (
  id uuid not null, tenant_id uuid not null, audience varchar(2000) not null, visible boolean not null, version bigint not null, kind varchar(40) not null,
  name varchar(100) not null, summary varchar(500) not null, description varchar(20000) not null, picture_id uuid, keywords varchar(800) not null,
  changed_at timestamptz not null, constraint "PK_products" primary key (id),
  constraint "FK_products_enterprise_cards_tenant_id" foreign key (tenant_id) references portal.enterprise_cards (tenant_id) on delete restrict);
create table portal.outgoing_messages (
  id uuid not null, person_id uuid not null, message_id uuid not null, way varchar(40) not null, address varchar(254) not null, culture varchar(20) not null,
  due_at timestamptz not null, attempts integer not null, sent_at timestamptz, parked_at timestamptz, error varchar(500), constraint "PK_outgoing_messages" primary key (id),
  constraint "FK_outgoing_messages_messages_message_id" foreign key (message_id) references portal.messages (id) on delete cascade);
create index "IX_access_codes_tenant_id_enquiry_id" on portal.access_codes (tenant_id, enquiry_id);
create index "IX_article_revisions_tenant_id_article_id" on portal.article_revisions (tenant_id, article_id);
create index "IX_articles_state_publish_at" on portal.articles (state, publish_at);
create index "IX_articles_tenant_id_state_changed_at" on portal.articles (tenant_id, state, changed_at);
create index "IX_articles_tenant_id_state_publish_at" on portal.articles (tenant_id, state, publish_at);
create index "IX_certificates_tenant_id" on portal.certificates (tenant_id);
create index "IX_enquiries_consumer_id_asked_at" on portal.enquiries (consumer_id, asked_at);
create unique index "IX_enquiries_provider_id_number" on portal.enquiries (provider_id, number);
create index "IX_enquiries_provider_id_state_deadline" on portal.enquiries (provider_id, state, deadline);
create index "IX_enquiry_acts_provider_id_enquiry_id" on portal.enquiry_acts (provider_id, enquiry_id);
create index "IX_enterprise_cards_park_id_visible_name" on portal.enterprise_cards (park_id, visible, name);
create index "IX_faq_entries_tenant_id_visible_changed_at" on portal.faq_entries (tenant_id, visible, changed_at);
create index "IX_message_batches_tenant_id_sent_at" on portal.message_batches (tenant_id, sent_at);
create unique index "IX_messages_batch_id_person_id" on portal.messages (batch_id, person_id);
create index "IX_messages_person_id_archived_at" on portal.messages (person_id, archived, at);
create index "IX_messages_person_id_read_at" on portal.messages (person_id, read_at);
create index "IX_outbox_delivered_at_parked_at_next_attempt_at" on portal.outbox (delivered_at, parked_at, next_attempt_at);
create index "IX_outgoing_messages_message_id" on portal.outgoing_messages (message_id);
create index "IX_outgoing_messages_sent_at_parked_at_due_at" on portal.outgoing_messages (sent_at, parked_at, due_at);
create index "IX_products_tenant_id_visible" on portal.products (tenant_id, visible);
create unique index "IX_sites_domain" on portal.sites (domain);
create unique index "IX_sites_slug" on portal.sites (slug);
