-- A campaign asks an audience to read and attest one version of a policy.
CREATE TABLE campaign (
    id uuid PRIMARY KEY,
    policy_id uuid NOT NULL REFERENCES policy,
    policy_version_id uuid NOT NULL REFERENCES policy_version,
    -- Fingerprint of the version's text at the time of asking; what people confirm is exactly this text.
    text_sha256 text NOT NULL CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 240),
    message text NOT NULL DEFAULT '' CHECK (length(message) <= 2000),
    -- The sentence that people confirm.
    statement text NOT NULL CHECK (length(statement) BETWEEN 1 AND 1000),
    state text NOT NULL CHECK (state IN ('PLANNED', 'OPEN', 'CLOSED', 'CANCELLED')),
    opens_at timestamptz NOT NULL,
    due_on date NOT NULL,
    -- Days after the due date on which late answers are still taken.
    grace_days integer NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
    -- Whether people who hold a valid attestation are asked as well.
    ask_again boolean NOT NULL DEFAULT false,
    -- Why it was cancelled.
    reason text,
    ended_at timestamptz,
    ended_by uuid REFERENCES person,
    -- Empty: the publication of a major change started it.
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL,
    -- The result, written when it ends; counted from the rows until then.
    asked integer,
    attested integer,
    declined integer,
    excused integer,
    left_meanwhile integer,
    CHECK ((ended_at IS NOT NULL) = (state IN ('CLOSED', 'CANCELLED'))),
    CHECK (state <> 'CANCELLED' OR reason IS NOT NULL),
    UNIQUE (id, policy_version_id, text_sha256)
);
CREATE UNIQUE INDEX campaign_running ON campaign (policy_id) WHERE state IN ('PLANNED', 'OPEN');
CREATE UNIQUE INDEX campaign_of_publication ON campaign (policy_version_id) WHERE created_by IS NULL;
CREATE INDEX campaign_of_policy ON campaign (policy_id, created_at);
CREATE INDEX campaign_of_version ON campaign (policy_version_id);

-- Whom a campaign asks, in the same way as a policy's audience: no row at all means everyone.
CREATE TABLE campaign_audience (
    campaign_id uuid NOT NULL REFERENCES campaign ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('DEPARTMENT', 'LOCATION')),
    value text NOT NULL,
    PRIMARY KEY (campaign_id, kind, value)
);

-- One row for each person asked: the crowd, written by one statement at the launch.
CREATE TABLE attestation (
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    policy_version_id uuid NOT NULL,
    text_sha256 text NOT NULL,
    -- Department and location as they were when the person was asked, so that a result stays what it was.
    department_id uuid,
    location text,
    state text NOT NULL CHECK (state IN ('OPEN', 'ATTESTED', 'DECLINED', 'EXCUSED', 'CANCELLED', 'LEFT', 'MISSED')),
    asked_at timestamptz NOT NULL,
    due_on date NOT NULL,
    answered_at timestamptz,
    -- The sentence that was confirmed, word by word.
    statement text,
    -- Why the person declined or was excused.
    reason text,
    excused_by uuid REFERENCES person,
    reminders integer NOT NULL DEFAULT 0,
    last_reminded_at timestamptz,
    escalated_at timestamptz,
    PRIMARY KEY (campaign_id, person_id),
    FOREIGN KEY (campaign_id, policy_version_id, text_sha256) REFERENCES campaign (id, policy_version_id, text_sha256),
    CHECK (state <> 'ATTESTED' OR (answered_at IS NOT NULL AND statement IS NOT NULL)),
    CHECK (state <> 'DECLINED' OR (answered_at IS NOT NULL AND reason IS NOT NULL)),
    CHECK (state <> 'EXCUSED' OR (excused_by IS NOT NULL AND reason IS NOT NULL))
);
CREATE INDEX attestation_mine_open ON attestation (person_id, due_on, campaign_id) WHERE state = 'OPEN';
CREATE INDEX attestation_mine_answered ON attestation (person_id, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX attestation_progress ON attestation (campaign_id, department_id, state);
CREATE INDEX attestation_still_open ON attestation (campaign_id, person_id) WHERE state = 'OPEN';
CREATE INDEX attestation_answers ON attestation (campaign_id, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX attestation_valid ON attestation (policy_version_id, person_id) WHERE state = 'ATTESTED';

-- What somebody attested is evidence.
CREATE FUNCTION attestation_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an attestation that was given is never changed';
END $$;
CREATE TRIGGER attestation_final BEFORE UPDATE OR DELETE ON attestation
    FOR EACH ROW WHEN (OLD.state = 'ATTESTED') EXECUTE FUNCTION attestation_is_final();

-- Nor is the sentence or the text changed of a campaign that people were asked in.
CREATE FUNCTION campaign_terms_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the statement and the text of a launched campaign are never changed';
END $$;
CREATE TRIGGER campaign_final BEFORE UPDATE ON campaign
    FOR EACH ROW WHEN (OLD.state <> 'PLANNED' AND (NEW.statement <> OLD.statement
        OR NEW.text_sha256 <> OLD.text_sha256 OR NEW.policy_version_id <> OLD.policy_version_id))
    EXECUTE FUNCTION campaign_terms_are_final();
