CREATE TABLE "policies_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_drafts" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "based_on" INTEGER NOT NULL,
    "json" TEXT NOT NULL,
    "kept_at" INTEGER NOT NULL
);
CREATE TABLE "policies_inbox" (
    "event_id" TEXT NOT NULL,
    "handler" TEXT NOT NULL,
    "handled_at" INTEGER NOT NULL,
    CONSTRAINT "PK_policies_inbox" PRIMARY KEY ("event_id", "handler")
);
CREATE TABLE "policies_outbox" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_outbox" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "tenant_id" TEXT NULL,
    "trace_parent" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" INTEGER NULL,
    "delivered_at" INTEGER NULL,
    "parked_at" INTEGER NULL,
    "error" TEXT NULL
);
CREATE TABLE "policies_policies" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_policies" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reference" TEXT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "published_on" TEXT NULL,
    "valid_from" TEXT NULL,
    "valid_until" TEXT NULL,
    "time_text" TEXT NOT NULL,
    "chapter" TEXT NOT NULL,
    "tool_class" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "conditions" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_url" TEXT NOT NULL,
    "interpretation" TEXT NOT NULL,
    "file_lines" TEXT NOT NULL,
    "important" INTEGER NOT NULL,
    "superseded_by_id" TEXT NULL,
    "superseded_on" TEXT NULL,
    "withdrawn_because" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "shown_since" INTEGER NULL,
    "pushed_at" INTEGER NULL,
    CONSTRAINT "AK_policies_policies_tenant_id_id" UNIQUE ("tenant_id", "id"),
    CONSTRAINT "FK_policies_policies_policies_policies_tenant_id_superseded_by_id" FOREIGN KEY ("tenant_id", "superseded_by_id") REFERENCES "policies_policies" ("tenant_id", "id") ON DELETE RESTRICT
);
CREATE TABLE "policies_topics" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_topics" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "intro" TEXT NOT NULL,
    "policy_ids" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_policies_drafts_person_id_tenant_policy_id" ON "policies_drafts" ("person_id", "tenant", "policy_id");
CREATE INDEX "IX_policies_outbox_delivered_at_parked_at_next_attempt_at" ON "policies_outbox" ("delivered_at", "parked_at", "next_attempt_at");
CREATE INDEX "IX_policies_policies_tenant_id_document_number_title" ON "policies_policies" ("tenant_id", "document_number", "title");
CREATE UNIQUE INDEX "IX_policies_policies_tenant_id_reference" ON "policies_policies" ("tenant_id", "reference");
CREATE INDEX "IX_policies_policies_tenant_id_state_changed_at" ON "policies_policies" ("tenant_id", "state", "changed_at");
CREATE INDEX "IX_policies_policies_tenant_id_superseded_by_id" ON "policies_policies" ("tenant_id", "superseded_by_id");
CREATE INDEX "IX_policies_policies_visible_published_on" ON "policies_policies" ("visible", "published_on");
CREATE INDEX "IX_policies_topics_tenant_id_title" ON "policies_topics" ("tenant_id", "title");
