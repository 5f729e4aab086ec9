-- Attestations that were signed on paper and recorded by HR, many at once, with the scan.
CREATE TABLE paper_batch (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL REFERENCES campaign,
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    scan_name text NOT NULL CHECK (length(scan_name) BETWEEN 1 AND 200),
    scan_type text NOT NULL CHECK (scan_type IN ('application/pdf', 'image/png', 'image/jpeg', 'image/tiff')),
    scan_sha256 text NOT NULL CHECK (scan_sha256 ~ '^[0-9a-f]{64}$'),
    scan bytea NOT NULL
);
ALTER TABLE paper_batch ALTER COLUMN scan SET STORAGE EXTERNAL;
CREATE INDEX paper_batch_of_campaign ON paper_batch (campaign_id, recorded_at);

CREATE TABLE attestation_paper (
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    policy_version_id uuid NOT NULL,
    batch_id uuid NOT NULL REFERENCES paper_batch,
    -- As it stands on the paper.
    signed_on date NOT NULL,
    PRIMARY KEY (campaign_id, person_id, policy_version_id),
    FOREIGN KEY (campaign_id, person_id, policy_version_id) REFERENCES attestation
);
CREATE INDEX attestation_paper_of_batch ON attestation_paper (batch_id);
REVOKE UPDATE, DELETE, TRUNCATE ON paper_batch, attestation_paper FROM ${app_role};

-- Nobody chooses paper for a campaign; it is how one attestation came about.
ALTER TABLE attestation DROP CONSTRAINT attestation_confirmation_check;
ALTER TABLE attestation ADD CONSTRAINT attestation_confirmation_check
    CHECK (confirmation IN ('CLICK', 'TYPED_NAME', 'FRESH_LOGIN', 'PAPER'));

-- An attestation on paper has its paper, and paper says nothing about one that was given otherwise.
CREATE FUNCTION attestation_paper_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'attestation_paper' THEN
        IF EXISTS (SELECT FROM attestation a WHERE a.campaign_id = NEW.campaign_id AND a.person_id = NEW.person_id
                AND a.policy_version_id = NEW.policy_version_id AND a.state = 'ATTESTED') THEN
            RAISE EXCEPTION 'this was attested already, and what was attested is never changed';
        END IF;
    ELSIF NOT EXISTS (SELECT FROM attestation_paper p WHERE p.campaign_id = NEW.campaign_id
            AND p.person_id = NEW.person_id AND p.policy_version_id = NEW.policy_version_id) THEN
        RAISE EXCEPTION 'an attestation on paper needs its paper';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER attestation_paper_fits BEFORE INSERT ON attestation_paper
    FOR EACH ROW EXECUTE FUNCTION attestation_paper_fits();
CREATE TRIGGER attestation_has_paper BEFORE INSERT OR UPDATE ON attestation
    FOR EACH ROW WHEN (NEW.state = 'ATTESTED' AND NEW.confirmation = 'PAPER') EXECUTE FUNCTION attestation_paper_fits();
CREATE FUNCTION attestation_paper_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was recorded from paper is never changed';
END $$;
CREATE TRIGGER paper_batch_final BEFORE UPDATE OR DELETE ON paper_batch
    FOR EACH ROW EXECUTE FUNCTION attestation_paper_is_final();
CREATE TRIGGER attestation_paper_final BEFORE UPDATE OR DELETE ON attestation_paper
    FOR EACH ROW EXECUTE FUNCTION attestation_paper_is_final();
