-- A campaign may ask for several versions at once.
CREATE TABLE campaign_version (
    campaign_id uuid NOT NULL REFERENCES campaign ON DELETE CASCADE,
    policy_version_id uuid NOT NULL REFERENCES policy_version,
    policy_id uuid NOT NULL REFERENCES policy,
    -- Fingerprint of the version's text at the time of asking; what people confirm is exactly this text.
    text_sha256 text NOT NULL CHECK (text_sha256 ~ '^[0-9a-f]{64}$'),
    position integer NOT NULL,
    -- As long as the campaign is planned or open.
    running boolean NOT NULL,
    -- A newer major version or the policy's retirement put an end to asking about it.
    dropped boolean NOT NULL DEFAULT false,
    PRIMARY KEY (campaign_id, policy_version_id),
    UNIQUE (campaign_id, policy_version_id, text_sha256)
);
INSERT INTO campaign_version (campaign_id, policy_version_id, policy_id, text_sha256, position, running)
SELECT id, policy_version_id, policy_id, text_sha256, 1, state IN ('PLANNED', 'OPEN') FROM campaign;
CREATE UNIQUE INDEX campaign_version_running ON campaign_version (policy_id) WHERE running;
CREATE INDEX campaign_version_of_policy ON campaign_version (policy_id);
CREATE INDEX campaign_version_of_version ON campaign_version (policy_version_id);

-- One row for each person and version; the first key columns serve the staff's page, the index below the progress.
ALTER TABLE attestation
    DROP CONSTRAINT attestation_campaign_id_policy_version_id_text_sha256_fkey,
    DROP CONSTRAINT attestation_pkey,
    ADD PRIMARY KEY (campaign_id, person_id, policy_version_id),
    ADD FOREIGN KEY (campaign_id, policy_version_id, text_sha256)
        REFERENCES campaign_version (campaign_id, policy_version_id, text_sha256);

ALTER TABLE campaign
    -- The version whose publication started it; empty where a person did.
    ADD COLUMN published_version_id uuid UNIQUE REFERENCES policy_version,
    -- Who answers for it: the policy's owner, or whoever started it.
    ADD COLUMN responsible_id uuid REFERENCES person,
    -- The rule that it asks by, and the name under which it was chosen.
    ADD COLUMN audience jsonb,
    ADD COLUMN audience_name text,
    -- How many days somebody has who joins or moves later.
    ADD COLUMN due_days integer CHECK (due_days BETWEEN 1 AND 365),
    -- Whether it goes on asking those who join or move after it closed, until a newer one takes its place.
    ADD COLUMN follows boolean NOT NULL DEFAULT false,
    ADD COLUMN followed_until timestamptz;
UPDATE campaign c SET
    published_version_id = CASE WHEN c.created_by IS NULL THEN c.policy_version_id END,
    responsible_id = coalesce(c.created_by, p.owner_id),
    due_days = least(365, greatest(1, c.due_on - c.opens_at::date)),
    audience = CASE WHEN NOT EXISTS (SELECT FROM campaign_audience a WHERE a.campaign_id = c.id)
        THEN '{"include": [], "exclude": []}'::jsonb
        ELSE jsonb_build_object('exclude', '[]'::jsonb, 'include', jsonb_build_array(jsonb_build_object('criteria', (
            SELECT jsonb_agg(jsonb_build_object('kind', kind, 'values', vals)) FROM (
                SELECT kind, jsonb_agg(value ORDER BY value) AS vals FROM campaign_audience a
                WHERE a.campaign_id = c.id GROUP BY kind) AS kinds)))) END
FROM policy p WHERE p.id = c.policy_id;
ALTER TABLE campaign
    ALTER COLUMN responsible_id SET NOT NULL,
    ALTER COLUMN audience SET NOT NULL,
    ALTER COLUMN due_days SET NOT NULL;

-- Nor is the sentence or a text changed of a campaign that people were asked in.
CREATE OR REPLACE FUNCTION campaign_terms_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the statement and the texts of a launched campaign are never changed';
END $$;
DROP TRIGGER campaign_final ON campaign;
CREATE TRIGGER campaign_final BEFORE UPDATE ON campaign
    FOR EACH ROW WHEN (OLD.state <> 'PLANNED' AND NEW.statement <> OLD.statement)
    EXECUTE FUNCTION campaign_terms_are_final();
CREATE TRIGGER campaign_version_final BEFORE UPDATE ON campaign_version
    FOR EACH ROW WHEN (NEW.text_sha256 <> OLD.text_sha256 OR NEW.policy_version_id <> OLD.policy_version_id
        OR NEW.campaign_id <> OLD.campaign_id)
    EXECUTE FUNCTION campaign_terms_are_final();

-- Drops the index and constraints on them as well.
ALTER TABLE campaign DROP COLUMN policy_id, DROP COLUMN policy_version_id, DROP COLUMN text_sha256;
DROP TABLE campaign_audience;

-- FOLLOWING: closed with its result, and asking those who join or move.
ALTER TABLE campaign DROP CONSTRAINT campaign_state_check, DROP CONSTRAINT campaign_check;
ALTER TABLE campaign
    ADD CONSTRAINT campaign_state_check CHECK (state IN ('PLANNED', 'OPEN', 'FOLLOWING', 'CLOSED', 'CANCELLED')),
    ADD CONSTRAINT campaign_ended_check CHECK ((ended_at IS NOT NULL) = (state IN ('FOLLOWING', 'CLOSED', 'CANCELLED')));
CREATE INDEX campaign_at_work ON campaign (state) WHERE state IN ('PLANNED', 'OPEN', 'FOLLOWING');

-- MOVED: the person's new place does not require it any more.
ALTER TABLE attestation DROP CONSTRAINT attestation_state_check;
ALTER TABLE attestation
    ADD CONSTRAINT attestation_state_check
        CHECK (state IN ('OPEN', 'ATTESTED', 'DECLINED', 'EXCUSED', 'CANCELLED', 'LEFT', 'MOVED', 'MISSED')),
    ADD COLUMN why text NOT NULL DEFAULT 'LAUNCHED' CHECK (why IN ('LAUNCHED', 'JOINED', 'MOVED')),
    -- The day of the reminder plan up to which the row was handled, and the one before; days after the row's due date.
    ADD COLUMN plan_day integer,
    ADD COLUMN plan_day_before integer,
    ADD COLUMN planned_at timestamptz;
-- A campaign under way went by other dates; nothing of its past is reminded of again.
UPDATE attestation SET plan_day = (coalesce(last_reminded_at, asked_at) AT TIME ZONE 'UTC')::date - due_on
WHERE state <> 'ATTESTED';

-- Somebody is away for long; what they are asked waits for their return.
CREATE TABLE long_leave (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    first_day date NOT NULL,
    last_day date NOT NULL,
    entered_by uuid NOT NULL REFERENCES person,
    entered_at timestamptz NOT NULL,
    CHECK (first_day <= last_day)
);
CREATE INDEX long_leave_of_person ON long_leave (person_id, last_day);
