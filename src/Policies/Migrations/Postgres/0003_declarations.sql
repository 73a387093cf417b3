CREATE TABLE policies.batches (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    policy_id uuid NOT NULL,
    policy_title character varying(200) NOT NULL,
    name character varying(100) NOT NULL,
    opens date NOT NULL,
    closes date NOT NULL,
    publicity_days integer NOT NULL,
    budget_fen bigint,
    materials character varying(4000) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT "PK_batches" PRIMARY KEY (id)
);
CREATE TABLE policies.declarations (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    version bigint NOT NULL,
    batch_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    policy_title character varying(200) NOT NULL,
    enterprise_name character varying(200) NOT NULL,
    number integer,
    state character varying(40) NOT NULL,
    counts_in uuid,
    exempt boolean NOT NULL,
    instance_id uuid,
    contact character varying(50) NOT NULL,
    phone character varying(30) NOT NULL,
    statement character varying(2000) NOT NULL,
    facts character varying(4000) NOT NULL,
    file_lines character varying(10000) NOT NULL,
    asked_fen bigint,
    granted_fen bigint,
    public_from date,
    public_until date,
    paid_fen bigint,
    paid_on date,
    voucher character varying(60) NOT NULL,
    reason character varying(2000) NOT NULL,
    judged character varying(60000) NOT NULL,
    heard integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_declarations" PRIMARY KEY (id)
);
CREATE TABLE policies.exempt_lists (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    version bigint NOT NULL,
    batch_id uuid NOT NULL,
    lines text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_name character varying(100) NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by_name character varying(100) NOT NULL,
    CONSTRAINT "PK_exempt_lists" PRIMARY KEY (id)
);
CREATE TABLE policies.notices (
    declaration_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    policy_id uuid NOT NULL,
    policy_title character varying(200) NOT NULL,
    batch_name character varying(100) NOT NULL,
    enterprise_name character varying(200) NOT NULL,
    granted_fen bigint NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    exempt boolean NOT NULL,
    CONSTRAINT "PK_notices" PRIMARY KEY (declaration_id)
);
CREATE INDEX "IX_batches_policy_id_visible" ON policies.batches (policy_id, visible);
CREATE INDEX "IX_batches_tenant_id_changed_at" ON policies.batches (tenant_id, changed_at);
CREATE UNIQUE INDEX "IX_declarations_batch_id_number" ON policies.declarations (batch_id, number);
CREATE UNIQUE INDEX "IX_declarations_consumer_id_counts_in" ON policies.declarations (consumer_id, counts_in);
CREATE INDEX "IX_declarations_provider_id_batch_id_state" ON policies.declarations (provider_id, batch_id, state);
CREATE UNIQUE INDEX "IX_exempt_lists_batch_id" ON policies.exempt_lists (batch_id);
CREATE INDEX "IX_notices_visible_until" ON policies.notices (visible, until);
