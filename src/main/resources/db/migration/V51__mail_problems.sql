-- Mails that did not reach their person, and what a mail server said about the address. That somebody has no address at all is
-- no row here: the directory says so.
CREATE TABLE mail_problem (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    -- As it was when the mail was sent. Once the directory has another one, the problem is over.
    address text NOT NULL CHECK (address <> ''),
    kind text NOT NULL CHECK (kind IN ('REFUSED', 'BOUNCED')),
    -- Of an outbox_mail or a mail_digest, whichever was the mail. What came back goes out later under another id, so that a
    -- second bounce of one mail is known to be the same.
    mail_id uuid NOT NULL UNIQUE,
    said text NOT NULL CHECK (length(said) BETWEEN 1 AND 2000),
    happened_at timestamptz NOT NULL,
    -- HR had it tried again.
    settled_at timestamptz,
    settled_by uuid REFERENCES person,
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX mail_problem_open ON mail_problem (person_id, happened_at) WHERE settled_at IS NULL;
REVOKE DELETE, TRUNCATE ON mail_problem FROM ${app_role};

CREATE INDEX person_without_mail ON person (name, id) WHERE active AND coalesce(email, '') = '';

-- Where a mail went: the person may have another address by the time it comes back.
ALTER TABLE outbox_mail ADD COLUMN sent_to text;
ALTER TABLE mail_digest ADD COLUMN sent_to text;

-- What nobody would get waits aside, for a digest that does arrive; what waited too long is given up and stays on record.
ALTER TABLE outbox_mail ADD COLUMN held_at timestamptz, ADD COLUMN given_up_at timestamptz;
ALTER TABLE outbox_mail ADD CHECK (held_at IS NULL OR (sent_at IS NULL AND digest_id IS NULL AND NOT urgent));
ALTER TABLE outbox_mail ADD CHECK (given_up_at IS NULL OR held_at IS NOT NULL);
CREATE INDEX outbox_mail_held ON outbox_mail (person_id, held_at) WHERE held_at IS NOT NULL AND given_up_at IS NULL;
DROP INDEX outbox_mail_for_digest;
CREATE INDEX outbox_mail_for_digest ON outbox_mail (person_id)
    WHERE NOT urgent AND digest_id IS NULL AND held_at IS NULL;

-- A digest that did not arrive is not the day's digest.
ALTER TABLE mail_digest ADD COLUMN returned_at timestamptz;
ALTER TABLE mail_digest DROP CONSTRAINT mail_digest_person_id_day_key;
CREATE UNIQUE INDEX mail_digest_one_a_day ON mail_digest (person_id, day) WHERE returned_at IS NULL;
DROP INDEX mail_digest_due;
CREATE INDEX mail_digest_due ON mail_digest (next_attempt_at) WHERE sent_at IS NULL AND returned_at IS NULL;

-- How far the mailbox for bounces was read, a row each mailbox; the row is the claim of the node that reads.
CREATE TABLE mail_bounce_box (
    box text PRIMARY KEY,
    claimed_until timestamptz NOT NULL,
    uid_validity bigint NOT NULL DEFAULT 0,
    last_uid bigint NOT NULL DEFAULT 0 CHECK (last_uid >= 0)
);
