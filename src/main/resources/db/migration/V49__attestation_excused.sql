-- Who was excused by which act, one row for each person and version: the act's line in the audit trail names the filter and
-- the number, not 100,000 names. Asking somebody again clears the reason from the attestation, and not from here.
CREATE TABLE attestation_excused (
    act_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    person_id uuid NOT NULL,
    policy_version_id uuid NOT NULL,
    excused_by uuid NOT NULL REFERENCES person,
    excused_at timestamptz NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    PRIMARY KEY (act_id, person_id, policy_version_id),
    FOREIGN KEY (campaign_id, person_id, policy_version_id) REFERENCES attestation
);
CREATE INDEX attestation_excused_of_row ON attestation_excused (campaign_id, person_id, policy_version_id);
REVOKE UPDATE, DELETE, TRUNCATE ON attestation_excused FROM ${app_role};
