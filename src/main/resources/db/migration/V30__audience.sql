-- The code of a department is a path: "engineering/platform" is a part of "engineering".
CREATE FUNCTION department_lineage(code text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(array_to_string((string_to_array(code, '/'))[1:level], '/') ORDER BY level)
    FROM generate_series(1, array_length(string_to_array(code, '/'), 1)) AS level
$$;

-- The codes of the departments above, and its own; who is in a department or below it is found without walking a tree.
ALTER TABLE department ADD COLUMN lineage text[] NOT NULL GENERATED ALWAYS AS (department_lineage(code)) STORED;

CREATE INDEX person_location ON person (location);
CREATE INDEX person_job_title ON person (job_title);

-- An audience that was given a name, to be chosen again; a campaign keeps a copy of the rule it asked by.
CREATE TABLE audience (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    rule jsonb NOT NULL CHECK (jsonb_typeof(rule) = 'object'),
    revision integer NOT NULL DEFAULT 1,
    changed_by uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX audience_name ON audience (lower(name));
