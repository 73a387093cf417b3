CREATE TABLE "policies_facts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_facts" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "observed_on" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER NULL,
    "set_at" INTEGER NOT NULL,
    "set_by" TEXT NULL
);
CREATE TABLE "policies_matches" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_matches" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_number" INTEGER NOT NULL,
    "profile_number" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcomes" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "seen_on" TEXT NOT NULL,
    "replaced_at" INTEGER NULL
);
CREATE TABLE "policies_opportunities" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_opportunities" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "until" TEXT NULL,
    "body" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL
);
CREATE TABLE "policies_outreach" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_outreach" PRIMARY KEY,
    "provider_id" TEXT NOT NULL,
    "consumer_id" TEXT NULL,
    "consumer_name" TEXT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "reached_at" INTEGER NOT NULL,
    "opened_at" INTEGER NULL,
    "understood_at" INTEGER NULL,
    "applied_at" INTEGER NULL,
    "received_at" INTEGER NULL,
    "received_fen" INTEGER NULL,
    "not_for_me" TEXT NULL,
    "not_for_me_text" TEXT NOT NULL,
    "not_for_me_at" INTEGER NULL,
    "answer" TEXT NOT NULL,
    "answered_at" INTEGER NULL
);
CREATE TABLE "policies_profiles" (
    "tenant_id" TEXT NOT NULL CONSTRAINT "PK_policies_profiles" PRIMARY KEY,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "park_id" TEXT NULL,
    "number" INTEGER NOT NULL,
    "reaches" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL
);
CREATE TABLE "policies_rules" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_rules" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "visible" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "policy_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "in_force_from" TEXT NULL,
    "body" TEXT NOT NULL,
    "changed_by" TEXT NULL,
    "changed_at" INTEGER NOT NULL,
    "published_at" INTEGER NULL
);
CREATE TABLE "policies_subscriptions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_subscriptions" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "fitting_only" INTEGER NOT NULL,
    "at" INTEGER NOT NULL
);
CREATE TABLE "policies_visits" (
    "id" TEXT NOT NULL CONSTRAINT "PK_policies_visits" PRIMARY KEY,
    "tenant_id" TEXT NOT NULL,
    "enterprise" TEXT NOT NULL,
    "enterprise_name" TEXT NOT NULL,
    "policy_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "by" TEXT NULL,
    "by_name" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_policies_facts_tenant_id_field_year_since" ON "policies_facts" ("tenant_id", "field", "year", "since");
CREATE INDEX "IX_policies_matches_policy_id_replaced_at" ON "policies_matches" ("policy_id", "replaced_at");
CREATE INDEX "IX_policies_matches_tenant_id_policy_id_at" ON "policies_matches" ("tenant_id", "policy_id", "at");
CREATE INDEX "IX_policies_matches_tenant_id_replaced_at" ON "policies_matches" ("tenant_id", "replaced_at");
CREATE INDEX "IX_policies_opportunities_tenant_id_changed_at" ON "policies_opportunities" ("tenant_id", "changed_at");
CREATE INDEX "IX_policies_opportunities_visible_until" ON "policies_opportunities" ("visible", "until");
CREATE INDEX "IX_policies_outreach_consumer_id_policy_id" ON "policies_outreach" ("consumer_id", "policy_id");
CREATE UNIQUE INDEX "IX_policies_outreach_provider_id_consumer_id_policy_id" ON "policies_outreach" ("provider_id", "consumer_id", "policy_id");
CREATE INDEX "IX_policies_profiles_park_id" ON "policies_profiles" ("park_id");
CREATE UNIQUE INDEX "IX_policies_rules_policy_id_number" ON "policies_rules" ("policy_id", "number");
CREATE INDEX "IX_policies_rules_tenant_id_state" ON "policies_rules" ("tenant_id", "state");
CREATE INDEX "IX_policies_subscriptions_person_id_tenant" ON "policies_subscriptions" ("person_id", "tenant");
CREATE INDEX "IX_policies_visits_tenant_id_enterprise_on" ON "policies_visits" ("tenant_id", "enterprise", "on");
CREATE INDEX "IX_policies_visits_tenant_id_policy_id" ON "policies_visits" ("tenant_id", "policy_id");
