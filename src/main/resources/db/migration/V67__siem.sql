-- How far each receiver has got in the sealed trail: the row is the claim of the node that hands over, too.
CREATE TABLE siem_cursor (
    receiver text PRIMARY KEY CHECK (receiver ~ '^[a-z]{1,20}$'),
    -- The first row of the tree that has not arrived yet.
    next_index bigint NOT NULL CHECK (next_index >= 0),
    -- How many rows the last checkpoint covers that arrived.
    checkpoint_size bigint NOT NULL DEFAULT 0 CHECK (checkpoint_size BETWEEN 0 AND next_index),
    holder uuid,
    held_until timestamptz,
    failures int NOT NULL DEFAULT 0 CHECK (failures >= 0),
    next_attempt_at timestamptz NOT NULL,
    -- Nothing is tried until somebody has changed something.
    stopped boolean NOT NULL DEFAULT false,
    trouble text CHECK (trouble IN ('SETTINGS', 'NOT_ALLOWED', 'UNREACHABLE', 'TLS', 'LOGIN', 'INDEX', 'BUSY',
        'NOT_CONFIRMED', 'ODD_ANSWER')),
    words text CHECK (length(words) <= 500),
    failing_since timestamptz,
    last_success_at timestamptz,
    CHECK ((holder IS NULL) = (held_until IS NULL)),
    CHECK ((trouble IS NULL) = (failing_since IS NULL)),
    CHECK ((trouble IS NULL) = (failures = 0)),
    CHECK (trouble IS NOT NULL OR NOT stopped)
);

-- Events that a receiver does not take, whatever it is offered with them: kept in sight, and passed over.
CREATE TABLE siem_refused (
    id uuid PRIMARY KEY,
    receiver text NOT NULL REFERENCES siem_cursor,
    -- Empty for a checkpoint, which is no row of the tree.
    leaf_index bigint CHECK (leaf_index >= 0),
    event_id text NOT NULL,
    act text NOT NULL,
    words text NOT NULL CHECK (length(words) <= 500),
    refused_at timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by uuid REFERENCES person,
    UNIQUE (receiver, event_id),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX siem_refused_open ON siem_refused (receiver, refused_at) WHERE settled_at IS NULL;
REVOKE DELETE, TRUNCATE ON siem_cursor, siem_refused FROM ${app_role};
