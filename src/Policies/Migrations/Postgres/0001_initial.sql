CREATE TABLE policies.drafts (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    tenant uuid NOT NULL,
    policy_id uuid NOT NULL,
    based_on bigint NOT NULL,
    json character varying(200000) NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_drafts" PRIMARY KEY (id)
);
CREATE TABLE policies.inbox (
    event_id uuid NOT NULL,
    handler character varying(200) NOT NULL,
    handled_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_inbox" PRIMARY KEY (event_id, handler)
);
CREATE TABLE policies.outbox (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    payload text NOT NULL,
    tenant_id uuid,
    trace_parent character varying(80),
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone,
    delivered_at timestamp with time zone,
    parked_at timestamp with time zone,
    error character varying(2000),
    CONSTRAINT "PK_outbox" PRIMARY KEY (id)
);
CREATE TABLE policies.policies (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    state character varying(40) NOT NULL,
    reference character varying(60),
    title character varying(200) NOT NULL,
    subtitle character varying(300) NOT NULL,
    level character varying(40) NOT NULL,
    issuer character varying(200) NOT NULL,
    document_number character varying(200) NOT NULL,
    published_on date,
    valid_from date,
    valid_until date,
    time_text character varying(300) NOT NULL,
    chapter character varying(60) NOT NULL,
    tool_class character varying(60) NOT NULL,
    basis character varying(1000) NOT NULL,
    target character varying(4000) NOT NULL,
    content character varying(20000) NOT NULL,
    conditions character varying(20000) NOT NULL,
    process character varying(10000) NOT NULL,
    contact character varying(1000) NOT NULL,
    source character varying(300) NOT NULL,
    source_url character varying(500) NOT NULL,
    interpretation character varying(20000) NOT NULL,
    file_lines character varying(4800) NOT NULL,
    important boolean NOT NULL,
    superseded_by_id uuid,
    superseded_on date,
    withdrawn_because character varying(500) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    shown_since timestamp with time zone,
    pushed_at timestamp with time zone,
    CONSTRAINT "PK_policies" PRIMARY KEY (id),
    CONSTRAINT "AK_policies_tenant_id_id" UNIQUE (tenant_id, id),
    CONSTRAINT "FK_policies_policies_tenant_id_superseded_by_id" FOREIGN KEY (tenant_id, superseded_by_id) REFERENCES policies.policies (tenant_id, id) ON DELETE RESTRICT
);
CREATE TABLE policies.topics (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    title character varying(200) NOT NULL,
    intro character varying(20000) NOT NULL,
    policy_ids character varying(3700) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_topics" PRIMARY KEY (id)
);
CREATE UNIQUE INDEX "IX_drafts_person_id_tenant_policy_id" ON policies.drafts (person_id, tenant, policy_id);
CREATE INDEX "IX_outbox_delivered_at_parked_at_next_attempt_at" ON policies.outbox (delivered_at, parked_at, next_attempt_at);
CREATE INDEX "IX_policies_tenant_id_document_number_title" ON policies.policies (tenant_id, document_number, title);
CREATE UNIQUE INDEX "IX_policies_tenant_id_reference" ON policies.policies (tenant_id, reference);
CREATE INDEX "IX_policies_tenant_id_state_changed_at" ON policies.policies (tenant_id, state, changed_at);
CREATE INDEX "IX_policies_tenant_id_superseded_by_id" ON policies.policies (tenant_id, superseded_by_id);
CREATE INDEX "IX_policies_visible_published_on" ON policies.policies (visible, published_on);
CREATE INDEX "IX_topics_tenant_id_title" ON policies.topics (tenant_id, title);
