-- Who did what to which thing, and when: one row an act, written in the act's own transaction.
CREATE TABLE audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    on_behalf_of uuid,
    on_behalf_of_name text,
    address text,
    act text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    -- The policy (later: the control) on whose page the act is told as history.
    page_kind text NOT NULL,
    page_id uuid NOT NULL,
    details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_event_page ON audit_event (page_kind, page_id, id);
CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id, id);
CREATE INDEX audit_event_actor ON audit_event (actor_id, id);

REVOKE UPDATE, DELETE ON audit_event FROM ${app_role};

CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();
