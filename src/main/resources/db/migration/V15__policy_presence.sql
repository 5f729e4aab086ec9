-- Who has a draft open at present; worth nothing after a crash, so it is not logged.
CREATE UNLOGGED TABLE draft_presence (
    version_id uuid NOT NULL REFERENCES policy_version ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, person_id)
);
