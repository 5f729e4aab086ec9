-- Which nodes run, what each of them has trouble with, and what the administrators were told of.
CREATE TABLE platform_node (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name ~ '\S' AND length(name) <= 200),
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);

-- A part that works has no row.
CREATE TABLE platform_trouble (
    node_id uuid NOT NULL REFERENCES platform_node ON DELETE CASCADE,
    part text NOT NULL CHECK (part ~ '^[a-z][a-z-]{1,29}$'),
    level text NOT NULL CHECK (level IN ('FAILS', 'INCOMPLETE', 'SLOW')),
    since timestamptz NOT NULL,
    PRIMARY KEY (node_id, part)
);

CREATE TABLE platform_notice (
    id uuid PRIMARY KEY,
    part text NOT NULL CHECK (part ~ '^[a-z][a-z-]{1,29}$'),
    since timestamptz NOT NULL,
    told_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE UNIQUE INDEX platform_notice_open ON platform_notice (part) WHERE ended_at IS NULL;
CREATE INDEX platform_notice_of_part ON platform_notice (part, told_at);
REVOKE DELETE, TRUNCATE ON platform_notice FROM ${app_role};
