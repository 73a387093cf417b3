CREATE TABLE "probe_deals" (
    "id" TEXT NOT NULL CONSTRAINT "PK_probe_deals" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "text" TEXT NOT NULL
);
CREATE TABLE "probe_diaries" (
    "id" TEXT NOT NULL CONSTRAINT "PK_probe_diaries" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "text" TEXT NOT NULL
);
CREATE TABLE "probe_inbox" (
    "event_id" TEXT NOT NULL,
    "handler" TEXT NOT NULL,
    "handled_at" INTEGER NOT NULL,
    CONSTRAINT "PK_probe_inbox" PRIMARY KEY ("event_id", "handler")
);
CREATE TABLE "probe_notes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_probe_notes" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "parent_id" TEXT NULL,
    "at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "AK_probe_notes_tenant_id_id" UNIQUE ("tenant_id", "id"),
    CONSTRAINT "FK_probe_notes_probe_notes_tenant_id_parent_id" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "probe_notes" ("tenant_id", "id") ON DELETE RESTRICT
);
CREATE TABLE "probe_outbox" (
    "id" TEXT NOT NULL CONSTRAINT "PK_probe_outbox" PRIMARY KEY,
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
CREATE TABLE "probe_pages" (
    "id" TEXT NOT NULL CONSTRAINT "PK_probe_pages" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "text" TEXT NOT NULL
);
CREATE TABLE "probe_settings" (
    "id" TEXT NOT NULL CONSTRAINT "PK_probe_settings" PRIMARY KEY,
    "text" TEXT NOT NULL
);
CREATE INDEX "IX_probe_notes_tenant_id_parent_id" ON "probe_notes" ("tenant_id", "parent_id");
CREATE UNIQUE INDEX "IX_probe_notes_tenant_id_text" ON "probe_notes" ("tenant_id", "text");
CREATE INDEX "IX_probe_outbox_delivered_at_parked_at_next_attempt_at" ON "probe_outbox" ("delivered_at", "parked_at", "next_attempt_at");
