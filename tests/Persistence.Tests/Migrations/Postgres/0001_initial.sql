CREATE TABLE probe.deals (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    text character varying(200) NOT NULL,
    CONSTRAINT "PK_deals" PRIMARY KEY (id)
);
CREATE TABLE probe.diaries (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    text character varying(200) NOT NULL,
    CONSTRAINT "PK_diaries" PRIMARY KEY (id)
);
CREATE TABLE probe.inbox (
    event_id uuid NOT NULL,
    handler character varying(200) NOT NULL,
    handled_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_inbox" PRIMARY KEY (event_id, handler)
);
CREATE TABLE probe.notes (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    text character varying(200) NOT NULL,
    parent_id uuid,
    at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT "PK_notes" PRIMARY KEY (id),
    CONSTRAINT "AK_notes_tenant_id_id" UNIQUE (tenant_id, id),
    CONSTRAINT "FK_notes_notes_tenant_id_parent_id" FOREIGN KEY (tenant_id, parent_id) REFERENCES probe.notes (tenant_id, id) ON DELETE RESTRICT
);
CREATE TABLE probe.outbox (
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
CREATE TABLE probe.pages (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    text character varying(200) NOT NULL,
    CONSTRAINT "PK_pages" PRIMARY KEY (id)
);
CREATE TABLE probe.settings (
    id uuid NOT NULL,
    text character varying(200) NOT NULL,
    CONSTRAINT "PK_settings" PRIMARY KEY (id)
);
CREATE INDEX "IX_notes_tenant_id_parent_id" ON probe.notes (tenant_id, parent_id);
CREATE UNIQUE INDEX "IX_notes_tenant_id_text" ON probe.notes (tenant_id, text);
CREATE INDEX "IX_outbox_delivered_at_parked_at_next_attempt_at" ON probe.outbox (delivered_at, parked_at, next_attempt_at);
