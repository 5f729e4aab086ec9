-- Mails to be sent, written in the transaction of the act that causes them. The text comes from mail.properties
-- (key = kind) in the person's language when the mail is sent; params fill its placeholders.
CREATE TABLE outbox_mail (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL,
    params jsonb NOT NULL DEFAULT '{}',
    path text NOT NULL,
    -- A decision waits: sent at once. Everything else goes into the person's one digest of the day.
    urgent boolean NOT NULL,
    created_at timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz,
    last_error text
);
CREATE INDEX outbox_mail_due ON outbox_mail (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_mail_person ON outbox_mail (person_id, sent_at);

-- What waits for a person, whatever its kind. Attestations have a table of their own (a crowd's) and join the list there.
CREATE TABLE duty (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    verb text NOT NULL,
    title text NOT NULL,
    why text NOT NULL,
    asked_by uuid REFERENCES person,
    path text NOT NULL,
    due_at timestamptz,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    -- Who had it before it was handed over, and why ("left the organisation").
    handed_over_from uuid REFERENCES person,
    handed_over_why text
);
CREATE UNIQUE INDEX duty_once ON duty (kind, subject_id, person_id) WHERE closed_at IS NULL;
CREATE INDEX duty_of_person ON duty (person_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX duty_of_subject ON duty (subject_id) WHERE closed_at IS NULL;
