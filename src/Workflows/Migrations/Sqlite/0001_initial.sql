CREATE TABLE "workflows_acts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_acts" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "instance_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "by" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "on_behalf_of" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "values" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "files" TEXT NOT NULL
);
CREATE TABLE "workflows_adoptions" (
    "tenant_id" TEXT NOT NULL CONSTRAINT "PK_workflows_adoptions" PRIMARY KEY,
    "at" INTEGER NOT NULL
);
CREATE TABLE "workflows_calendars" (
    "tenant_id" TEXT NOT NULL CONSTRAINT "PK_workflows_calendars" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "days_off" TEXT NOT NULL,
    "days_on" TEXT NOT NULL
);
CREATE TABLE "workflows_copies" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_copies" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "instance_id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "from_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "read_at" INTEGER NULL
);
CREATE TABLE "workflows_definitions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_definitions" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "changed_by" TEXT NULL,
    "changed_at" INTEGER NOT NULL,
    "published_at" INTEGER NULL
);
CREATE TABLE "workflows_inbox" (
    "event_id" TEXT NOT NULL,
    "handler" TEXT NOT NULL,
    "handled_at" INTEGER NOT NULL,
    CONSTRAINT "PK_workflows_inbox" PRIMARY KEY ("event_id", "handler")
);
CREATE TABLE "workflows_instances" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_instances" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "definition_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "process_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "suspended" INTEGER NOT NULL,
    "has_incident" INTEGER NOT NULL,
    "tokens" TEXT NOT NULL,
    "acts" INTEGER NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "started_in" TEXT NOT NULL,
    "called_by" TEXT NULL,
    "called_by_token" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL
);
CREATE TABLE "workflows_outbox" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_outbox" PRIMARY KEY,
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
CREATE TABLE "workflows_stand_ins" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_stand_ins" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "for" TEXT NOT NULL,
    "for_name" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "keys" TEXT NOT NULL,
    "ended" INTEGER NOT NULL
);
CREATE TABLE "workflows_tasks" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_tasks" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "instance_id" TEXT NOT NULL,
    "token" INTEGER NOT NULL,
    "node" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "process_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "starter_name" TEXT NOT NULL,
    "for" TEXT NOT NULL,
    "assignee" TEXT NULL,
    "assignee_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "on_behalf_of" TEXT NULL,
    "on_behalf_of_name" TEXT NOT NULL,
    "owner" TEXT NULL,
    "owner_name" TEXT NOT NULL,
    "added" TEXT NOT NULL,
    "added_to" TEXT NULL,
    "votes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "decided" TEXT NULL,
    "at" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "remind_at" INTEGER NULL,
    "overdue_told" INTEGER NOT NULL,
    "urged_at" INTEGER NULL,
    "done_at" INTEGER NULL,
    "done_by" TEXT NULL
);
CREATE TABLE "workflows_waits" (
    "id" TEXT NOT NULL CONSTRAINT "PK_workflows_waits" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "instance_id" TEXT NOT NULL,
    "wait" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL
);
CREATE INDEX "IX_workflows_acts_by_at" ON "workflows_acts" ("by", "at");
CREATE UNIQUE INDEX "IX_workflows_acts_instance_id_number" ON "workflows_acts" ("instance_id", "number");
CREATE UNIQUE INDEX "IX_workflows_copies_instance_id_to" ON "workflows_copies" ("instance_id", "to");
CREATE INDEX "IX_workflows_copies_to_at" ON "workflows_copies" ("to", "at");
CREATE UNIQUE INDEX "IX_workflows_definitions_tenant_id_key_number" ON "workflows_definitions" ("tenant_id", "key", "number");
CREATE INDEX "IX_workflows_instances_called_by" ON "workflows_instances" ("called_by");
CREATE INDEX "IX_workflows_instances_definition_id" ON "workflows_instances" ("definition_id");
CREATE INDEX "IX_workflows_instances_provider_id_state_started_at" ON "workflows_instances" ("provider_id", "state", "started_at");
CREATE INDEX "IX_workflows_instances_provider_id_subject" ON "workflows_instances" ("provider_id", "subject");
CREATE INDEX "IX_workflows_instances_started_by_started_at" ON "workflows_instances" ("started_by", "started_at");
CREATE INDEX "IX_workflows_outbox_delivered_at_parked_at_next_attempt_at" ON "workflows_outbox" ("delivered_at", "parked_at", "next_attempt_at");
CREATE INDEX "IX_workflows_stand_ins_tenant_id_for_until" ON "workflows_stand_ins" ("tenant_id", "for", "until");
CREATE INDEX "IX_workflows_tasks_done_by_done_at" ON "workflows_tasks" ("done_by", "done_at");
CREATE INDEX "IX_workflows_tasks_for_assignee_state_at" ON "workflows_tasks" ("for", "assignee", "state", "at");
CREATE INDEX "IX_workflows_tasks_for_on_behalf_of_state" ON "workflows_tasks" ("for", "on_behalf_of", "state");
CREATE INDEX "IX_workflows_tasks_for_role_state_at" ON "workflows_tasks" ("for", "role", "state", "at");
CREATE INDEX "IX_workflows_tasks_instance_id_state" ON "workflows_tasks" ("instance_id", "state");
CREATE INDEX "IX_workflows_tasks_state_overdue_told_due_at" ON "workflows_tasks" ("state", "overdue_told", "due_at");
CREATE INDEX "IX_workflows_tasks_state_remind_at" ON "workflows_tasks" ("state", "remind_at");
CREATE INDEX "IX_workflows_waits_due_at" ON "workflows_waits" ("due_at");
CREATE UNIQUE INDEX "IX_workflows_waits_instance_id_wait" ON "workflows_waits" ("instance_id", "wait");
CREATE INDEX "IX_workflows_waits_provider_id_name_subject" ON "workflows_waits" ("provider_id", "name", "subject");
