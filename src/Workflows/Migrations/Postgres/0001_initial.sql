DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'workflows') THEN
        CREATE SCHEMA workflows;
    END IF;
END $EF$;
CREATE TABLE workflows.acts (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    instance_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    kind character varying(40) NOT NULL,
    node character varying(200) NOT NULL,
    by uuid,
    by_name character varying(100) NOT NULL,
    on_behalf_of character varying(100) NOT NULL,
    text character varying(2000) NOT NULL,
    values text NOT NULL,
    happened text NOT NULL,
    files character varying(800) NOT NULL,
    CONSTRAINT "PK_acts" PRIMARY KEY (id)
);
CREATE TABLE workflows.adoptions (
    tenant_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_adoptions" PRIMARY KEY (tenant_id)
);
CREATE TABLE workflows.calendars (
    tenant_id uuid NOT NULL,
    version bigint NOT NULL,
    zone character varying(60) NOT NULL,
    week character varying(400) NOT NULL,
    days_off character varying(2000) NOT NULL,
    days_on character varying(2000) NOT NULL,
    CONSTRAINT "PK_calendars" PRIMARY KEY (tenant_id)
);
CREATE TABLE workflows.copies (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    instance_id uuid NOT NULL,
    "to" uuid NOT NULL,
    to_name character varying(100) NOT NULL,
    from_name character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT "PK_copies" PRIMARY KEY (id)
);
CREATE TABLE workflows.definitions (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    audience character varying(2000) NOT NULL,
    visible boolean NOT NULL,
    version bigint NOT NULL,
    key character varying(60) NOT NULL,
    number integer NOT NULL,
    name character varying(100) NOT NULL,
    state character varying(40) NOT NULL,
    document character varying(4194304) NOT NULL,
    changed_by uuid,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT "PK_definitions" PRIMARY KEY (id)
);
CREATE TABLE workflows.inbox (
    event_id uuid NOT NULL,
    handler character varying(200) NOT NULL,
    handled_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_inbox" PRIMARY KEY (event_id, handler)
);
CREATE TABLE workflows.instances (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    version bigint NOT NULL,
    definition_id uuid NOT NULL,
    key character varying(60) NOT NULL,
    process_name character varying(100) NOT NULL,
    title character varying(200) NOT NULL,
    subject character varying(100) NOT NULL,
    state character varying(40) NOT NULL,
    outcome character varying(40) NOT NULL,
    suspended boolean NOT NULL,
    has_incident boolean NOT NULL,
    tokens text NOT NULL,
    acts integer NOT NULL,
    started_by uuid NOT NULL,
    started_by_name character varying(100) NOT NULL,
    started_in uuid NOT NULL,
    called_by uuid,
    called_by_token integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT "PK_instances" PRIMARY KEY (id)
);
CREATE TABLE workflows.outbox (
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
CREATE TABLE workflows.stand_ins (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    "for" uuid NOT NULL,
    for_name character varying(100) NOT NULL,
    by uuid NOT NULL,
    by_name character varying(100) NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    keys character varying(2000) NOT NULL,
    ended boolean NOT NULL,
    CONSTRAINT "PK_stand_ins" PRIMARY KEY (id)
);
CREATE TABLE workflows.tasks (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    version bigint NOT NULL,
    instance_id uuid NOT NULL,
    token integer NOT NULL,
    node character varying(200) NOT NULL,
    name character varying(200) NOT NULL,
    key character varying(60) NOT NULL,
    process_name character varying(100) NOT NULL,
    title character varying(200) NOT NULL,
    starter_name character varying(100) NOT NULL,
    "for" uuid NOT NULL,
    assignee uuid,
    assignee_name character varying(100) NOT NULL,
    role character varying(100) NOT NULL,
    why character varying(300) NOT NULL,
    on_behalf_of uuid,
    on_behalf_of_name character varying(100) NOT NULL,
    owner uuid,
    owner_name character varying(100) NOT NULL,
    added character varying(40) NOT NULL,
    added_to uuid,
    votes boolean NOT NULL,
    state character varying(40) NOT NULL,
    decided character varying(40),
    at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    remind_at timestamp with time zone,
    overdue_told boolean NOT NULL,
    urged_at timestamp with time zone,
    done_at timestamp with time zone,
    done_by uuid,
    CONSTRAINT "PK_tasks" PRIMARY KEY (id)
);
CREATE TABLE workflows.waits (
    id uuid NOT NULL,
    provider_id uuid NOT NULL,
    consumer_id uuid,
    instance_id uuid NOT NULL,
    wait integer NOT NULL,
    due_at timestamp with time zone,
    name character varying(200) NOT NULL,
    subject character varying(100) NOT NULL,
    CONSTRAINT "PK_waits" PRIMARY KEY (id)
);
CREATE INDEX "IX_acts_by_at" ON workflows.acts (by, at);
CREATE UNIQUE INDEX "IX_acts_instance_id_number" ON workflows.acts (instance_id, number);
CREATE UNIQUE INDEX "IX_copies_instance_id_to" ON workflows.copies (instance_id, "to");
CREATE INDEX "IX_copies_to_at" ON workflows.copies ("to", at);
CREATE UNIQUE INDEX "IX_definitions_tenant_id_key_number" ON workflows.definitions (tenant_id, key, number);
CREATE INDEX "IX_instances_called_by" ON workflows.instances (called_by);
CREATE INDEX "IX_instances_definition_id" ON workflows.instances (definition_id);
CREATE INDEX "IX_instances_provider_id_state_started_at" ON workflows.instances (provider_id, state, started_at);
CREATE INDEX "IX_instances_provider_id_subject" ON workflows.instances (provider_id, subject);
CREATE INDEX "IX_instances_started_by_started_at" ON workflows.instances (started_by, started_at);
CREATE INDEX "IX_outbox_delivered_at_parked_at_next_attempt_at" ON workflows.outbox (delivered_at, parked_at, next_attempt_at);
CREATE INDEX "IX_stand_ins_tenant_id_for_until" ON workflows.stand_ins (tenant_id, "for", until);
CREATE INDEX "IX_tasks_done_by_done_at" ON workflows.tasks (done_by, done_at);
CREATE INDEX "IX_tasks_for_assignee_state_at" ON workflows.tasks ("for", assignee, state, at);
CREATE INDEX "IX_tasks_for_on_behalf_of_state" ON workflows.tasks ("for", on_behalf_of, state);
CREATE INDEX "IX_tasks_for_role_state_at" ON workflows.tasks ("for", role, state, at);
CREATE INDEX "IX_tasks_instance_id_state" ON workflows.tasks (instance_id, state);
CREATE INDEX "IX_tasks_state_overdue_told_due_at" ON workflows.tasks (state, overdue_told, due_at);
CREATE INDEX "IX_tasks_state_remind_at" ON workflows.tasks (state, remind_at);
CREATE INDEX "IX_waits_due_at" ON workflows.waits (due_at);
CREATE UNIQUE INDEX "IX_waits_instance_id_wait" ON workflows.waits (instance_id, wait);
CREATE INDEX "IX_waits_provider_id_name_subject" ON workflows.waits (provider_id, name, subject);
