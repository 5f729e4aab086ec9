-- The people of a campaign as a file: written in the background, kept for some days, then deleted.
CREATE TABLE campaign_export (
    id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL REFERENCES campaign,
    person_id uuid NOT NULL REFERENCES person,
    format text NOT NULL CHECK (format IN ('XLSX', 'CSV', 'PDF')),
    filter jsonb NOT NULL,
    -- The filter in the words of whoever asked for it.
    filter_words text NOT NULL,
    -- Whether it may hold everyone of the campaign, and not only the team of whoever asked for it.
    everyone boolean NOT NULL,
    -- INTERRUPTED: the application ended in the middle; it can be started again.
    state text NOT NULL CHECK (state IN ('RUNNING', 'READY', 'FAILED', 'INTERRUPTED')),
    done integer NOT NULL DEFAULT 0,
    -- How many rows there will be; empty until they are counted.
    total integer,
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
CREATE INDEX campaign_export_of_person ON campaign_export (campaign_id, person_id, started_at);
CREATE INDEX campaign_export_running ON campaign_export (alive_at) WHERE state = 'RUNNING';
CREATE INDEX campaign_export_finished ON campaign_export (finished_at);

-- The file in pieces, so that nobody has to hold it in memory as a whole.
CREATE TABLE campaign_export_part (
    export_id uuid NOT NULL REFERENCES campaign_export ON DELETE CASCADE,
    number integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (export_id, number)
);
ALTER TABLE campaign_export_part ALTER COLUMN content SET STORAGE EXTERNAL;
