-- What shows that a control is done: files, links and published policies, each with its fingerprint and how long it is valid.

-- The bytes of files, once each. They lie in a table and not in large objects: so they come and go with the transaction,
-- are in every dump, and have the table's rights. In a table of its own no list ever reads them.
CREATE TABLE evidence_file (
    sha256 text PRIMARY KEY,
    content bytea NOT NULL CHECK (octet_length(content) > 0),
    CHECK (sha256 = encode(sha256(content), 'hex'))
);
-- Files that are worth packing come packed.
ALTER TABLE evidence_file ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE evidence (
    id uuid PRIMARY KEY,
    title text NOT NULL CHECK (title ~ '\S' AND length(title) <= 200),
    kind text NOT NULL CHECK (kind IN ('FILE', 'LINK', 'POLICY')),
    file_name text CHECK (length(file_name) BETWEEN 1 AND 200),
    media_type text,
    size bigint CHECK (size > 0),
    url text CHECK (url ~ '^https?://' AND length(url) <= 2000),
    policy_version_id uuid REFERENCES policy_version,
    -- SHA-256 of the file, of the link's text (UTF-8), or of the published text.
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    file_sha256 text GENERATED ALWAYS AS (CASE WHEN kind = 'FILE' THEN sha256 END) STORED REFERENCES evidence_file,
    collected_on date NOT NULL,
    -- The last day on which it is valid; empty: it does not expire.
    valid_until date CHECK (valid_until >= collected_on),
    added_by uuid NOT NULL REFERENCES person,
    added_at timestamptz NOT NULL,
    -- The earlier one in whose place it came.
    replaces_id uuid UNIQUE REFERENCES evidence CHECK (replaces_id <> id),
    replaced_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by uuid REFERENCES person,
    withdrawal_reason text CHECK (withdrawal_reason ~ '\S' AND length(withdrawal_reason) <= 2000),
    -- The end of its validity of which the owners of its controls were told.
    reminded_for date,
    revision integer NOT NULL DEFAULT 0,
    CHECK ((kind = 'FILE') = (file_name IS NOT NULL AND media_type IS NOT NULL AND size IS NOT NULL)),
    CHECK ((kind = 'LINK') = (url IS NOT NULL)),
    CHECK ((kind = 'POLICY') = (policy_version_id IS NOT NULL)),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
    CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
    CHECK (withdrawn_at IS NULL OR replaced_at IS NULL)
);
-- The same file, link or version is the same evidence, however many things it is used for.
CREATE UNIQUE INDEX evidence_once ON evidence (kind, sha256)
    WHERE kind <> 'POLICY' AND withdrawn_at IS NULL AND replaced_at IS NULL;
CREATE UNIQUE INDEX evidence_policy_once ON evidence (policy_version_id) WHERE withdrawn_at IS NULL AND replaced_at IS NULL;
CREATE INDEX evidence_expiry ON evidence (valid_until, id)
    WHERE valid_until IS NOT NULL AND withdrawn_at IS NULL AND replaced_at IS NULL;
CREATE INDEX evidence_added_by ON evidence (added_by);
CREATE INDEX evidence_file_sha256 ON evidence (file_sha256) WHERE file_sha256 IS NOT NULL;

-- What it is used for; over time the same evidence serves many reviews.
CREATE TABLE evidence_link (
    evidence_id uuid NOT NULL REFERENCES evidence,
    subject_kind text NOT NULL
        CHECK (subject_kind IN ('control', 'control-review', 'corrective-action', 'waiver', 'risk')),
    subject_id uuid NOT NULL,
    linked_by uuid NOT NULL REFERENCES person,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (evidence_id, subject_kind, subject_id)
);
CREATE INDEX evidence_link_subject ON evidence_link (subject_kind, subject_id, evidence_id);

-- What is on record stays as it is; it is withdrawn or replaced, never changed or deleted.
REVOKE UPDATE, DELETE, TRUNCATE ON evidence_file FROM ${app_role};
REVOKE UPDATE, DELETE, TRUNCATE ON evidence FROM ${app_role};
GRANT UPDATE (replaced_at, withdrawn_at, withdrawn_by, withdrawal_reason, reminded_for, revision) ON evidence TO ${app_role};
REVOKE UPDATE, TRUNCATE ON evidence_link FROM ${app_role};
