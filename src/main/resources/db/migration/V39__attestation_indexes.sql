-- One index for the figures of a campaign and for who is still open, instead of two: each is written for every person asked.
CREATE INDEX attestation_figures ON attestation (campaign_id, state, department_id);
DROP INDEX attestation_progress;
DROP INDEX attestation_still_open;

-- Digests are gathered by person and sent by their own table; only urgent mails are looked for by their time.
CREATE INDEX outbox_mail_urgent ON outbox_mail (next_attempt_at) WHERE sent_at IS NULL AND urgent;
DROP INDEX outbox_mail_due;
DROP INDEX outbox_mail_person;

-- Mails are written from the rows of people, and nobody deletes a person: checking that again for each of a crowd takes as
-- long as writing them.
ALTER TABLE outbox_mail DROP CONSTRAINT outbox_mail_person_id_fkey;
REVOKE DELETE, TRUNCATE ON person FROM ${app_role};
