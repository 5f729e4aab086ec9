-- Evidence packs: made in the background, kept for some days, then deleted; that they were made and fetched stays in the trail.
CREATE TABLE evidence_pack (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    -- Who asked for it, and alone may fetch it.
    person_id uuid NOT NULL REFERENCES person,
    -- INTERRUPTED: the application ended in the middle; it can be asked for again.
    state text NOT NULL CHECK (state IN ('RUNNING', 'READY', 'FAILED', 'INTERRUPTED')),
    -- How many files it has by now.
    files integer NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    -- Renewed while it is worked on; one that is not any more was interrupted.
    alive_at timestamptz NOT NULL,
    finished_at timestamptz,
    file_name text,
    bytes bigint,
    sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CHECK ((state = 'RUNNING') = (finished_at IS NULL)),
    CHECK ((state = 'READY') = (sha256 IS NOT NULL AND bytes IS NOT NULL AND file_name IS NOT NULL))
);
CREATE INDEX evidence_pack_of_person ON evidence_pack (person_id, subject_kind, subject_id, started_at);
CREATE INDEX evidence_pack_running ON evidence_pack (alive_at) WHERE state = 'RUNNING';
CREATE INDEX evidence_pack_finished ON evidence_pack (finished_at);

-- The zip in pieces, so that nobody has to hold it in memory as a whole.
CREATE TABLE evidence_pack_part (
    pack_id uuid NOT NULL REFERENCES evidence_pack ON DELETE CASCADE,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (pack_id, number)
);
ALTER TABLE evidence_pack_part ALTER COLUMN content SET STORAGE EXTERNAL;
