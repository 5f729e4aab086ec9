-- How the last reading of the staff directory went, on whichever node it was.
CREATE TABLE directory_reading (
    single_row boolean PRIMARY KEY DEFAULT true CHECK (single_row),
    last_tried_at timestamptz NOT NULL,
    last_read_at timestamptz,
    took_ms bigint,
    people integer NOT NULL DEFAULT 0,
    joined integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    departed integer NOT NULL DEFAULT 0,
    -- Accounts counted and accounts disabled then; a difference calls for a whole reading at once.
    accounts integer NOT NULL DEFAULT 0,
    disabled integer NOT NULL DEFAULT 0,
    problem text
);
