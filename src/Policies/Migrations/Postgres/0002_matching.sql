CREATE TABLE policies.facts (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    field character varying(60) NOT NULL,
    year integer NOT NULL,
    text character varying(2000) NOT NULL,
    source character varying(40) NOT NULL,
    confidence character varying(40) NOT NULL,
    observed_on date NOT NULL,
    since bigint NOT NULL,
    until bigint,
    set_at timestamp with time zone NOT NULL,
    set_by uuid,
    CONSTRAINT "PK_facts" PRIMARY KEY (id)
);
CREATE TABLE policies.matches (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    rule_id uuid NOT NULL,
    rule_number integer NOT NULL,
    profile_number bigint NOT NULL,
    day date NOT NULL,
    state character varying(40) NOT NULL,
    outcomes character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    seen_on date NOT NULL,
    replaced_at timestamp with time zone,
    CONSTRAINT "PK_matches" PRIMARY KEY (id)
);
CREATE TABLE policies.opportunities (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    kind character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    text character varying(10000) NOT NULL,
    contact character varying(500) NOT NULL,
    until date,
    body character varying(60000) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_opportunities" PRIMARY KEY (id)
);
CREATE TABLE policies.outreach (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    consumer_name character varying(200) NOT NULL,
    policy_id uuid NOT NULL,
    reached_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    understood_at timestamp with time zone,
    applied_at timestamp with time zone,
    received_at timestamp with time zone,
    received_fen bigint,
    not_for_me character varying(40),
    not_for_me_text character varying(500) NOT NULL,
    not_for_me_at timestamp with time zone,
    answer character varying(500) NOT NULL,
    answered_at timestamp with time zone,
    CONSTRAINT "PK_outreach" PRIMARY KEY (id)
);
CREATE TABLE policies.profiles (
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    name character varying(200) NOT NULL,
    park_id uuid,
    number bigint NOT NULL,
    reaches character varying(400) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_profiles" PRIMARY KEY (tenant_id)
);
CREATE TABLE policies.rules (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    policy_id uuid NOT NULL,
    number integer NOT NULL,
    state character varying(40) NOT NULL,
    in_force_from date,
    body character varying(60000) NOT NULL,
    changed_by uuid,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT "PK_rules" PRIMARY KEY (id)
);
CREATE TABLE policies.subscriptions (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    tenant uuid NOT NULL,
    words character varying(100) NOT NULL,
    fitting_only boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_subscriptions" PRIMARY KEY (id)
);
CREATE TABLE policies.visits (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    enterprise uuid NOT NULL,
    enterprise_name character varying(200) NOT NULL,
    policy_id uuid,
    kind character varying(40) NOT NULL,
    "on" date NOT NULL,
    note character varying(2000) NOT NULL,
    by uuid,
    by_name character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_visits" PRIMARY KEY (id)
);
CREATE UNIQUE INDEX "IX_facts_tenant_id_field_year_since" ON policies.facts (tenant_id, field, year, since);
CREATE INDEX "IX_matches_policy_id_replaced_at" ON policies.matches (policy_id, replaced_at);
CREATE INDEX "IX_matches_tenant_id_policy_id_at" ON policies.matches (tenant_id, policy_id, at);
CREATE INDEX "IX_matches_tenant_id_replaced_at" ON policies.matches (tenant_id, replaced_at);
CREATE INDEX "IX_opportunities_tenant_id_changed_at" ON policies.opportunities (tenant_id, changed_at);
CREATE INDEX "IX_opportunities_visible_until" ON policies.opportunities (visible, until);
CREATE INDEX "IX_outreach_consumer_id_policy_id" ON policies.outreach (consumer_id, policy_id);
CREATE UNIQUE INDEX "IX_outreach_provider_id_consumer_id_policy_id" ON policies.outreach (provider_id, consumer_id, policy_id);
CREATE INDEX "IX_profiles_park_id" ON policies.profiles (park_id);
CREATE UNIQUE INDEX "IX_rules_policy_id_number" ON policies.rules (policy_id, number);
CREATE INDEX "IX_rules_tenant_id_state" ON policies.rules (tenant_id, state);
CREATE INDEX "IX_subscriptions_person_id_tenant" ON policies.subscriptions (person_id, tenant);
CREATE INDEX "IX_visits_tenant_id_enterprise_on" ON policies.visits (tenant_id, enterprise, "on");
CREATE INDEX "IX_visits_tenant_id_policy_id" ON policies.visits (tenant_id, policy_id);
