CREATE TABLE "policies_batches" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_batches" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_title" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "opens" TEXT NOT NULL,
    "closes" TEXT NOT NULL,
    "publicity_days" INTEGER NOT NULL,
    "budget_fen" INTEGER NULL,
    "materials" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL
);
CREATE TABLE "policies_declarations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_declarations" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "batch_id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_title" TEXT NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "number" INTEGER NULL,
    "state" TEXT NOT NULL,
    "counts_in" TEXT NULL,
    "exempt" INTEGER NOT NULL,
    "instance_id" TEXT NULL,
    "contact" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "file_lines" TEXT NOT NULL,
    "asked_fen" INTEGER NULL,
    "granted_fen" INTEGER NULL,
    "public_from" TEXT NULL,
    "public_until" TEXT NULL,
    "paid_fen" INTEGER NULL,
    "paid_on" TEXT NULL,
    "voucher" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "judged" TEXT NOT NULL,
    "heard" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL
);
CREATE TABLE "policies_exempt_lists" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_exempt_lists" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "batch_id" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "confirmed_at" INTEGER NULL,
    "confirmed_by_name" TEXT NOT NULL
);
CREATE TABLE "policies_notices" (
    "declaration_id" TEXT NOT NULL CONSTRAINT "PK_policies_notices" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_title" TEXT NOT NULL,
    "batch_name" TEXT NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "granted_fen" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "exempt" INTEGER NOT NULL
);
CREATE INDEX "IX_policies_batches_policy_id_visible" ON "policies_batches" ("policy_id", "visible");
CREATE INDEX "IX_policies_batches_tenant_id_changed_at" ON "policies_batches" ("tenant_id", "changed_at");
CREATE UNIQUE INDEX "IX_policies_declarations_batch_id_number" ON "policies_declarations" ("batch_id", "number");
CREATE UNIQUE INDEX "IX_policies_declarations_consumer_id_counts_in" ON "policies_declarations" ("consumer_id", "counts_in");
CREATE INDEX "IX_policies_declarations_provider_id_batch_id_state" ON "policies_declarations" ("provider_id", "batch_id", "state");
CREATE UNIQUE INDEX "IX_policies_exempt_lists_batch_id" ON "policies_exempt_lists" ("batch_id");
CREATE INDEX "IX_policies_notices_visible_until" ON "policies_notices" ("visible", "until");
