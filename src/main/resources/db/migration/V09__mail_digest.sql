-- One digest a person and day; its row is the claim on it, and its id the Message-ID of the mail.
CREATE TABLE mail_digest (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    day date NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz,
    last_error text,
    UNIQUE (person_id, day)
);
CREATE INDEX mail_digest_due ON mail_digest (next_attempt_at) WHERE sent_at IS NULL;

ALTER TABLE outbox_mail ADD COLUMN digest_id uuid REFERENCES mail_digest;
CREATE INDEX outbox_mail_of_digest ON outbox_mail (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX outbox_mail_for_digest ON outbox_mail (person_id) WHERE NOT urgent AND digest_id IS NULL;
