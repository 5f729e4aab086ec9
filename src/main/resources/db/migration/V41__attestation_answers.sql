-- How people confirm, and the questions that they answer before.
ALTER TABLE campaign
    ADD COLUMN confirmation text NOT NULL DEFAULT 'CLICK' CHECK (confirmation IN ('CLICK', 'TYPED_NAME', 'FRESH_LOGIN')),
    ADD COLUMN pass_percent integer NOT NULL DEFAULT 100 CHECK (pass_percent BETWEEN 1 AND 100),
    ADD COLUMN attempts integer NOT NULL DEFAULT 3 CHECK (attempts BETWEEN 1 AND 20);

CREATE TABLE campaign_question (
    campaign_id uuid NOT NULL,
    policy_version_id uuid NOT NULL,
    position integer NOT NULL CHECK (position >= 1),
    question text NOT NULL CHECK (length(question) BETWEEN 1 AND 500),
    options text[] NOT NULL CHECK (cardinality(options) BETWEEN 2 AND 6),
    -- Which of the options is right, from 1.
    right_option integer NOT NULL CHECK (right_option BETWEEN 1 AND cardinality(options)),
    -- The heading of the text under which the answer stands; where a wrong answer points to.
    passage text,
    PRIMARY KEY (campaign_id, policy_version_id, position),
    FOREIGN KEY (campaign_id, policy_version_id) REFERENCES campaign_version ON DELETE CASCADE
);
CREATE FUNCTION campaign_questions_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM campaign WHERE id = OLD.campaign_id AND state <> 'PLANNED') THEN
        RAISE EXCEPTION 'the questions of a launched campaign are never changed';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER campaign_question_final BEFORE UPDATE OR DELETE ON campaign_question
    FOR EACH ROW EXECUTE FUNCTION campaign_questions_are_final();

-- The kind of confirmation belongs to the terms as well.
DROP TRIGGER campaign_final ON campaign;
CREATE TRIGGER campaign_final BEFORE UPDATE ON campaign
    FOR EACH ROW WHEN (OLD.state <> 'PLANNED' AND (NEW.statement <> OLD.statement OR NEW.confirmation <> OLD.confirmation
        OR NEW.pass_percent <> OLD.pass_percent))
    EXECUTE FUNCTION campaign_terms_are_final();

-- Each time that somebody answered the questions; only ever added to.
CREATE TABLE attestation_attempt (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    policy_version_id uuid NOT NULL,
    answered_at timestamptz NOT NULL,
    -- The option that was chosen for each question, in their order, from 1.
    given integer[] NOT NULL,
    right_answers integer NOT NULL CHECK (right_answers BETWEEN 0 AND cardinality(given)),
    passed boolean NOT NULL,
    FOREIGN KEY (campaign_id, person_id, policy_version_id) REFERENCES attestation
);
CREATE INDEX attestation_attempt_of ON attestation_attempt (campaign_id, person_id, policy_version_id);
REVOKE UPDATE, DELETE, TRUNCATE ON attestation_attempt FROM ${app_role};

ALTER TABLE attestation
    -- How it was confirmed; what was attested before there was a choice was confirmed by a click.
    ADD COLUMN confirmation text NOT NULL DEFAULT 'CLICK' CHECK (confirmation IN ('CLICK', 'TYPED_NAME', 'FRESH_LOGIN')),
    ADD COLUMN typed_name text CHECK (length(typed_name) BETWEEN 1 AND 200),
    ADD COLUMN authenticated_at timestamptz,
    -- Attempts at the questions before this count no more.
    ADD COLUMN attempts_since timestamptz,
    ADD CONSTRAINT attestation_typed_name CHECK (state <> 'ATTESTED' OR confirmation <> 'TYPED_NAME' OR typed_name IS NOT NULL),
    ADD CONSTRAINT attestation_fresh_login
        CHECK (state <> 'ATTESTED' OR confirmation <> 'FRESH_LOGIN' OR authenticated_at IS NOT NULL);

-- Somebody cannot confirm, asks something, wants an exception or did not pass: the owner of the policy answers.
CREATE TABLE attestation_followup (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    policy_version_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('DECLINED', 'QUESTION', 'EXCEPTION', 'FAILED_TEST')),
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
    asked_at timestamptz NOT NULL,
    due_on date NOT NULL,
    -- Who has to answer; nobody answers themselves.
    owner_id uuid NOT NULL REFERENCES person CHECK (owner_id <> person_id),
    -- SETTLED: no answer was needed any more.
    state text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'GRANTED', 'REFUSED', 'SETTLED')),
    answer text CHECK (length(answer) BETWEEN 1 AND 2000),
    answered_by uuid REFERENCES person CHECK (answered_by <> person_id),
    answered_at timestamptz,
    FOREIGN KEY (campaign_id, person_id, policy_version_id) REFERENCES attestation,
    CHECK ((state IN ('ANSWERED', 'GRANTED', 'REFUSED')) = (answer IS NOT NULL)),
    CHECK ((answer IS NULL) = (answered_by IS NULL) AND (state = 'OPEN') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX attestation_followup_open
    ON attestation_followup (campaign_id, person_id, policy_version_id, kind) WHERE state = 'OPEN';
CREATE INDEX attestation_followup_of_campaign ON attestation_followup (campaign_id, asked_at);
CREATE INDEX attestation_followup_of_person ON attestation_followup (person_id, asked_at);
CREATE INDEX attestation_followup_of_owner ON attestation_followup (owner_id) WHERE state = 'OPEN';

-- What somebody was answered is evidence.
CREATE FUNCTION attestation_followup_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a follow-up that was answered is never changed';
END $$;
CREATE TRIGGER attestation_followup_final BEFORE UPDATE OR DELETE ON attestation_followup
    FOR EACH ROW WHEN (OLD.state <> 'OPEN') EXECUTE FUNCTION attestation_followup_is_final();
